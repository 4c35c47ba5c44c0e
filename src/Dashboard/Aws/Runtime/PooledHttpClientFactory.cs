using System.Net;
using Amazon.Runtime;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// HTTP clients over one connection pool for all accounts, Regions and services, with connections that end (so that DNS changes are
/// seen), decompression, and no redirects: a signed request is not for another host.
/// </summary>
internal sealed class PooledHttpClientFactory(TimeProvider clock, TimeSpan callTimeout, Func<HttpMessageHandler, HttpMessageHandler>? network) : HttpClientFactory
{
    private static readonly SocketsHttpHandler Pool = Create(proxy: null);

    private readonly Lock _gate = new();
    private HttpClient? _client;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        lock (_gate) return _client ??= Build(clientConfig);
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private HttpClient Build(IClientConfig config)
    {
        var proxy = config.GetWebProxy();
        HttpMessageHandler pool = proxy is null ? Pool : Create(proxy);
        var attempt = new AttemptTimeoutHandler(network?.Invoke(pool) ?? pool, clock, callTimeout);
        return new(attempt, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static SocketsHttpHandler Create(IWebProxy? proxy) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        Proxy = proxy,
        UseCookies = false,
        UseProxy = true,
    };
}
