namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// The execution environments of one alias, or of $LATEST: how many are busy, how many idle and warm, how many provisioned.
/// The one used last is used next, so those in excess go unused and expire.
/// </summary>
internal sealed class EnvironmentPool(string? alias, TallySlot slot, int keepAliveMinutes)
{
    /// <summary>AWS renews environments every few hours even under load.</summary>
    private const double RenewedPerMinute = 1 / 150.0;

    private readonly int[] _fewestIdle = new int[keepAliveMinutes];
    private int _fewestNow;
    private long _rateSecond;
    private int _rateCount;

    /// <summary>Null for $LATEST.</summary>
    public string? Alias => alias;

    public TallySlot Slot => slot;

    /// <summary>On demand.</summary>
    public int Busy { get; set; }

    public int Idle { get; private set; }

    /// <summary>Of the idle ones, those that must initialise again because their last invocation timed out.</summary>
    public int Reset { get; private set; }

    /// <summary>Changes with a deployment; an environment of an earlier one is not used again.</summary>
    public int Generation { get; private set; }

    public int ProvisionedAvailable { get; set; }
    public int ProvisionedBusy { get; set; }

    public int Concurrency => Busy + ProvisionedBusy;

    /// <summary>Mean share of provisioned concurrency in use at the starts of this minute's invocations.</summary>
    public (double Sum, int Count) Utilization { get; set; }

    public bool TryTakeProvisioned(long second)
    {
        if (ProvisionedBusy >= ProvisionedAvailable) return false;
        if (_rateSecond != second) (_rateSecond, _rateCount) = (second, 0);
        if (_rateCount >= CapacityGate.RequestsPerEnvironment * ProvisionedAvailable) return false;
        _rateCount++;
        ProvisionedBusy++;
        return true;
    }

    public bool TryTakeWarm(out bool mustReset)
    {
        mustReset = false;
        if (Idle == 0) return false;
        Idle--;
        _fewestNow = Math.Min(_fewestNow, Idle);
        if (Reset > 0)
        {
            Reset--;
            mustReset = true;
        }

        return true;
    }

    public void Return(int generation, bool timedOut)
    {
        if (generation != Generation) return;
        Idle++;
        if (timedOut) Reset++;
    }

    public void Warm(int environments) => Idle = Math.Max(Idle, environments);

    public void Replace()
    {
        Generation++;
        Idle = Reset = _fewestNow = 0;
        Array.Clear(_fewestIdle);
    }

    /// <summary>Once a minute: lets go what has been idle throughout the keep-alive time, and renews a few.</summary>
    public void Expire(long minute, ref SimulationRandom random)
    {
        if (Idle == 0 && _fewestNow == 0) return;
        _fewestIdle[minute % _fewestIdle.Length] = _fewestNow;
        var expired = Math.Min(Idle, _fewestIdle.Min());
        for (var i = 0; i < _fewestIdle.Length; i++) _fewestIdle[i] -= Math.Min(_fewestIdle[i], expired);
        Idle -= expired;
        Idle -= random.NextBinomial(Idle, RenewedPerMinute);
        Reset = Math.Min(Reset, Idle);
        _fewestNow = Idle;
    }
}
