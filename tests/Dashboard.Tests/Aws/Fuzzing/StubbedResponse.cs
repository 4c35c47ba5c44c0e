using System.Net;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>An answer's headers alone.</summary>
internal sealed class StubbedResponse(params (string Name, string? Value)[] headers) : IWebResponseData
{
    public long ContentLength => 0;
    public string ContentType => "";
    public HttpStatusCode StatusCode => HttpStatusCode.BadRequest;
    public bool IsSuccessStatusCode => false;
    public IHttpResponseBody ResponseBody => throw new NotSupportedException();
    public string[] GetHeaderNames() => [.. headers.Select(header => header.Name)];
    public bool IsHeaderPresent(string headerName) => headers.Any(header => header.Name == headerName);
    public string GetHeaderValue(string headerName) => headers.FirstOrDefault(header => header.Name == headerName).Value!;
    public IEventStreamHeader GetEventStreamHeader(string headerName) => throw new NotSupportedException();
    public bool IsEventHeaderPresent(string headerName) => false;
}
