using Dashboard.Simulator.CloudWatch;
using Dashboard.Simulator.CloudWatch.Alarms;
using Dashboard.Simulator.ControlPlane;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Security;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Hosting;

/// <summary>The services of one account and Region, by signing name.</summary>
/// <param name="fleetClock">Stamps what calls create.</param>
internal sealed class AccountServices(LambdaAccount account, MetricStore metrics, CredentialStore credentials, TimeProvider fleetClock)
{
    private readonly CloudWatchService _cloudWatch = new(metrics, account);
    private readonly LambdaService _lambda = new(account);
    private readonly ApplicationAutoScalingService _autoScaling = new(account);
    private readonly SecurityTokenService _securityToken = new(credentials, account.AccountId);

    public AlarmBook Alarms => _cloudWatch.Alarms;

    /// <param name="now">The account's clock, which credentials expire by.</param>
    /// <exception cref="AwsErrorException">What AWS would answer as an error.</exception>
    public WireResponse Handle(WireRequest request, Credential caller, FaultKind? fault, DateTimeOffset now, string requestId) => request.Service switch
    {
        AwsService.CloudWatch => _cloudWatch.Handle(request, fault, requestId),
        AwsService.Lambda => _lambda.Handle(request),
        AwsService.ApplicationAutoScaling => _autoScaling.Handle(request, fleetClock.GetUtcNow()),
        _ => _securityToken.Handle(request, caller, now, requestId),
    };
}
