using Amazon.Runtime;

namespace Dashboard.Aws.Runtime;

/// <summary>Carries a connection over to the configuration of any SDK client, ours or AWS's own.</summary>
internal static class ConnectionSettings
{
    private const string ApplicationId = "lambda-concurrency-dashboard";

    /// <exception cref="RegionMissingException">No region is configured anywhere.</exception>
    public static void Apply(AwsConnection connection, ClientConfig config, TimeProvider clock)
    {
        if (!string.IsNullOrWhiteSpace(connection.Profile)) config.Profile = new(connection.Profile);
        var region = RegionChoice.Of(connection) ?? throw new RegionMissingException();
        // Before anything reads ServiceURL: setting the region afterwards would forget an endpoint taken from the environment.
        config.RegionEndpoint = region;
        if (connection.Endpoint is { } endpoint) config.ServiceURL = endpoint.ToString();
        if (!string.IsNullOrEmpty(config.ServiceURL)) config.AuthenticationRegion = region.SystemName;
        if (connection.UseFips) config.UseFIPSEndpoint = true;
        if (connection.UseDualStack) config.UseDualstackEndpoint = true;
        if (connection.MaxAttempts is { } attempts) config.MaxErrorRetry = Math.Max(0, attempts - 1);
        if (DefaultsMode() is { } mode) config.DefaultConfigurationMode = mode;
        config.ClientAppId = ApplicationId;
        config.HttpClientFactory = new PooledHttpClientFactory(clock, connection.CallTimeout, connection.Network);
    }

    /// <summary>AWS documents in-region and cross-region; this SDK knows only inregion and crossregion, and fails over the others.</summary>
    private static DefaultConfigurationMode? DefaultsMode() =>
        Environment.GetEnvironmentVariable("AWS_DEFAULTS_MODE") is { } name && name.Contains('-', StringComparison.Ordinal)
        && Enum.TryParse<DefaultConfigurationMode>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode) ? mode : null;
}
