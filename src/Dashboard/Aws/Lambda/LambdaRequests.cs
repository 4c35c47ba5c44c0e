using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Lambda;

/// <summary>Lambda's read requests: a path, a function's name in it, a query.</summary>
internal static class LambdaRequests
{
    public const string Functions = "/2015-03-31/functions";
    public const string AccountSettings = "/2016-08-19/account-settings";
    public const string EventSourceMappings = "/2015-03-31/event-source-mappings";
    public const string Concurrency = "/2019-09-30/functions/{FunctionName}/concurrency";
    public const string ProvisionedConcurrency = "/2019-09-30/functions/{FunctionName}/provisioned-concurrency";
    public const string Aliases = "/2015-03-31/functions/{FunctionName}/aliases";
    public const string Policy = "/2015-03-31/functions/{FunctionName}/policy";
    public const string Configuration = "/2015-03-31/functions/{FunctionName}/configuration";

    private const string FunctionName = "{FunctionName}";

    public static ServiceRequest Get(string path, string? functionName = null, params (string Name, string? Value)[] query) => new(request =>
    {
        request.HttpMethod = "GET";
        request.ResourcePath = path;
        if (functionName is not null) request.AddPathResource(FunctionName, functionName);
        request.UseQueryString = true;
        foreach (var (name, value) in query)
            if (!string.IsNullOrEmpty(value)) request.Parameters.Add(name, value);
    });
}
