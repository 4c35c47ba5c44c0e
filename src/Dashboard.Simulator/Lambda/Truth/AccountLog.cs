namespace Dashboard.Simulator.Lambda.Truth;

/// <summary>
/// Counts what runs in the account from the starts and ends of its invocations alone, apart from the gate that lets them in and from the
/// metrics that are published. Keeps the minutes in which something started, oldest first.
/// </summary>
internal sealed class AccountLog(int functions, int retentionMinutes)
{
    private readonly List<AccountMinute> _minutes = [];
    private readonly Claim[] _claims = new Claim[functions];
    private int _running;
    private int _setAside;
    private int _fromPool;

    /// <summary>One function's part: what it sets aside whether used or not, and what it runs on demand.</summary>
    private record struct Claim(int SetAside, bool IsReserved, int OnDemand)
    {
        public readonly int FromPool => IsReserved ? 0 : OnDemand;
    }

    public AccountMinute[] Minutes => [.. _minutes];

    /// <summary>States a function's limits from now on; what runs of it meanwhile goes on.</summary>
    public void Configure(int function, int? reserved, int provisioned) =>
        Change(function, _claims[function] with { SetAside = reserved ?? provisioned, IsReserved = reserved is not null });

    public void Start(int function, bool isProvisioned, long minute)
    {
        _running++;
        if (!isProvisioned) Change(function, _claims[function] with { OnDemand = _claims[function].OnDemand + 1 });
        Note(minute, 1, _running, _setAside + _fromPool);
    }

    public void End(int function, bool isProvisioned)
    {
        _running--;
        if (!isProvisioned) Change(function, _claims[function] with { OnDemand = _claims[function].OnDemand - 1 });
    }

    /// <summary>Takes down some invocations of a minute with the most that was seen while they started. Minutes come in order.</summary>
    public void Note(long minute, int invocations, int running, int claimed)
    {
        if (_minutes.Count == 0 || _minutes[^1].Minute != minute)
        {
            Prune(minute - retentionMinutes);
            _minutes.Add(new AccountMinute { Minute = minute });
        }
        var last = _minutes[^1];
        last.Invocations += invocations;
        last.MaximumConcurrency = Math.Max(last.MaximumConcurrency, running);
        last.MaximumClaimed = Math.Max(last.MaximumClaimed, claimed);
        _minutes[^1] = last;
    }

    private void Change(int function, Claim claim)
    {
        ref var before = ref _claims[function];
        _setAside += claim.SetAside - before.SetAside;
        _fromPool += claim.FromPool - before.FromPool;
        before = claim;
    }

    /// <summary>In batches of a quarter, so that the cost of moving the rest is spread.</summary>
    private void Prune(long oldest)
    {
        var quarter = _minutes.Count / 4;
        if (quarter > 16 && _minutes[quarter].Minute < oldest) _minutes.RemoveRange(0, quarter);
    }
}
