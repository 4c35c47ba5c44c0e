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

    /// <summary>Simulated seconds a second, above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The time the fleet lives in, for whoever moves it by hand; null: it goes by the clock, at <see cref="Speed"/>. Signatures go by the clock in any case.</summary>
    public TimeProvider? FleetClock { get; init; }

    /// <summary>How late metrics are published; null: as late as AWS does.</summary>
    public PublicationDelay? PublicationDelay { get; init; }

    /// <summary>Off, calls are answered however many come.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>AWS's own documentation example, so that nobody takes it for a secret.</summary>
    public string AccessKeyId { get; init; } = "AKIAIOSFODNN7EXAMPLE";
    public string SecretAccessKey { get; init; } = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
}
