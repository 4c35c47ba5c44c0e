using System.Collections.Immutable;

namespace Dashboard.Simulator.Hosting;

/// <param name="Operation">As AWS spells it; null for every operation.</param>
/// <param name="Remaining">How many calls it strikes; null until it is cleared.</param>
/// <param name="Every">Strikes the first matching call and each n-th after it; 1 for all.</param>
public sealed record Fault(FaultKind Kind, string? Operation = null, int? Remaining = null, int Every = 1);

/// <summary>The switches. Safe from any thread.</summary>
public sealed class FaultPlan
{
    private readonly Lock _changing = new();
    private ImmutableArray<Entry> _faults = [];

    /// <returns>Takes this fault out again when disposed.</returns>
    public IDisposable Inject(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Every, 1, nameof(fault));
        var entry = new Entry(fault);
        lock (_changing) _faults = _faults.Add(entry);
        return new Removal(() =>
        {
            lock (_changing) _faults = _faults.Remove(entry);
        });
    }

    public void Clear()
    {
        lock (_changing) _faults = [];
    }

    /// <summary>
    /// The fault to apply to this call, or null; counts the call. Of several that match, the first injected that strikes; a skewed
    /// clock comes beside the others and is <see cref="Skew"/>'s to tell.
    /// </summary>
    public FaultKind? Next(string operation)
    {
        lock (_changing)
            foreach (var entry in _faults)
                if (entry.Fault.Kind != FaultKind.ClockSkew && entry.Strikes(operation)) return entry.Fault.Kind;
        return null;
    }

    /// <summary>How far the account's clock is ahead for this call; counts the call.</summary>
    internal TimeSpan Skew(string operation)
    {
        lock (_changing)
            foreach (var entry in _faults)
                if (entry.Fault.Kind == FaultKind.ClockSkew && entry.Strikes(operation)) return TimeSpan.FromMinutes(20);
        return TimeSpan.Zero;
    }

    private sealed class Entry(Fault fault)
    {
        private int _calls, _struck;
        public Fault Fault => fault;

        public bool Strikes(string operation)
        {
            if ((fault.Operation ?? operation) != operation || (OnlyInMetricData && operation != "GetMetricData")) return false;
            if (_calls++ % fault.Every != 0 || _struck >= fault.Remaining) return false;
            _struck++;
            return true;
        }

        private bool OnlyInMetricData => fault.Kind is FaultKind.PartialData or FaultKind.InternalError or FaultKind.Forbidden;
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
