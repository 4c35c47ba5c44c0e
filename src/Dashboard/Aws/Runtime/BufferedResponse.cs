using System.Buffers;
using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace Dashboard.Aws.Runtime;

/// <summary>An answer whose body lies in a pooled array until disposed.</summary>
internal sealed class BufferedResponse(IWebResponseData inner, byte[] buffer, int length) : IWebResponseData, IHttpResponseBody
{
    private byte[]? _buffer = buffer;

    public ReadOnlyMemory<byte> Body => _buffer.AsMemory(0, _buffer is null ? 0 : length);

    public long ContentLength => length;
    public string ContentType => inner.ContentType;
    public HttpStatusCode StatusCode => inner.StatusCode;
    public bool IsSuccessStatusCode => inner.IsSuccessStatusCode;
    public IHttpResponseBody ResponseBody => this;
    public string[] GetHeaderNames() => inner.GetHeaderNames();
    public bool IsHeaderPresent(string headerName) => inner.IsHeaderPresent(headerName);
    public string GetHeaderValue(string headerName) => inner.GetHeaderValue(headerName);
    public IEventStreamHeader GetEventStreamHeader(string headerName) => inner.GetEventStreamHeader(headerName);
    public bool IsEventHeaderPresent(string headerName) => inner.IsEventHeaderPresent(headerName);

    public Stream OpenResponse() => new MemoryStream(_buffer ?? [], 0, Body.Length, writable: false);
    public Task<Stream> OpenResponseAsync() => Task.FromResult(OpenResponse());

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } rented) ArrayPool<byte>.Shared.Return(rented);
    }
}
