using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.WhatIf;

namespace Dashboard.Analysis.Tests.WhatIf;

/// <summary>Recorded functions for tests: every minute the same, unless told otherwise.</summary>
internal static class Recorded
{
    public static RecordedFunction Function(string name, int? reserved, params (float Ran, float Rejected, float Peak, float Milliseconds)[] minutes) =>
        new(name, reserved is { } value ? ReservedConcurrency.Of(value) : ReservedConcurrency.None, 0, 1024, false, CallerKind.Synchronous)
        {
            Invocations = Array.ConvertAll(minutes, minute => minute.Ran),
            Throttles = Array.ConvertAll(minutes, minute => minute.Rejected),
            Concurrency = Array.ConvertAll(minutes, minute => minute.Peak),
            Duration = Array.ConvertAll(minutes, minute => minute.Milliseconds),
        };

    public static ReplaySpan Span(int limit, params RecordedFunction[] functions) =>
        new(functions[0].Invocations.Length, limit, null, default, [.. functions]);

    public static WhatIfOutcome Replayed(ReplaySpan span, ChangeSet changes)
    {
        var replay = new Replay(changes, PriceTable.Default);
        replay.Add(span);
        return replay.Outcome();
    }

    public static FunctionOutcome Of(this WhatIfOutcome outcome, string function) => outcome.Functions.Single(each => each.Function == function);
}
