namespace Dashboard.Simulator.Lambda.Truth;

/// <summary>
/// What the simulator knows and an AWS account never tells: per function and minute the exact counts and the reason of every
/// throttle, and what of the account's limit was claimed. For tests in the same process; no endpoint serves it. Safe from any thread.
/// </summary>
public sealed class GroundTruth
{
    private readonly Dictionary<string, FunctionLog> _functions = new(StringComparer.Ordinal);
    private readonly Lock _gate;
    private readonly int _retentionMinutes;
    private AccountLog? _account;

    internal GroundTruth(Lock gate, TimeSpan retention)
    {
        _gate = gate;
        _retentionMinutes = (int)retention.TotalMinutes;
    }

    public IReadOnlyCollection<string> Functions => _functions.Keys;

    /// <summary>All minutes kept of a function, oldest first; empty when nothing happened or there is no such function.</summary>
    public IReadOnlyList<FunctionMinute> Of(string function)
    {
        lock (_gate) return _functions.TryGetValue(function, out var log) ? log.Minutes.ToArray() : [];
    }

    /// <summary>All minutes kept in which something started in the account, oldest first.</summary>
    public IReadOnlyList<AccountMinute> OfAccount()
    {
        lock (_gate) return _account?.Minutes ?? [];
    }

    /// <param name="minute">Minutes since 1970-01-01T00:00:00Z.</param>
    public FunctionMinute? Find(string function, long minute)
    {
        lock (_gate) return _functions.TryGetValue(function, out var log) ? log.Find(minute) : null;
    }

    internal FunctionLog Open(string function) => _functions[function] = new FunctionLog(_retentionMinutes);

    internal AccountLog OpenAccount(int functions) => _account = new(functions, _retentionMinutes);
}
