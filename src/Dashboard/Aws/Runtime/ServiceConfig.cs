using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Dashboard.Aws.Runtime;

/// <summary>Configuration of one service client, filled from an <see cref="AwsConnection"/>.</summary>
internal sealed class ServiceConfig : ClientConfig
{
    private readonly ServiceDefinition _service;
    private readonly string _userAgent;
    private Endpoint? _endpoint;

    public ServiceConfig(ServiceDefinition service) : base(new DefaultConfigurationProvider(Modes))
    {
        _service = service;
        _userAgent = InternalSDKUtils.BuildUserAgentString(service.ServiceId.Replace(' ', '_'), "1.0");
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
    }

    public ServiceDefinition Service => _service;
    public override string ServiceVersion => _service.ApiVersion;
    public override string UserAgent => _userAgent;
    public override string RegionEndpointServiceName => _service.HostPrefix;

    public bool HasCustomEndpoint => !string.IsNullOrEmpty(ServiceURL);
    /// <summary>The Region requests are signed for.</summary>
    public string Region => RegionEndpoint?.SystemName ?? AuthenticationRegion;

    /// <exception cref="RegionMissingException">None is configured anywhere.</exception>
    public static ServiceConfig From(AwsConnection connection, ServiceDefinition service, TimeProvider clock)
    {
        var config = new ServiceConfig(service);
        ConnectionSettings.Apply(connection, config, clock);
        return config;
    }

    /// <summary>The endpoint never changes for a configuration, and is asked for with every request.</summary>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => _endpoint ??= Resolve();

    private Endpoint Resolve()
    {
        if (!HasCustomEndpoint) return new(EndpointTemplate.Expand(_service, Region, UseFIPSEndpoint, UseDualstackEndpoint));
        return UseFIPSEndpoint || UseDualstackEndpoint
            ? throw new AmazonClientException("FIPS and dual-stack endpoints cannot be combined with a custom endpoint.")
            : new(ServiceURL);
    }

    // AWS_DEFAULTS_MODE and defaults_mode may name any of the five; a missing one throws.
    private static readonly IDefaultConfiguration[] Modes =
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30_000),
        Mode(DefaultConfigurationMode.Auto, 3100),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode mode, int connectMilliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
