namespace Dashboard.Simulator.Hosting;

/// <summary>What an account in a box is like and where it listens.</summary>
public sealed record SimulatorOptions
{
    /// <summary>0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Reachable from other machines; else from this one alone.</summary>
    public bool ListenOnAllInterfaces { get; init; }

    public string Region { get; init; } = "us-east-1";
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Concurrent executions the account may have in the Region.</summary>
    public int AccountLimit { get; init; } = 1000;

    /// <summary>How many functions are made up; 0 for an empty account.</summary>
    public int Functions { get; init; } = 1000;

    public string Scene { get; init; } = "quiet-day";
    public int Seed { get; init; } = 1;

    /// <summary>Folder of per-minute CSV files that drive the fleet instead of made-up traffic.</summary>
    public string? TraceFolder { get; init; }

    /// <summary>Simulated seconds a second, above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Off, calls are answered however many come.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>AWS's own documentation example, so that nobody takes it for a secret.</summary>
    public string AccessKeyId { get; init; } = "AKIAIOSFODNN7EXAMPLE";
    public string SecretAccessKey { get; init; } = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
}
