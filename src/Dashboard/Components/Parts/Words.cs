using Dashboard.Live;

namespace Dashboard.Components.Parts;

/// <summary>Enumerations in plain words.</summary>
public static class Words
{
    public static string Word(this FunctionState state) => state switch
    {
        FunctionState.Throttled => "Throttled",
        FunctionState.NearCeiling => "Near ceiling",
        FunctionState.Normal => "Normal",
        FunctionState.Idle => "Idle",
        _ => "Unknown",
    };

    /// <summary>The kind alone, to stand beside the number.</summary>
    public static string Word(this CeilingKind kind) => kind switch
    {
        CeilingKind.Reserved => "reserved",
        CeilingKind.TurnedOff => "turned off",
        CeilingKind.UnreservedPool => "pool",
        CeilingKind.ManagedInstances => "managed",
        _ => "unknown",
    };

    public static string Explain(this CeilingKind kind) => kind switch
    {
        CeilingKind.Reserved => "Its own reserved concurrency: it cannot go above this, whatever is free in the account.",
        CeilingKind.TurnedOff => "Reserved concurrency is 0: every request is throttled until that is changed.",
        CeilingKind.UnreservedPool => "The unreserved pool it shares with other functions: what it uses now plus what is free.",
        CeilingKind.ManagedInstances => "It runs on Lambda Managed Instances, where reserved and account concurrency do not apply.",
        _ => "Neither its reserved concurrency nor the account's limit is known.",
    };

    public static string Name(this PollActivity activity) => activity switch
    {
        PollActivity.AccountMetrics => "Account metrics",
        PollActivity.FunctionMetrics => "Function metrics",
        PollActivity.ActiveFunctions => "Active functions",
        PollActivity.AccountSettings => "Account limits",
        PollActivity.FunctionInventory => "Functions",
        PollActivity.ReservedConcurrency => "Reserved concurrency",
        PollActivity.ProvisionedConcurrency => "Provisioned concurrency",
        PollActivity.Usage => "Last 14 days",
        PollActivity.Alarms => "CloudWatch alarms",
        PollActivity.ProvisionedScaling => "Scaling of provisioned concurrency",
        PollActivity.Backfill => "Minutes before the start",
        PollActivity.Clock => "Clock of this machine",
        _ => "Aliases and event sources",
    };

    /// <summary>What a page lacks while the activity fails.</summary>
    public static string Effect(this PollActivity activity) => activity switch
    {
        PollActivity.AccountMetrics => "Account figures have stopped.",
        PollActivity.FunctionMetrics => "Functions' figures have stopped.",
        PollActivity.ActiveFunctions => "The functions that were active before are still read; new ones may be missing.",
        PollActivity.AccountSettings => "The account's limit may be unknown or old.",
        PollActivity.FunctionInventory => "New, changed and deleted functions are not seen.",
        PollActivity.ReservedConcurrency => "Ceilings may be unknown or old.",
        PollActivity.ProvisionedConcurrency => "Provisioned concurrency may be unknown or old.",
        PollActivity.Usage => "What rests on the last days (baselines, unused reservations, recommended values) may be missing or old.",
        PollActivity.Alarms => "Whether limits are watched by alarms is unknown or old.",
        PollActivity.ProvisionedScaling => "Whether and how provisioned concurrency scales is unknown or old.",
        PollActivity.Clock => "Ages and times since are off by as much; what is read goes by AWS's clock.",
        PollActivity.Backfill => "Weekly reviews of the time before the start are incomplete.",
        _ => "Aliases and event sources may be unknown or old.",
    };

    public static string Word(this ActivityState state) => state switch
    {
        ActivityState.Running => "Running",
        ActivityState.Succeeded => "Succeeded",
        ActivityState.Partial => "Partly succeeded",
        ActivityState.Failed => "Failed",
        _ => "Not started",
    };

    public static Level Level(this ActivityState state) => state switch
    {
        ActivityState.Succeeded => Parts.Level.Ok,
        ActivityState.Partial => Parts.Level.Warning,
        ActivityState.Failed => Parts.Level.Critical,
        _ => Parts.Level.Unknown,
    };
}
