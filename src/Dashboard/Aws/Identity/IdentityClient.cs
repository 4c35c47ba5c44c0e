using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Dashboard.Aws.Faults;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Identity;

/// <summary>STS of one connection. Throws only when cancelled.</summary>
public sealed class IdentityClient(AwsConnection connection, TimeProvider clock)
{
    private const string Action = "sts:GetCallerIdentity";

    /// <summary>Needs no permission, so that a fault here is one of credentials or of the network.</summary>
    public async Task<AwsResult<CallerIdentity>> GetCallerIdentityAsync(CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(connection.CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            using var sts = await Task.Run(() => SecurityTokens.Client(connection, clock), either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            var answer = await CallAsync(sts, either.Token).ConfigureAwait(false);
            return new CallerIdentity(Confidential.Redact(answer.Account), Confidential.Redact(answer.Arn));
        }
#pragma warning disable CA1031 // The seam promises values: whatever the SDK throws is a fault somebody reads.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            cancellation.ThrowIfCancellationRequested();
            var context = new FaultContext(Action, connection, clock, Config: null);
            return deadline.IsCancellationRequested ? FaultReader.Deadline(context) : FaultReader.Read(exception, context);
        }
    }

    private static async Task<GetCallerIdentityResponse> CallAsync(AmazonSecurityTokenServiceClient sts, CancellationToken cancellation) =>
        await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation).ConfigureAwait(false);
}
