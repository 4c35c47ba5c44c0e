using Dashboard.Simulator.Security;
using Dashboard.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Simulator.Hosting;

/// <summary>The way of one request: read, told apart, checked, answered, written down.</summary>
/// <param name="held">Takes note of calls that are not answered.</param>
/// <param name="clock">Runs as clients' clocks do, however fast the fleet lives.</param>
/// <param name="limits">Null for none.</param>
/// <param name="broken">Why the account no longer lives, or null.</param>
internal sealed class AccountEndpoint(
    AccountServices services, SignatureVerifier verifier, FaultPlan faults, CallLog calls, HeldCalls held, RateLimits? limits, TimeProvider clock,
    Func<Exception?> broken, CancellationToken stopping)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var incoming = await RequestReader.ReadAsync(context).ConfigureAwait(false);
        var signature = SigV4Authorization.TryParse(incoming.Headers.Authorization.ToString(), out _);
        var request = RequestRouter.Route(incoming, signature?.Service);
        var now = clock.GetUtcNow() + faults.Skew(request.Operation);
        var fault = faults.Next(request.Operation);
        if (fault is FaultKind.ConnectionReset or FaultKind.Silence)
        {
            calls.Add(new(now, request.Service, request.Operation, 0, null, 0, fault));
            if (fault == FaultKind.Silence) await held.UntilGoneAsync(context, stopping).ConfigureAwait(false);
            context.Abort();
            return;
        }
        var requestId = Guid.NewGuid().ToString();
        var (answer, error) = fault == FaultKind.Unavailable ? (AnswerWriter.Unavailable, null) : Handle(incoming, request, fault, now, requestId);
        calls.Add(new(now, request.Service, request.Operation, answer.Status, error, answer.BilledMetrics, fault));
        await AnswerWriter.WriteAsync(context, answer, fault, requestId, now, held, stopping).ConfigureAwait(false);
    }

    private (WireResponse Answer, string? Error) Handle(IncomingRequest incoming, WireRequest request, FaultKind? fault, DateTimeOffset now, string requestId)
    {
        try
        {
            return (Dispatch(incoming, request, fault, now, requestId), null);
        }
        catch (AwsErrorException error)
        {
            return (Refuse(error), error.Code);
        }
        catch (Exception defect)
        {
            // A defect is one request's failure, as in AWS, and its text is for whoever tests against this account.
            var kind = ServiceFault.Internal(request.Service);
            return (Refuse(new(kind.Status, kind.Code, $"{kind.Message} ({defect.GetType().Name}: {defect.Message})", kind.QueryCode)), kind.Code);
        }

        WireResponse Refuse(AwsErrorException error) => ErrorResponse.Write(
            error, request.Protocol, request.Service, request.ContentType, incoming.Headers["x-amzn-query-mode"] == "true", requestId);
    }

    private WireResponse Dispatch(IncomingRequest incoming, WireRequest request, FaultKind? fault, DateTimeOffset now, string requestId)
    {
        var caller = verifier.Verify(incoming, request.Service, now);
        if (fault == FaultKind.ExpiredToken) throw SignatureRefusal.ExpiredToken(request.Service == AwsService.ApplicationAutoScaling ? 400 : 403);
        if (fault == FaultKind.AccessDenied) throw ServiceFault.Denied(request.Service, request.Operation, caller.Caller);
        if (fault == FaultKind.ServerError) throw ServiceFault.Internal(request.Service);
        if (fault == FaultKind.Throttle || limits?.Allows(request.Service, request.Operation) == false) throw ServiceFault.Throttled(request.Service);
        if (broken() is { } defect) throw new InvalidOperationException($"The simulated fleet has stopped: {defect.Message}", defect);

        if (incoming.Headers.ContentEncoding == "gzip") request = request with { Body = RequestReader.Unpack(incoming.Body) };
        var answer = services.Handle(request, caller, fault, now, requestId);
        if (request.Operation == "GetMetricData" && limits?.AllowsDatapoints(answer.DatapointsAsked, now - answer.AskedFrom) == false) throw ServiceFault.Throttled(request.Service);
        return answer;
    }
}
