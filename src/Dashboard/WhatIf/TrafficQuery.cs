namespace Dashboard.WhatIf;

public enum RunsIn { Pool, Reservation }

public enum Invoked { Synchronously, Asynchronously }

/// <summary>What the address of the traffic page says, as it was typed; null where it says nothing.</summary>
public sealed record TrafficQuery
{
    public const string FunctionKey = "function", FromKey = "from", ToKey = "to", RampKey = "ramp", HoldKey = "hold", DurationKey = "ms", ColdKey = "cold",
        InvokedKey = "invoked", RunsKey = "runs", LimitKey = "limit", RateKey = "rate", ProvisionedKey = "provisioned";

    public string? Function { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Ramp { get; init; }
    public string? Hold { get; init; }
    public string? Duration { get; init; }
    public string? Cold { get; init; }
    public string? Invoked { get; init; }
    public string? Runs { get; init; }
    public string? Limit { get; init; }
    public string? Rate { get; init; }
    public string? Provisioned { get; init; }

    /// <summary>By key, as the address of the page takes them.</summary>
    public Dictionary<string, object?> Parameters => new(StringComparer.Ordinal)
    {
        [FunctionKey] = Function,
        [FromKey] = From,
        [ToKey] = To,
        [RampKey] = Ramp,
        [HoldKey] = Hold,
        [DurationKey] = Duration,
        [ColdKey] = Cold,
        [InvokedKey] = Invoked,
        [RunsKey] = Runs,
        [LimitKey] = Limit,
        [RateKey] = Rate,
        [ProvisionedKey] = Provisioned,
    };

    /// <summary>The same shape of traffic for another function, with whatever that one's numbers are.</summary>
    public TrafficQuery For(string? function) => new() { Function = function, Ramp = Ramp, Hold = Hold };
}
