using System.Text.RegularExpressions;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>A function named in any of the ways Lambda takes: name, partial ARN or ARN, each with or without a qualifier.</summary>
internal static partial class FunctionReference
{
    /// <exception cref="AwsErrorException">ValidationException: it is neither; ResourceNotFoundException: not in this account and Region.</exception>
    public static (LambdaFunction Function, string? Qualifier) Resolve(string given, LambdaAccount account)
    {
        var match = Pattern().Match(given);
        if (!match.Success) throw Constraint.Violated(given, "functionName", "satisfy regular expression pattern: " + Pattern());
        string? Part(string name) => match.Groups[name] is { Success: true, Value: var value } ? value : null;
        if ((Part("region") ?? account.Region) != account.Region || (Part("account") ?? account.AccountId) != account.AccountId)
            throw new AwsErrorException(404, "ResourceNotFoundException", $"Function not found: {given}");
        return (account.Get(match.Groups["name"].Value), Part("qualifier"));
    }

    [GeneratedRegex(@"^(arn:(aws[a-zA-Z-]*)?:lambda:)?((?<region>[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}):)?((?<account>\d{12}):)?(function:)?(?<name>[a-zA-Z0-9-_]+)(:(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
