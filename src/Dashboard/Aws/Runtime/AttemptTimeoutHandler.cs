namespace Dashboard.Aws.Runtime;

/// <summary>Bounds one attempt up to its headers, so that a call whose peer fell silent has time left to try again.</summary>
internal sealed class AttemptTimeoutHandler(HttpMessageHandler inner, TimeProvider clock, TimeSpan callTimeout) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(AttemptTimeout.Of(callTimeout), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("No answer came in time.", exception);
        }
    }
}
