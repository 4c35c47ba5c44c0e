namespace Dashboard.Simulator.Wire;

/// <summary>Lambda's REST paths. Source: the service model of API version 2015-03-31.</summary>
internal static class LambdaRoutes
{
    /// <param name="path">Decoded segments; a function's name or ARN stands in the third of those that have one.</param>
    /// <returns>The operation, or null when no such path is served.</returns>
    public static string? Operation(string method, IReadOnlyList<string> path, IReadOnlyDictionary<string, string> query) => (method, path) switch
    {
        ("GET", ["2015-03-31", "functions"]) => "ListFunctions",
        ("GET", ["2015-03-31", "functions", _]) => "GetFunction",
        ("GET", ["2015-03-31", "functions", _, "configuration"]) => "GetFunctionConfiguration",
        ("GET", ["2015-03-31", "functions", _, "aliases"]) => "ListAliases",
        ("GET", ["2015-03-31", "functions", _, "policy"]) => "GetPolicy",
        ("GET", ["2015-03-31", "event-source-mappings"]) => "ListEventSourceMappings",
        ("GET", ["2016-08-19", "account-settings"]) => "GetAccountSettings",
        ("GET", ["2019-09-30", "functions", _, "concurrency"]) => "GetFunctionConcurrency",
        ("PUT", ["2017-10-31", "functions", _, "concurrency"]) => "PutFunctionConcurrency",
        ("DELETE", ["2017-10-31", "functions", _, "concurrency"]) => "DeleteFunctionConcurrency",
        ("GET", ["2019-09-30", "functions", _, "provisioned-concurrency"]) =>
            query.GetValueOrDefault("List") == "ALL" ? "ListProvisionedConcurrencyConfigs" : "GetProvisionedConcurrencyConfig",
        ("PUT", ["2019-09-30", "functions", _, "provisioned-concurrency"]) => "PutProvisionedConcurrencyConfig",
        ("DELETE", ["2019-09-30", "functions", _, "provisioned-concurrency"]) => "DeleteProvisionedConcurrencyConfig",
        _ => null,
    };
}
