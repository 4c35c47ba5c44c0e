using System.Net.Sockets;

namespace Dashboard.Tests.Survival.Watched;

/// <summary>The way from the process to AWS, which can be taken away.</summary>
internal sealed class NetworkLine
{
    private SocketError? _failure;

    public HttpMessageHandler Over(HttpMessageHandler network) => new Handler(this) { InnerHandler = network };

    /// <summary>Fails every call as sockets do, until disposed.</summary>
    /// <param name="failure">HostNotFound for a name that does not resolve, NetworkUnreachable for a line that is cut.</param>
    public IDisposable Fail(SocketError failure)
    {
        _failure = failure;
        return new Repair(this);
    }

    private sealed class Handler(NetworkLine line) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (line._failure is not { } failure) return base.SendAsync(request, cancellationToken);
            var socket = new SocketException((int)failure);
            var error = failure == SocketError.HostNotFound ? HttpRequestError.NameResolutionError : HttpRequestError.ConnectionError;
            throw new HttpRequestException(error, $"{socket.Message} ({request.RequestUri?.Authority})", socket);
        }
    }

    private sealed class Repair(NetworkLine line) : IDisposable
    {
        public void Dispose() => line._failure = null;
    }
}
