using Dashboard.Aws.Faults;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// One service of one connection: makes its client at the first call, bounds each call in time, and turns whatever goes wrong into
/// a fault. A connection that cannot be set up (no region) is tried again with each call.
/// </summary>
internal sealed class ServiceConnection(AwsConnection connection, ServiceDefinition service, TimeProvider clock, ServerClock? serverClock = null) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private ServiceClient? _client;

    /// <summary>True when the endpoint is not AWS's own; known after the first call.</summary>
    public bool HasCustomEndpoint => _client?.Settings.HasCustomEndpoint ?? connection.Endpoint is not null;

    /// <exception cref="OperationCanceledException">The caller cancelled; nothing else is thrown.</exception>
    public async Task<CallOutcome<T>> CallAsync<T>(string operation, ServiceRequest request, WireFormat format, BodyDecoder<T> decode, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(connection.CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var client = _client ?? await ConnectAsync(either.Token).ConfigureAwait(false);
            return new(await client.SendAsync(request, format, decode, either.Token).ConfigureAwait(false), request.Answers);
        }
#pragma warning disable CA1031 // The seam promises values: whatever the SDK throws is a fault somebody reads.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            cancellation.ThrowIfCancellationRequested();
            var context = new FaultContext(service.IamPrefix + ":" + operation, connection, clock, _client?.Settings);
            var fault = deadline.IsCancellationRequested ? FaultReader.Deadline(context) : FaultReader.Read(exception, context);
            return new(fault, request.Answers, ForeignAnswers.Is(exception));
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _gate.Dispose();
    }

    private async Task<ServiceClient> ConnectAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // On the pool: finding a region may ask the instance metadata service and block.
            return _client ??= await Task.Run(Connect, cancellation).WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private ServiceClient Connect() =>
        new(SecurityTokens.CredentialsOf(connection, clock), ServiceConfig.From(connection, service, clock), clock, connection.CallTimeout, serverClock);
}
