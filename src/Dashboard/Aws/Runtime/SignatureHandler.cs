using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// Chooses SigV4 and finds the identity once a call, outside the retries. What goes wrong in finding it is told apart from what
/// goes wrong in the call by <see cref="CredentialsException"/>.
/// </summary>
internal sealed class SignatureHandler : BaseAuthResolverHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var cancellation = executionContext.RequestContext.CancellationToken;
        try
        {
            await PreInvokeAsync(executionContext).WaitAsync(cancellation).ConfigureAwait(false);
            if (executionContext.RequestContext.Identity is AWSCredentials credentials)
                await credentials.GetCredentialsAsync().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            throw new CredentialsException(exception);
        }
        return await InnerHandler.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }

    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
}
