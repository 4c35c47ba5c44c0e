using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Aws.Support;

/// <summary>A peer that answers each request with the bytes it is given, whether they are HTTP or not, and then closes the connection or keeps it.</summary>
internal sealed class RawEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, byte[]> _answer;
    private readonly bool _keepsOpen;
    private readonly Task _serving;
    private int _requests;

    /// <param name="answer">Gets the number of the request, from 0.</param>
    public RawEndpoint(Func<int, byte[]> answer, bool keepsOpen = false)
    {
        (_answer, _keepsOpen) = (answer, keepsOpen);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}");
    public int Requests => _requests;

    /// <summary>A 200 answer in rpc-v2-cbor with the headers given and no others.</summary>
    public static byte[] Answer(byte[] body, params string[] headers) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nsmithy-protocol: rpc-v2-cbor\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n"), .. body];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var _ = connection;
        try
        {
            var stream = connection.GetStream();
            while (await ReadRequestAsync(stream))
            {
                await stream.WriteAsync(_answer(Interlocked.Increment(ref _requests) - 1), _end.Token);
                if (!_keepsOpen) return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The client had enough, or the test is over.
        }
    }

    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0) return false;
            head.Append((char)one[0]);
        }
        var length = head.ToString().Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        await stream.ReadExactlyAsync(new byte[int.Parse(length, provider: null)], _end.Token);
        return true;
    }
}
