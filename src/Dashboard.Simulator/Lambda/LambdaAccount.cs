using System.Collections.Concurrent;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Lambda;

/// <summary>
/// The control plane of one account and Region: functions, reservations, provisioned concurrency, scaling settings. Reads are safe
/// from any thread; a refused call throws <see cref="AwsErrorException"/> with AWS's own code. Changes reach the functions at the
/// next simulated second.
/// </summary>
public sealed class LambdaAccount(string accountId, string region, int concurrencyLimit)
{
    private readonly ConcurrentDictionary<string, LambdaFunction> _functions = new(StringComparer.Ordinal);
    private readonly ScalingRegister _scaling = new();
    private readonly Lock _writing = new();
    private int _version;

    /// <summary>AWS refuses a reservation that would leave less than this unreserved. Source: Lambda developer guide, configuration-concurrency.</summary>
    public const int UnreservedFloor = 100;

    public string AccountId => accountId;
    public string Region => region;
    public int ConcurrencyLimit => concurrencyLimit;
    public int UnreservedConcurrency => ConcurrencyLimit - _functions.Values.Sum(f => f.ReservedConcurrency ?? 0);

    /// <summary>
    /// What is set aside whether used or not: reservations, and provisioned concurrency of functions without one. Source: Lambda
    /// developer guide, monitoring-concurrency.
    /// </summary>
    public int AllocatedConcurrency => _functions.Values.Sum(f => f.ReservedConcurrency ?? f.ProvisionedConcurrency);

    public IReadOnlyCollection<LambdaFunction> Functions => (IReadOnlyCollection<LambdaFunction>)_functions.Values;

    public IReadOnlyCollection<ScalableTarget> ScalableTargets => _scaling.Targets;
    public IReadOnlyCollection<ScalingPolicy> ScalingPolicies => _scaling.Policies;
    public IReadOnlyCollection<ScheduledAction> ScheduledActions => _scaling.Actions;

    /// <summary>The simulated time, which calls that change something are stamped with.</summary>
    internal DateTimeOffset Now { get; set; }

    /// <summary>Rises with every change of a function.</summary>
    internal int Version => Volatile.Read(ref _version);

    /// <summary>By name or by unqualified ARN; ResourceNotFoundException when there is none.</summary>
    public LambdaFunction Get(string nameOrArn)
    {
        var name = NameIn(nameOrArn);
        return _functions.TryGetValue(name, out var function) ? function : throw LambdaErrors.NoFunction(ArnOf(name));
    }

    public string ArnOf(string name) => $"arn:aws:lambda:{Region}:{AccountId}:function:{name}";

    public void Add(LambdaFunction function)
    {
        lock (_writing) Store(function);
    }

    /// <summary>Stands for DeleteFunction. Its metrics stay, as CloudWatch keeps them.</summary>
    public void Remove(string name)
    {
        lock (_writing)
            if (_functions.TryRemove(name, out _)) Interlocked.Increment(ref _version);
    }

    /// <summary>New code: all execution environments are replaced. Stands for UpdateFunctionCode.</summary>
    public void Deploy(string nameOrArn)
    {
        lock (_writing) Store(Get(nameOrArn) with { LastModified = Now });
    }

    /// <exception cref="AwsErrorException">
    /// InvalidParameterValueException: less than <see cref="UnreservedFloor"/> would stay unreserved, or the function has more provisioned.
    /// </exception>
    public void PutReservedConcurrency(string nameOrArn, int reserved)
    {
        lock (_writing)
        {
            var function = Get(nameOrArn);
            if (reserved < 0)
                throw LambdaErrors.BelowMinimum("reservedConcurrentExecutions", reserved, 0);
            var free = UnreservedConcurrency + (function.ReservedConcurrency ?? 0) - ProvisionedOutsideReservations(function);
            if (reserved > 0 && free - reserved < UnreservedFloor)
                throw LambdaErrors.BelowUnreservedFloor("ReservedConcurrentExecutions");
            if (reserved < function.ProvisionedConcurrency)
                throw LambdaErrors.ReservedBelowProvisioned(reserved, function.ProvisionedConcurrency);
            Store(function with { ReservedConcurrency = reserved });
        }
    }

    /// <summary>No error when none was set.</summary>
    public void DeleteReservedConcurrency(string nameOrArn)
    {
        lock (_writing) Store(Get(nameOrArn) with { ReservedConcurrency = null });
    }

