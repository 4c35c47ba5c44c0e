using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Hosting;

/// <summary>What an account in a box is like and where it listens.</summary>
public sealed record SimulatorOptions
{
    /// <summary>0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Reachable from other machines; else from this one alone.</summary>
    public bool ListenOnAllInterfaces { get; init; }

    /// <summary>Account, Region and what lives there.</summary>
    public SimulationOptions Fleet { get; init; } = new();

    /// <summary>Nothing lives in the account, and its limit is 1,000 unless stated: for tests that fill it by hand.</summary>
    public bool Empty { get; init; }

    /// <summary>A stage of one's own, in place of the scene's or the trace's.</summary>
    public Stage? Stage { get; init; }

    /// <summary>When the fleet's time begins; null: with the clock's.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Simulated seconds a second, above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>
    /// The time the fleet lives in where that has nothing to do with the clock clients sign by; it then stands in the Date header too, and
    /// signatures may be of any age. <see cref="Speed"/> does not apply to it.
    /// </summary>
    public TimeProvider? FleetClock { get; init; }

    /// <summary>How late metrics are published; null: as late as AWS does.</summary>
    public PublicationDelay? PublicationDelay { get; init; }

    /// <summary>How far back one-minute points are kept; less than AWS does spares memory where days pass.</summary>
    public TimeSpan MetricRetention { get; init; } = TimeSpan.FromDays(15);

    /// <summary>Off, calls are answered however many come.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>AWS's own documentation example, so that nobody takes it for a secret.</summary>
    public string AccessKeyId { get; init; } = "AKIAIOSFODNN7EXAMPLE";
    public string SecretAccessKey { get; init; } = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
}
