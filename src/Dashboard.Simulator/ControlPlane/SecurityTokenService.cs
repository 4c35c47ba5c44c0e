using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Dashboard.Simulator.Security;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>STS: tells who calls and gives out temporary credentials, which then sign like any others.</summary>
internal sealed partial class SecurityTokenService(CredentialStore credentials, string accountId)
{
    private const int DefaultSeconds = 3600;
    private static readonly XNamespace Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <exception cref="AwsErrorException">What AWS would answer as an error.</exception>
    public WireResponse Handle(WireRequest request, Credential caller, DateTimeOffset now, string requestId)
    {
        XElement[] result = request.Operation switch
        {
            "GetCallerIdentity" => [Element("Arn", caller.Caller.Arn), Element("UserId", caller.Caller.UserId), Element("Account", accountId)],
            "AssumeRole" => AssumeRole(request.Query, caller, now),
            _ => throw new AwsErrorException(400, "InvalidAction", $"Could not find operation {request.Operation} for version 2011-06-15"),
        };
        var body = new XElement(Namespace + $"{request.Operation}Response",
            new XElement(Namespace + $"{request.Operation}Result", result),
            new XElement(Namespace + "ResponseMetadata", Element("RequestId", requestId)));
        return new(200, "text/xml", Encoding.UTF8.GetBytes(body.ToString()));
    }

    private XElement[] AssumeRole(IReadOnlyDictionary<string, string> form, Credential caller, DateTimeOffset now)
    {
        var role = Field(form, "RoleArn", "roleArn");
        var session = Field(form, "RoleSessionName", "roleSessionName");
        if (!SessionName().IsMatch(session)) throw Invalid(session, "roleSessionName", $"satisfy regular expression pattern: {SessionName()}");
        if (RoleArn().Match(role) is not { Success: true } match) throw new AwsErrorException(400, "ValidationError", $"{role} is invalid");
        if (match.Groups["account"].Value != accountId)
            throw new AwsErrorException(403, "AccessDenied", $"User: {caller.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {role}");
        var name = match.Groups["name"].Value[(match.Groups["name"].Value.LastIndexOf('/') + 1)..];
        var assumed = new Caller($"AROASIMULATORROLE001:{session}", $"arn:aws:sts::{accountId}:assumed-role/{name}/{session}");
        var issued = credentials.IssueTemporary(assumed, now, Lifetime(form, caller));
        return
        [
            new(Namespace + "AssumedRoleUser", Element("AssumedRoleId", assumed.UserId), Element("Arn", assumed.Arn)),
            new(Namespace + "Credentials",
                Element("AccessKeyId", issued.AccessKeyId),
                Element("SecretAccessKey", issued.SecretAccessKey),
                Element("SessionToken", issued.SessionToken!),
                Element("Expiration", issued.Expiration!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
        ];
    }

    private static TimeSpan Lifetime(IReadOnlyDictionary<string, string> form, Credential caller)
    {
        var text = form.GetValueOrDefault("DurationSeconds") ?? DefaultSeconds.ToString(CultureInfo.InvariantCulture);
        if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) || seconds < 900)
            throw Invalid(text, "durationSeconds", "have value greater than or equal to 900");
        if (seconds > 43_200) throw Invalid(text, "durationSeconds", "have value less than or equal to 43200");
        if (seconds > DefaultSeconds && caller.SessionToken is not null)
            throw new AwsErrorException(400, "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        return TimeSpan.FromSeconds(seconds);
    }

    private static string Field(IReadOnlyDictionary<string, string> form, string name, string member) =>
        form.GetValueOrDefault(name) ?? throw Invalid(null, member, "not be null");

    private static AwsErrorException Invalid(string? value, string member, string rule) =>
        new(400, "ValidationError", Constraint.Violated(value, member, rule).Message);

    private static XElement Element(string name, string value) => new(Namespace + name, value);

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(?<account>\d{12}):role/(?<name>[\w+=,.@/-]+)$")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^[\w+=,.@-]{2,64}$")]
    private static partial Regex SessionName();
}
