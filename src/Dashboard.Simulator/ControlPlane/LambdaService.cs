using System.Globalization;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>The Lambda REST API of one account and Region.</summary>
internal sealed class LambdaService(LambdaAccount account)
{
    private const int LargestPage = 50;
    private const long CodeStorageLimit = 322_122_547_200;
    private const long UnzippedLimit = 262_144_000;
    private const long ZippedLimit = 52_428_800;

    /// <exception cref="AwsErrorException">What AWS would answer as an error.</exception>
    public WireResponse Handle(WireRequest request) => request.Operation switch
    {
        "ListFunctions" => ListFunctions(request),
        "GetFunction" => GetFunction(request),
        "GetFunctionConfiguration" => JsonAnswer.Ok(Configuration(request)),
        "GetAccountSettings" => GetAccountSettings(),
        "GetFunctionConcurrency" => JsonAnswer.Ok(new Concurrency(Function(request).ReservedConcurrency)),
        "PutFunctionConcurrency" => PutFunctionConcurrency(request),
        "DeleteFunctionConcurrency" => DeleteFunctionConcurrency(request),
        "GetProvisionedConcurrencyConfig" => GetProvisionedConcurrency(request),
        "ListProvisionedConcurrencyConfigs" => ListProvisionedConcurrency(request),
        "PutProvisionedConcurrencyConfig" => PutProvisionedConcurrency(request),
        "DeleteProvisionedConcurrencyConfig" => DeleteProvisionedConcurrency(request),
        "ListAliases" => ListAliases(request),
        "GetPolicy" => GetPolicy(request),
        "ListEventSourceMappings" => ListEventSourceMappings(request),
        _ => throw new AwsErrorException(404, "UnknownOperationException", "Unable to determine service/operation name to be authorized"),
    };

    private WireResponse ListFunctions(WireRequest request)
    {
        var version = request.Query.GetValueOrDefault("FunctionVersion");
        if (version is not (null or "ALL")) throw Constraint.Violated(version, "functionVersion", "satisfy enum value set: [ALL]");
        var all = version == "ALL";
        var versions = account.Functions.SelectMany(function => all ? VersionsOf(function) : [(Function: function, Version: "$LATEST")]);
        var page = Paged(versions, v => $"{v.Function.Name}:{v.Version}", request);
        return JsonAnswer.Ok(new ListFunctionsResponse([.. page.Items.Select(v => FunctionView.Configuration(v.Function, account, v.Version, all))], page.Marker));
    }

    private static IEnumerable<(LambdaFunction Function, string Version)> VersionsOf(LambdaFunction function) =>
        function.Aliases.Select(alias => alias.Version).Prepend("$LATEST").Distinct().Select(version => (function, version));

    private WireResponse GetFunction(WireRequest request)
    {
        var function = Function(request);
        var location = $"https://awslambda-{account.Region}-tasks.s3.{account.Region}.amazonaws.com/snapshots/{account.AccountId}/{function.Name}";
        var concurrency = function.ReservedConcurrency is { } reserved ? new Concurrency(reserved) : null;
        return JsonAnswer.Ok(new GetFunctionResponse(Configuration(request), new("S3", location), concurrency));
    }

    private FunctionConfiguration Configuration(WireRequest request)
    {
        var (function, qualifier) = FunctionReference.Resolve(request.Path[2], account);
        qualifier = request.Query.GetValueOrDefault("Qualifier") ?? qualifier;
        if (qualifier is null or "$LATEST")
            return FunctionView.WithState(FunctionView.Configuration(function, account, qualified: qualifier is not null), function);
        var alias = function.Aliases.FirstOrDefault(a => a.Name == qualifier || a.Version == qualifier)
            ?? throw new AwsErrorException(404, "ResourceNotFoundException", $"Function not found: {function.Arn}:{qualifier}");
        var configuration = FunctionView.Configuration(function, account, alias.Version) with { FunctionArn = $"{function.Arn}:{qualifier}" };
        return FunctionView.WithState(configuration, function);
    }

    private WireResponse GetAccountSettings()
    {
        var functions = account.Functions;
        return JsonAnswer.Ok(new AccountSettings(
            new(CodeStorageLimit, UnzippedLimit, ZippedLimit, account.ConcurrencyLimit, account.UnreservedConcurrency),
            new(functions.Sum(FunctionView.CodeSize), functions.Count)));
    }

