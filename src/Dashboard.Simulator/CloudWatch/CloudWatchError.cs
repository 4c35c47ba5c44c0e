using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch;

/// <summary>The errors of CloudWatch by its own codes: the shape's name in JSON and CBOR, the older one in the query protocol.</summary>
internal static class CloudWatchError
{
    /// <summary>Several findings stand in one message, each on a line of its own that ends with a line feed.</summary>
    public static AwsErrorException Validation(IEnumerable<string> findings) => Validation(string.Concat(findings.Select(finding => finding + "\n")));

    public static AwsErrorException Validation(string message) => new(400, "ValidationError", message);
    public static AwsErrorException InvalidValue(string message) => new(400, "InvalidParameterValueException", message, "InvalidParameterValue");
    public static AwsErrorException InvalidCombination(string message) => new(400, "InvalidParameterCombinationException", message, "InvalidParameterCombination");
    public static AwsErrorException Missing(string parameter) => new(400, "MissingRequiredParameterException", $"The parameter {parameter} is required.", "MissingParameter");
    public static AwsErrorException InvalidNextToken() => new(400, "InvalidNextToken", "The next token specified is invalid.");
    public static AwsErrorException NotFound(string message) => new(404, "ResourceNotFound", message);
}
