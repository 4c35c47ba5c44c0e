using System.Collections.Concurrent;

namespace Dashboard.Simulator.Hosting;

/// <summary>What can be made to go wrong between a client and the account.</summary>
public enum FaultKind
{
    /// <summary>"Rate exceeded", with the status and code of the service.</summary>
    Throttle,
    /// <summary>500 with AWS's own error body.</summary>
    ServerError,
    /// <summary>503 from something in between: HTML, no protocol header.</summary>
    Unavailable,
    /// <summary>GetMetricData answers half of the points with StatusCode PartialData and a token for the rest.</summary>
    PartialData,
    /// <summary>GetMetricData answers some queries with StatusCode InternalError and no points.</summary>
    InternalError,
    /// <summary>GetMetricData answers some queries with StatusCode Forbidden.</summary>
    Forbidden,
    /// <summary>403 AccessDenied for the whole call.</summary>
    AccessDenied,
    /// <summary>Headers and half of the body, then nothing.</summary>
    StalledBody,
    /// <summary>Half of the body, then the connection is closed.</summary>
    CutBody,
    /// <summary>A whole body that is not the protocol's encoding.</summary>
    MalformedBody,
    /// <summary>ExpiredTokenException.</summary>
    ExpiredToken,
    /// <summary>The account's clock runs ahead of the client's by twenty minutes.</summary>
    ClockSkew,
    /// <summary>The request is read and never answered.</summary>
    Silence,
    /// <summary>The connection is closed before any answer.</summary>
    ConnectionReset,
}

/// <param name="Operation">As AWS spells it; null for every operation.</param>
/// <param name="Remaining">How many calls it strikes; null until it is cleared.</param>
/// <param name="Every">Strikes each n-th matching query or call; 1 for all.</param>
public sealed record Fault(FaultKind Kind, string? Operation = null, int? Remaining = null, int Every = 1);

/// <summary>The switches. Safe from any thread.</summary>
public sealed class FaultPlan
{
    private readonly ConcurrentDictionary<Guid, Entry> _faults = new();

    public IDisposable Inject(Fault fault)
    {
        var id = Guid.NewGuid();
        _faults[id] = new(fault);
        return new Removal(() => _faults.TryRemove(id, out _));
    }

    public void Clear() => _faults.Clear();

    /// <summary>The fault to apply to this call, or null; counts the call.</summary>
    public FaultKind? Next(string operation)
    {
        foreach (var entry in _faults.Values)
            if ((entry.Fault.Operation is null || entry.Fault.Operation == operation) && entry.Strike()) return entry.Fault.Kind;
        return null;
    }

    private sealed class Entry(Fault fault)
    {
        private int _calls, _struck;
        public Fault Fault => fault;
        public bool Strike() =>
            (Interlocked.Increment(ref _calls) - 1) % fault.Every == 0 && (fault.Remaining is not { } limit || Interlocked.Increment(ref _struck) <= limit);
    }

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
