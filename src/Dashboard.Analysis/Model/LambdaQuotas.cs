namespace Dashboard.Analysis.Model;

/// <summary>Fixed numbers of the service that rules are held against. Limits that an account can have raised are read from the account instead.</summary>
public static class LambdaQuotas
{
    /// <summary>Concurrency that cannot be reserved: it stays with functions without a reservation. Source: Lambda developer guide, configuration-concurrency.</summary>
    public const int UnreservedFloor = 100;

    /// <summary>New environments a function can start within <see cref="ScalingWindowSeconds"/>. Source: Lambda developer guide, scaling-behavior.</summary>
    public const int ScalingEnvironments = 1000;

    /// <inheritdoc cref="ScalingEnvironments"/>
    public const int ScalingWindowSeconds = 10;

    /// <summary>Synchronous requests a second for each unit of concurrency. Source: Lambda developer guide, gettingstarted-limits.</summary>
    public const int RequestsPerSecondPerEnvironment = 10;

    /// <summary>Memory at which a function has one vCPU. Source: Lambda developer guide, configuration-memory.</summary>
    public const int FullCpuMegabytes = 1769;

    /// <summary>Memory range of an ordinary function. Source: Lambda developer guide, gettingstarted-limits.</summary>
    public const int SmallestMemoryMegabytes = 128;

    /// <inheritdoc cref="SmallestMemoryMegabytes"/>
    public const int LargestMemoryMegabytes = 10_240;

    /// <summary>Layers a function can have. Source: Lambda developer guide, gettingstarted-limits.</summary>
    public const int Layers = 5;

    /// <summary>Default of API Gateway's integration timeout; only Regional and private REST APIs can have it raised. Source: API Gateway API, Integration.timeoutInMillis.</summary>
    public static readonly TimeSpan ApiGatewayTimeout = TimeSpan.FromSeconds(29);
}
