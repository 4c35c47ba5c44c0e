using System.Collections.Concurrent;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Lambda;

/// <summary>
/// The control plane of one account and Region: functions, reservations, provisioned concurrency, scaling settings. Reads are safe
/// from any thread; a refused call throws <see cref="AwsErrorException"/> with AWS's own code.
/// </summary>
public sealed class LambdaAccount(string accountId, string region, int concurrencyLimit)
{
    private readonly ConcurrentDictionary<string, LambdaFunction> _functions = new(StringComparer.Ordinal);

    /// <summary>AWS refuses a reservation that would leave less than this unreserved. Source: Lambda developer guide, configuration-concurrency.</summary>
    public const int UnreservedFloor = 100;

    public string AccountId => accountId;
    public string Region => region;
    public int ConcurrencyLimit => concurrencyLimit;
    public int UnreservedConcurrency => ConcurrencyLimit - _functions.Values.Sum(f => f.ReservedConcurrency ?? 0);

    public IReadOnlyCollection<LambdaFunction> Functions => (IReadOnlyCollection<LambdaFunction>)_functions.Values;

    /// <summary>By name or by unqualified ARN; ResourceNotFoundException when there is none.</summary>
    public LambdaFunction Get(string nameOrArn)
    {
        var name = nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn[(nameOrArn.LastIndexOf(':') + 1)..] : nameOrArn;
        return _functions.TryGetValue(name, out var function) ? function
            : throw new AwsErrorException(404, "ResourceNotFoundException", $"Function not found: arn:aws:lambda:{Region}:{AccountId}:function:{name}");
    }

    public void Add(LambdaFunction function) => _functions[function.Name] = function;

    public void PutReservedConcurrency(string nameOrArn, int reserved) => throw new NotSupportedException();
    public void DeleteReservedConcurrency(string nameOrArn) => throw new NotSupportedException();
    public ProvisionedConcurrencyConfig PutProvisionedConcurrency(string nameOrArn, string qualifier, int requested) => throw new NotSupportedException();

    public IReadOnlyCollection<ScalableTarget> ScalableTargets => throw new NotSupportedException();
    public IReadOnlyCollection<ScalingPolicy> ScalingPolicies => throw new NotSupportedException();
    public IReadOnlyCollection<ScheduledAction> ScheduledActions => throw new NotSupportedException();
    public void RegisterScalableTarget(ScalableTarget target) => throw new NotSupportedException();
    public void PutScalingPolicy(ScalingPolicy policy) => throw new NotSupportedException();
    public void PutScheduledAction(ScheduledAction action) => throw new NotSupportedException();
}
