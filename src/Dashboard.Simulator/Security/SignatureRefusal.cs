using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Security;

/// <summary>
/// AWS's words and codes for a request it does not believe. Each carries the shape's name and the query protocol's code; clients
/// take InvalidSignatureException and SignatureDoesNotMatch with a distant Date header as a sign that their clock is wrong.
/// </summary>
internal static class SignatureRefusal
{
    public static AwsErrorException MissingToken(int status) =>
        new(status, "MissingAuthenticationTokenException", "Request is missing Authentication Token", "MissingAuthenticationToken");

    public static AwsErrorException Incomplete(string problem) => new(400, "IncompleteSignatureException", problem, "IncompleteSignature");

    public static AwsErrorException UnknownKey(int status) =>
        new(status, "UnrecognizedClientException", "The security token included in the request is invalid.", "InvalidClientTokenId");

    public static AwsErrorException ExpiredToken(int status) =>
        new(status, "ExpiredTokenException", "The security token included in the request is expired", "ExpiredToken");

    public static AwsErrorException InvalidSignature(int status, string message) =>
        new(status, "InvalidSignatureException", message, "SignatureDoesNotMatch");

    public static AwsErrorException Mismatch(int status, string canonicalRequest, string stringToSign) => InvalidSignature(status,
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing "
        + "method. Consult the service documentation for details.\n\n"
        + $"The Canonical String for this request should have been\n'{canonicalRequest}'\n\nThe String-to-Sign should have been\n'{stringToSign}'\n");
}
