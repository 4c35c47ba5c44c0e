using System.Buffers;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Dashboard.Aws.Faults;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// Reads the body of every answer, good or bad, into a pooled array: asynchronously, in bounded time, up to
/// <see cref="MaximumBody"/>. The SDK's own unmarshalling would block a thread on the network.
/// </summary>
/// <param name="serverClock">Learns AWS's time from what it answers; null where nobody asks.</param>
internal sealed class BodyBufferHandler(TimeProvider clock, TimeSpan callTimeout, ServerClock? serverClock) : PipelineHandler
{
    public const int MaximumBody = 16 << 20;

    /// <summary>The most that is reserved on the word of a header.</summary>
    private const int MaximumAnnounced = 1 << 20;

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var sent = clock.GetTimestamp();
        try
        {
            var result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            var response = executionContext.ResponseContext;
            response.HttpResponse = await BufferAsync(response.HttpResponse, request, sent).ConfigureAwait(false);
            return result;
        }
        catch (HttpErrorResponseException exception)
        {
            throw new HttpErrorResponseException(exception.Message, exception, await BufferAsync(exception.Response, request, sent).ConfigureAwait(false));
        }
    }

    private async Task<BufferedResponse> BufferAsync(IWebResponseData response, IRequestContext request, long sent)
    {
        if (request.OriginalRequest is ServiceRequest original) original.Answers++;
        if (ServiceError.Date(response) is { } date) serverClock?.Observe(date, sent);
        using var timer = new CancellationTokenSource(AttemptTimeout.Of(callTimeout), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, request.CancellationToken);
        using var body = response.ResponseBody;
        try
        {
            var stream = await body.OpenResponseAsync().ConfigureAwait(false);
            var (buffer, length) = await ReadAsync(stream, response.ContentLength, either.Token).ConfigureAwait(false);
            return new(response, buffer, length);
        }
        catch (OperationCanceledException exception) when (timer.IsCancellationRequested && !request.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The answer stopped before its end.", exception);
        }
        catch (InvalidDataException exception)
        {
            // Compressed, and damaged or cut.
            throw new AmazonUnmarshallingException(response.GetHeaderValue(ServiceError.RequestIdHeader), lastKnownLocation: "", exception, response.StatusCode);
        }
    }

    private static async Task<(byte[] Buffer, int Length)> ReadAsync(Stream stream, long announced, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(announced > 0 ? (int)Math.Min(announced, MaximumAnnounced) + 1 : 16_384);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
                if (read == 0) return (buffer, length);
                length += read;
                if (length > MaximumBody) throw new BodyTooLargeException();
                if (length < buffer.Length) continue;
                var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                buffer.AsSpan(0, length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }
}
