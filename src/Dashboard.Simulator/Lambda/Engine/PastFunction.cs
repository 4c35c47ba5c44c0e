using Dashboard.Simulator.Fleet;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>One function's state between minutes of the past, and what it asks for in the current one.</summary>
internal sealed class PastFunction(SimulatedFunction function)
{
    private const int SecondsPerMinute = 60;

    public SimulatedFunction Function => function;

    /// <summary>Requests, events, messages or records that came in this minute.</summary>
    public int Arrivals { get; private set; }

    /// <summary>Invocations attempted this minute, those of waiting events included.</summary>
    public int Attempts { get; private set; }

    /// <summary>Environments this minute's attempts would use at their busiest, and the most attempts in a second.</summary>
    public double Offered { get; private set; }
    public double PerSecond { get; private set; }

    /// <summary>Share of calls that provisioned concurrency cannot take, and what they offer to on-demand concurrency.</summary>
    public double SpilledShare { get; private set; }
    public double OfferedOnDemand => Offered * SpilledShare;

    /// <summary>Events, messages or records that wait.</summary>
    public int Backlog { get; set; }

    /// <summary>Environments kept warm from earlier minutes.</summary>
    public double Warm { get; set; }

    /// <summary>Failed asynchronous events by the minutes until they are tried again and by the retries they have had.</summary>
    public int FirstRetry { get; set; }
    public int SecondRetry { get; set; }
    public int SecondRetryAfterNext { get; set; }

    /// <summary>How long the oldest waiting record has waited.</summary>
    public double BehindSeconds { get; set; }

    private double _inFlight;

    public double MeanSeconds => Math.Min(function.Behaviour.Duration.Mean * function.DurationFactor, function.TimeoutMilliseconds) / 1000;

    /// <returns>False when there is nothing to do this minute.</returns>
    public bool Begin(int seed, long minute)
    {
        function.BeginMinute(minute);
        Arrivals = Attempts = 0;
        Offered = PerSecond = 0;
        var arrivals = function.Behaviour.Arrivals;
        for (var i = 0; i < arrivals.Length; i++)
        {
            var (count, from, to) = ArrivalScheduler.Draw(seed, function.Index, i, arrivals[i], minute);
            if (count == 0) continue;
            Arrivals += count;
            Ask(count, to - from);
        }

        if (function.Behaviour.Source == InvocationSource.Asynchronous) Ask(Backlog + FirstRetry + SecondRetry, SecondsPerMinute);
        if (function.Behaviour.Source is InvocationSource.Queue or InvocationSource.Stream) BatchUp();
        Carry();
        if (Attempts == 0) return false;
        var provisioned = function.Qualified?.ProvisionedAvailable ?? 0;
        SpilledShare = provisioned == 0 ? 1 : ErlangLoss.Probability(Offered, provisioned);
        return true;
    }

    private void Ask(int attempts, int seconds)
    {
        if (attempts == 0) return;
        Attempts += attempts;
        PerSecond += (double)attempts / seconds;
        Offered += attempts * MeanSeconds / seconds * (1 - Math.Exp(-seconds / MeanSeconds));
    }

    /// <summary>What still runs from earlier minutes adds to this one, and what is left of it to the next.</summary>
    private void Carry()
    {
        var kept = Math.Exp(-SecondsPerMinute / MeanSeconds);
        Offered = Math.Min(Offered + _inFlight * kept, Attempts + _inFlight);
        _inFlight = _inFlight * kept + (double)Attempts / SecondsPerMinute * MeanSeconds * (1 - kept);
    }

    /// <summary>Messages and records are taken singly while the pollers keep up, in batches when they do not.</summary>
    private void BatchUp()
    {
        var behaviour = function.Behaviour;
        var waiting = Arrivals + Backlog;
        var atOnce = behaviour.Source == InvocationSource.Stream ? behaviour.Shards : Pollers();
        var possible = (int)(atOnce * SecondsPerMinute / MeanSeconds);
        var needed = behaviour.Source == InvocationSource.Stream && waiting > 0
            ? (int)Math.Ceiling(atOnce * SecondsPerMinute / (MeanSeconds + (double)atOnce * SecondsPerMinute / waiting))
            : waiting;
        Attempts = Math.Clamp(needed, 0, Math.Max(possible, waiting > 0 ? 1 : 0));
        PerSecond = (double)Attempts / SecondsPerMinute;
        Offered = PerSecond * MeanSeconds;
        Backlog = Math.Max(0, waiting - Attempts * behaviour.BatchSize);
    }

    private int Pollers()
    {
        var maximum = QueueSource.MaximumPollers;
        foreach (var mapping in function.Configuration.EventSources) maximum = mapping.MaximumConcurrency ?? maximum;
        return function.Reserved is { } reserved ? Math.Min(maximum, reserved) : maximum;
    }
}