    private WireResponse PutFunctionConcurrency(WireRequest request)
    {
        var function = Function(request);
        var given = JsonAnswer.Read<Concurrency>(request.Body).ReservedConcurrentExecutions;
        var reserved = Constraint.AtLeast(Constraint.Required(given, "reservedConcurrentExecutions"), 0, "reservedConcurrentExecutions");
        account.PutReservedConcurrency(function.Name, reserved);
        return JsonAnswer.Ok(new Concurrency(reserved));
    }

    private WireResponse DeleteFunctionConcurrency(WireRequest request)
    {
        account.DeleteReservedConcurrency(Function(request).Name);
        return JsonAnswer.NoContent();
    }

    private WireResponse GetProvisionedConcurrency(WireRequest request)
    {
        var config = account.GetProvisionedConcurrency(Function(request).Name, Qualifier(request));
        return JsonAnswer.Ok(FunctionView.Provisioned(config, null));
    }

    private WireResponse ListProvisionedConcurrency(WireRequest request)
    {
        var function = Function(request);
        var page = Paged(function.Provisioned, config => config.Qualifier, request);
        return JsonAnswer.Ok(new ListProvisionedConcurrencyResponse([.. page.Items.Select(c => FunctionView.Provisioned(c, function.Arn))], page.Marker));
    }

    private WireResponse PutProvisionedConcurrency(WireRequest request)
    {
        var function = Function(request);
        var given = JsonAnswer.Read<PutProvisionedConcurrencyRequest>(request.Body).ProvisionedConcurrentExecutions;
        var requested = Constraint.AtLeast(Constraint.Required(given, "provisionedConcurrentExecutions"), 1, "provisionedConcurrentExecutions");
        var config = account.PutProvisionedConcurrency(function.Name, Qualifier(request), requested);
        return JsonAnswer.Ok(FunctionView.Provisioned(config, null), 202);
    }

    private WireResponse DeleteProvisionedConcurrency(WireRequest request)
    {
        account.DeleteProvisionedConcurrency(Function(request).Name, Qualifier(request));
        return JsonAnswer.NoContent();
    }

    private WireResponse ListAliases(WireRequest request)
    {
        var function = Function(request);
        var version = request.Query.GetValueOrDefault("FunctionVersion");
        var page = Paged(function.Aliases.Where(alias => version is null || alias.Version == version), alias => alias.Name, request);
        return JsonAnswer.Ok(new ListAliasesResponse([.. page.Items.Select(alias => FunctionView.Alias(alias, function))], page.Marker));
    }

    private WireResponse GetPolicy(WireRequest request)
    {
        var function = Function(request);
        if (function.InvokerServices.IsEmpty) throw new AwsErrorException(404, "ResourceNotFoundException", "The resource you requested does not exist.");
        return JsonAnswer.Ok(new GetPolicyResponse(FunctionView.Policy(function), "00000000-0000-0000-0000-000000000001"));
    }

    private WireResponse ListEventSourceMappings(WireRequest request)
    {
        var source = request.Query.GetValueOrDefault("EventSourceArn");
        var functions = request.Query.TryGetValue("FunctionName", out var name) ? [FunctionReference.Resolve(name, account).Function] : account.Functions;
        var mappings = functions
            .SelectMany(function => function.EventSources.Select(mapping => (Function: function, Mapping: mapping)))
            .Where(m => source is null || m.Mapping.EventSourceArn == source);
        var page = Paged(mappings, m => m.Mapping.Id.ToString(), request, 100);
        return JsonAnswer.Ok(new ListEventSourceMappingsResponse([.. page.Items.Select(m => FunctionView.EventSource(m.Mapping, m.Function, account))], page.Marker));
    }

    private LambdaFunction Function(WireRequest request) => FunctionReference.Resolve(request.Path[2], account).Function;

    private static string Qualifier(WireRequest request) => Constraint.Required(request.Query.GetValueOrDefault("Qualifier"), "qualifier");

    private static Page<T> Paged<T>(IEnumerable<T> items, Func<T, string> key, WireRequest request, int largest = LargestPage)
    {
        var size = largest;
        if (request.Query.TryGetValue("MaxItems", out var given))
        {
            if (!int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out var asked))
                throw new AwsErrorException(400, "SerializationException", $"'{given}' can not be converted to an Integer");
            size = Math.Min(largest, Constraint.Within(asked, 1, 10_000, "maxItems"));
        }
        try
        {
            return Page.Take(items, key, request.Query.GetValueOrDefault("Marker"), size);
        }
        catch (FormatException)
        {
            throw new AwsErrorException(400, "InvalidParameterValueException", "Invalid Marker");
        }
    }
}
