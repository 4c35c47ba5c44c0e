using System.Text.RegularExpressions;

namespace Dashboard.Aws.Faults;

/// <summary>One sentence for each kind of fault that names what to change.</summary>
internal static partial class Remedies
{
    public static string For(AwsFaultKind kind, FaultContext context, string message, DateTimeOffset? serverTime) => kind switch
    {
        AwsFaultKind.Throttled => $"Wait: {context.Action} shares its rate in {context.Region} with everyone in the account, and is asked again with the next poll.",
        AwsFaultKind.AccessDenied => AccessDenied(context, message),
        AwsFaultKind.NoCredentials => NoCredentials(context),
        AwsFaultKind.ExpiredCredentials => Expired(context),
        AwsFaultKind.RejectedCredentials => $"Check that the access key of {context.Source} is active, belongs to this partition and has its own secret; {context.Region} may also need to be enabled for the account.",
        AwsFaultKind.ClockSkew => ClockSkew(context, message, serverTime),
        AwsFaultKind.NoRegion => "Set Region for this account in the configuration, AWS_REGION in the environment, or region in the profile.",
        AwsFaultKind.Unreachable => $"Check that this machine resolves and reaches {context.Host} (DNS, proxy, firewall, VPC endpoint){(context.Config?.HasCustomEndpoint == true ? ", and that the endpoint configured is meant" : "")}.",
        AwsFaultKind.TimedOut => $"Check the network path to {context.Host}; the call is made again with the next poll.",
        AwsFaultKind.ServerError => $"Nothing to change here: the service in {context.Region} failed, and is asked again with the next poll.",
        AwsFaultKind.Malformed => context.Config?.HasCustomEndpoint == true
            ? $"Check that {context.Host} is an AWS endpoint and not a proxy or a portal; UseJson helps with an emulator that lacks rpc-v2-cbor."
            : $"Check whether a proxy or a portal answers in place of {context.Host}.",
        AwsFaultKind.InvalidRequest => $"Check the endpoint, Region and name in this call of {context.Action}; the message tells what was refused.",
        AwsFaultKind.NotFound => "Wait for the next inventory: what was asked for was deleted or renamed, or is in another Region.",
        _ => "See the message.",
    };

    private static string AccessDenied(FaultContext context, string message)
    {
        var who = Principal(message) ?? context.Source;
        if (context.Action == "sts:AssumeRole")
            return $"Allow {who} to sts:AssumeRole {context.Connection.RoleArn}, in its own policy and in the role's trust policy{(context.Connection.ExternalId is null ? "" : ", with this ExternalId")}.";
        if (message.Contains("explicit deny", StringComparison.OrdinalIgnoreCase))
            return $"Lift the explicit deny of {context.Action} for {who}: it stands in the policy the message names, and no added permission outweighs it.";
        return $"Add {context.Action} to the policy of {who}.";
    }

    private static string NoCredentials(FaultContext context) => context.Connection.Profile is { Length: > 0 } profile
        ? $"Give the profile \"{profile}\" working credentials in ~/.aws/config or ~/.aws/credentials of the user this process runs as, or correct Profile in the configuration."
        : "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a Profile in the configuration, or run with an instance, task or pod role.";

    private static string Expired(FaultContext context) => context.Connection.Profile is { Length: > 0 } profile
        ? $"Renew the session: aws sso login --profile {profile}, or put fresh keys into the profile."
        : "Renew the session the credentials come from (aws sso login, or a new AWS_SESSION_TOKEN).";

    private static string ClockSkew(FaultContext context, string message, DateTimeOffset? serverTime)
    {
        var ahead = SkewMessage.Ahead(message) ?? (serverTime is { } server ? context.Clock.GetUtcNow() - server : TimeSpan.Zero);
        var minutes = Math.Round(Math.Abs(ahead.TotalMinutes));
        return minutes < 1
            ? "Set the clock of this machine by NTP; if it was just set, the next poll works."
            : $"Set the clock of this machine by NTP: it is {minutes:0} {(minutes == 1 ? "minute" : "minutes")} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} AWS.";
    }

    /// <summary>"User: arn:… is not authorized" names who needs the permission; of an assumed role, the role and not the session.</summary>
    private static string? Principal(string message)
    {
        var match = User().Match(message);
        if (!match.Success) return null;
        var arn = match.Groups[1].Value;
        return AssumedRole().Match(arn) is { Success: true } role ? $"the role arn:{role.Groups[1].Value}:iam::{role.Groups[2].Value}:role/{role.Groups[3].Value}" : arn;
    }

    [GeneratedRegex(@"User: (arn:\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex User();

    [GeneratedRegex("^arn:([^:]+):sts::([^:]*):assumed-role/([^/]+)/", RegexOptions.CultureInvariant)]
    private static partial Regex AssumedRole();
}
