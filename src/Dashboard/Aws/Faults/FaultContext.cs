using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Faults;

/// <summary>What a fault is told about the call it ended.</summary>
/// <param name="Action">IAM action.</param>
/// <param name="Config">Null when the client could not be set up.</param>
internal sealed record FaultContext(string Action, AwsConnection Connection, TimeProvider Clock, ServiceConfig? Config)
{
    public string Region => Config?.Region ?? Connection.Region ?? "the configured region";

    /// <summary>Host and port called, without what else an address may carry.</summary>
    public string Host
    {
        get
        {
            var address = Config?.HasCustomEndpoint == true ? Config.ServiceURL : Config?.DetermineServiceOperationEndpoint(null!).URL;
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : Connection.Endpoint?.Authority ?? "AWS";
        }
    }

    /// <summary>Where the credentials come from, for sentences.</summary>
    public string Source =>
        Connection.RoleArn is { Length: > 0 } role ? $"the role {role}"
        : Connection.Profile is { Length: > 0 } profile ? $"the profile \"{profile}\""
        : "the default credentials";
}
