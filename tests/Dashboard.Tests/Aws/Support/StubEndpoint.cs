using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Aws.Support;

/// <summary>An endpoint that answers as a test says, for what the simulator would never answer.</summary>
internal sealed class StubEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubEndpoint(WebApplication app) => _app = app;

    public ConcurrentQueue<StubRequest> Requests { get; } = new();
    public Uri Address => new(_app.Urls.First());

    public static Task<StubEndpoint> StartAsync(Func<StubRequest, StubAnswer> answer) =>
        StartAsync((request, context) => answer(request).WriteAsync(context));

    public static async Task<StubEndpoint> StartAsync(Func<StubRequest, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new StubEndpoint(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var request = new StubRequest(
                context.Request.Method, context.Request.Path + context.Request.QueryString.ToString(),
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray(), stub.Requests.Count);
            stub.Requests.Enqueue(request);
            await answer(request, context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <param name="Number">Counts from 0.</param>
internal sealed record StubRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, int Number)
{
    public bool IsCbor => Headers.GetValueOrDefault("Content-Type") == "application/cbor";
}

internal sealed record StubAnswer(int Status, string ContentType, byte[] Body, params (string Name, string Value)[] Headers)
{
    public static StubAnswer Cbor(byte[] body, int status = 200, params (string, string)[] headers) => new(status, "application/cbor", body, [("smithy-protocol", "rpc-v2-cbor"), .. headers]);
    public static StubAnswer Json(string body, int status = 200, params (string, string)[] headers) => new(status, "application/x-amz-json-1.0", System.Text.Encoding.UTF8.GetBytes(body), headers);
    public static StubAnswer Html(int status) => new(status, "text/html", "<html>Sign in to the airport's network</html>"u8.ToArray());

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        foreach (var (name, value) in Headers) context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(Body, context.RequestAborted);
    }
}
