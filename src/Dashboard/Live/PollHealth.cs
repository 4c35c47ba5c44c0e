using System.Collections.Immutable;
using Dashboard.Aws;

namespace Dashboard.Live;

/// <summary>What is read from AWS on a schedule of its own.</summary>
public enum PollActivity { AccountMetrics, FunctionMetrics, ActiveFunctions, AccountSettings, FunctionInventory, ReservedConcurrency, ProvisionedConcurrency, FunctionDetails, Usage, Alarms, ProvisionedScaling, Backfill, Clock }

public enum ActivityState { NotStarted, Running, Succeeded, Partial, Failed }

/// <summary>How one activity is doing.</summary>
/// <param name="LastSuccess">When it last succeeded in whole; null: never.</param>
/// <param name="FaultSince">When the present row of failures began.</param>
/// <param name="Progress">Done and total while running or partly done, in the activity's own unit.</param>
/// <param name="Detail">One plain sentence: "212 of 220 functions read" for instance.</param>
public sealed record ActivityHealth(
    PollActivity Activity,
    ActivityState State,
    TimeSpan Interval,
    DateTimeOffset? LastAttempt,
    DateTimeOffset? LastSuccess,
    DateTimeOffset? NextDue,
    AwsFault? Fault,
    DateTimeOffset? FaultSince,
    (int Done, int Total)? Progress = null,
    string? Detail = null);

/// <summary>Calls made to one operation since the process started.</summary>
public sealed record ApiCalls(string Action, long Calls, long Failed, long MetricsRequested);

/// <summary>The poller's own state, published with every snapshot.</summary>
public sealed record PollHealth(ImmutableArray<ActivityHealth> Activities, ImmutableArray<ApiCalls> Calls, DateTimeOffset StartedAt)
{
    public ActivityHealth? Of(PollActivity activity) => Activities.FirstOrDefault(a => a.Activity == activity);
}