    /// <summary>Starts an allocation; what was available before stays usable, the rest when all of it is there.</summary>
    /// <param name="qualifier">An alias or a published version.</param>
    /// <exception cref="AwsErrorException">InvalidParameterValueException or ResourceNotFoundException.</exception>
    public ProvisionedConcurrencyConfig PutProvisionedConcurrency(string nameOrArn, string qualifier, int requested)
    {
        lock (_writing)
        {
            var function = Get(nameOrArn);
            RequireQualifier(function, qualifier);
            if (requested < 1)
                throw LambdaErrors.BelowMinimum("provisionedConcurrentExecutions", requested, 1);
            var current = function.Provisioned.FirstOrDefault(p => p.Qualifier == qualifier);
            var total = function.ProvisionedConcurrency - (current?.Requested ?? 0) + requested;
            if (function.ReservedConcurrency is { } reserved && total > reserved)
                throw LambdaErrors.ProvisionedAboveReserved(reserved);
            var free = UnreservedConcurrency - ProvisionedOutsideReservations(function);
            if (function.ReservedConcurrency is null && free - total < UnreservedFloor)
                throw LambdaErrors.BelowUnreservedFloor("ConcurrentExecutions");
            var available = Math.Min(current?.Available ?? 0, requested);
            var status = available == requested ? "READY" : "IN_PROGRESS";
            var config = new ProvisionedConcurrencyConfig(qualifier, requested, available, available, status, null, Now);
            Store(function with { Provisioned = [.. function.Provisioned.Where(p => p.Qualifier != qualifier), config] });
            return config;
        }
    }

    /// <exception cref="AwsErrorException">ProvisionedConcurrencyConfigNotFoundException.</exception>
    public ProvisionedConcurrencyConfig GetProvisionedConcurrency(string nameOrArn, string qualifier)
    {
        var function = Get(nameOrArn);
        RequireQualifier(function, qualifier);
        return function.Provisioned.FirstOrDefault(p => p.Qualifier == qualifier)
            ?? throw LambdaErrors.NoProvisionedConcurrency();
    }

    /// <summary>No error when none was set.</summary>
    public void DeleteProvisionedConcurrency(string nameOrArn, string qualifier)
    {
        lock (_writing)
        {
            var function = Get(nameOrArn);
            RequireQualifier(function, qualifier);
            Store(function with { Provisioned = [.. function.Provisioned.Where(p => p.Qualifier != qualifier)] });
        }
    }

    public void RegisterScalableTarget(ScalableTarget target)
    {
        RequireResource(target.ResourceId);
        _scaling.Put(target);
    }

    /// <summary>The target value is kept as given: AWS, too, takes 70 where 0.7 was meant.</summary>
    public void PutScalingPolicy(ScalingPolicy policy)
    {
        RequireResource(policy.ResourceId);
        _scaling.Put(policy);
    }

    public void PutScheduledAction(ScheduledAction action)
    {
        RequireResource(action.ResourceId);
        _scaling.Put(action);
    }

    internal void CompleteProvisioning(string name, string qualifier)
    {
        lock (_writing)
        {
            var function = Get(name);
            Store(function with
            {
                Provisioned = [.. function.Provisioned.Select(p => p.Qualifier != qualifier ? p
                    : p with { Allocated = p.Requested, Available = p.Requested, Status = "READY" })],
            });
        }
    }

    private int ProvisionedOutsideReservations(LambdaFunction except) =>
        _functions.Values.Where(f => f.Name != except.Name && f.ReservedConcurrency is null).Sum(f => f.ProvisionedConcurrency);

    private static void RequireQualifier(LambdaFunction function, string qualifier)
    {
        if (qualifier == "$LATEST")
            throw LambdaErrors.UnpublishedVersion();
        if (!function.Aliases.Any(a => a.Name == qualifier || a.Version == qualifier))
            throw LambdaErrors.NoAlias($"{function.Arn}:{qualifier}");
    }

    private void RequireResource(string resourceId)
    {
        var parts = resourceId.Split(':');
        if (parts is not ["function", var name, var qualifier])
            throw LambdaErrors.Validation($"Unsupported service namespace, resource type or scalable dimension: {resourceId}");
        if (!_functions.TryGetValue(name, out var function) || !function.Aliases.Any(a => a.Name == qualifier || a.Version == qualifier))
            throw LambdaErrors.Validation($"Lambda function does not exist: {resourceId}");
    }

    private void Store(LambdaFunction function)
    {
        _functions[function.Name] = function;
        Interlocked.Increment(ref _version);
    }

    private static string NameIn(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn[(nameOrArn.LastIndexOf(':') + 1)..] : nameOrArn;
}
