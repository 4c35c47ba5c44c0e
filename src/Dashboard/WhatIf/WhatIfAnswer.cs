using System.Collections.Immutable;
using Dashboard.Analysis.WhatIf;
using Dashboard.History;
using Dashboard.Live;

namespace Dashboard.WhatIf;

/// <param name="Snapshot">Settings as they are now.</param>
/// <param name="Key">Of the changes: queries of the same scope, period and key ask for the same.</param>
public sealed record WhatIfQuery(AccountSnapshot Snapshot, RecordedPeriod Period, ChangeSet Changes, string Key);

/// <summary>What came of a replay, or why there was none.</summary>
/// <param name="Outcome">Null when nothing was kept of the period, the limit is not known, or the history cannot be read.</param>
/// <param name="First">First minute of which anything is known, in minutes since 1970.</param>
/// <param name="End">Minute after the last that was kept.</param>
/// <param name="Missing">Minutes between of which nothing is known.</param>
/// <param name="Peaks">Highest recorded concurrency, by function.</param>
public sealed record WhatIfAnswer(WhatIfOutcome? Outcome, long First, long End, int Missing, ImmutableDictionary<string, int> Peaks, HistoryFault? Fault)
{
    public static WhatIfAnswer Nothing { get; } = new(null, 0, 0, 0, ImmutableDictionary<string, int>.Empty, null);

    public static WhatIfAnswer Unreadable(HistoryFault fault) => Nothing with { Fault = fault };
}
