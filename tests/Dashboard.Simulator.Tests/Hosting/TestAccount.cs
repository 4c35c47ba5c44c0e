using System.Text;
using System.Text.Json;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Tests.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Simulator.Tests.Hosting;

/// <summary>An account on loopback with a clock set by hand, and a plain HTTP client that signs by that clock.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private TestAccount(SimulatorHost host, FakeTimeProvider time) => (Host, Time) = (host, time);

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public SimulatorHost Host { get; }
    public FakeTimeProvider Time { get; }
    public TestSigner Signer => new(Host.AccessKeyId, Host.SecretAccessKey);

    public static async Task<TestAccount> StartAsync(SimulatorOptions? options = null)
    {
        var time = new FakeTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        return new(await SimulatorHost.StartAsync(options ?? new() { Empty = true, RateLimits = false }, time, Cancelled), time);
    }

    public LambdaFunction Add(string name, Func<LambdaFunction, LambdaFunction>? configure = null)
    {
        var function = new LambdaFunction { Name = name, Arn = $"arn:aws:lambda:us-east-1:123456789012:function:{name}", LastModified = Time.GetUtcNow() };
        Host.Account.Add(function = configure?.Invoke(function) ?? function);
        return function;
    }

    public Task<Answer> LambdaAsync(string method, string target, string? json = null, TestSigner? signer = null) =>
        SendAsync("lambda", method, target, json, json is null ? null : "application/json", signer);

    public Task<Answer> AutoScalingAsync(string operation, string json) => SendAsync(
        "application-autoscaling", "POST", "/", json, "application/x-amz-json-1.1", null, ("X-Amz-Target", $"AnyScaleFrontendService.{operation}"));

    public Task<Answer> SecurityTokenAsync(string form, TestSigner? signer = null) =>
        SendAsync("sts", "POST", "/", form, "application/x-www-form-urlencoded", signer);

    public async Task<Answer> SendAsync(
        string service, string method, string target, string? body, string? contentType, TestSigner? signer, params (string Name, string Value)[] headers)
    {
        using var request = NewRequest(service, method, target, body, contentType, signer, headers);
        using var response = await _http.SendAsync(request, Cancelled);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        return new((int)response.StatusCode, all, await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    /// <summary>Comes back with the headers; the body is left on the line.</summary>
    public async Task<HttpResponseMessage> HeadersAsync(string target, CancellationToken cancellationToken)
    {
        using var request = NewRequest("lambda", "GET", target, null, null, null);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }

    private HttpRequestMessage NewRequest(
        string service, string method, string target, string? body, string? contentType, TestSigner? signer, params (string Name, string Value)[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body ?? "");
        var request = new HttpRequestMessage(new(method), new Uri(Host.Address, target));
        if (body is not null) request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new(contentType!) } };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        (signer ?? Signer).Sign(request, service, bytes, Time.GetUtcNow());
        return request;
    }
}

internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>As restJson states it.</summary>
    public string? ErrorType => Headers.GetValueOrDefault("x-amzn-ErrorType")?.Split(':')[0];
}
