using System.Collections.Immutable;

namespace Dashboard.Simulator.Fleet;

/// <summary>How a function is called and how it responds: everything about it that AWS does not configure.</summary>
public sealed record FunctionBehaviour
{
    /// <summary>With this much memory a function has one full CPU. Source: Lambda developer guide, configuration-memory.</summary>
    public const int MegabytesOfOneCpu = 1769;

    /// <summary>Several add up. For queues and streams these are messages and records.</summary>
    public required ImmutableArray<ArrivalProcess> Arrivals { get; init; }

    public required DurationModel Duration { get; init; }

    public InvocationSource Source { get; init; } = InvocationSource.Synchronous;

    /// <summary>Share of the duration that is computing, and so grows as memory shrinks below one CPU.</summary>
    public double CpuShare { get; init; } = 0.2;

    /// <summary>Share of invocations that fail, timeouts aside.</summary>
    public double ErrorRate { get; init; }

    public TimeSpan InitTime { get; init; } = TimeSpan.FromMilliseconds(350);

    /// <summary>How long an idle environment is kept.</summary>
    public int KeepAliveMinutes { get; init; } = 8;

    public ImmutableArray<Episode> Episodes { get; init; } = [];

    /// <summary>The alias called; null for $LATEST.</summary>
    public string? Alias { get; init; }

    /// <summary>Of the calls, this share goes to $LATEST although there is an alias.</summary>
    public double UnqualifiedShare { get; init; }

    /// <summary>Of a stream.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Messages or records an invocation takes from a queue or stream.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>Share of dropped events whose delivery to the dead-letter queue fails as well.</summary>
    public double DeadLetterFailureRate { get; init; }

    /// <summary>Share of invocations that Lambda ends as part of a loop.</summary>
    public double RecursionRate { get; init; }

    /// <summary>How many times longer than with a full CPU the handler runs at this memory.</summary>
    public double Slowdown(int memoryMegabytes) =>
        1 - CpuShare + CpuShare * Math.Max(1, (double)MegabytesOfOneCpu / memoryMegabytes);
}
