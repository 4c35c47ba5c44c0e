namespace Dashboard.Benchmarks.Spend;

/// <summary>What all functions did together in a minute, as far as it came in.</summary>
internal sealed class AccountMinute
{
    private double _invocations, _errors, _milliseconds, _longest;

    public double Throttles { get; private set; }
    public double Concurrency { get; private set; }

    /// <summary>Of the functions without a reservation.</summary>
    public double Unreserved { get; private set; }

    public void Add(in FunctionRun run, bool isReserved)
    {
        _invocations += run.Invocations;
        _errors += run.Errors;
        Throttles += run.Throttles;
        Concurrency += run.Concurrency;
        if (!isReserved) Unreserved += run.Concurrency;
        if (run.Invocations == 0) return;
        _milliseconds += run.Invocations * run.Average;
        _longest = Math.Max(_longest, run.Longest);
    }

    /// <summary>The metrics that the account has as functions have them.</summary>
    public FunctionRun Run => new(_invocations, _errors, Throttles, Concurrency, _milliseconds / Math.Max(1, _invocations), _longest, double.NaN, double.NaN);
}
