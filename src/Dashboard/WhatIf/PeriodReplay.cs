using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.WhatIf;
using Dashboard.History;

namespace Dashboard.WhatIf;

/// <summary>Reads a period day by day, so that no more than a day of minutes is held, and replays it. For one use.</summary>
internal sealed class PeriodReplay(HistoryReader reader, WhatIfQuery query)
{
    private const int MinutesPerDay = 24 * 60;

    private readonly string _scope = query.Snapshot.Scope.Key;

    /// <param name="now">In minutes since 1970.</param>
    public WhatIfAnswer Run(long now)
    {
        var kept = reader.Size(_scope);
        if (query.Snapshot.Limits is not { } limits || kept.LastMinute is not { } last) return WhatIfAnswer.Nothing;
        var end = last + 1;
        var account = new AccountPeriod(now - query.Period.Minutes(), end);
        if (end > account.First) reader.Minutes(_scope, "", account.First, end, account.Take);
        if (account.FirstKnown is not { } first) return WhatIfAnswer.Nothing;

        var settings = new SettingsTimeline(reader.Changes(_scope, first, long.MaxValue));
        var functions = Functions(first, end);
        var replay = new Replay(query.Changes, query.Snapshot.Analysis.Input.Prices);
        for (var day = first; day < end; day += MinutesPerDay)
        {
            var dayEnd = Math.Min(end, day + MinutesPerDay);
            Read(functions, day, dayEnd);
            var from = day;
            foreach (var cut in settings.Cuts(day, dayEnd).Append(dayEnd))
            {
                replay.Add(Span(functions, account, settings, limits, (day, from, cut)));
                from = cut;
            }
        }
        var peaks = functions.Values.ToImmutableDictionary(function => function.Name, function => (int)Math.Ceiling(function.Peak), StringComparer.Ordinal);
        return new(replay.Outcome(), first, end, account.Missing, peaks, null);
    }

    private SortedDictionary<string, FunctionDay> Functions(long first, long end)
    {
        var functions = new SortedDictionary<string, FunctionDay>(StringComparer.Ordinal);
        foreach (var function in CurrentSettings.Of(query.Snapshot)) functions[function.Name] = new(function);
        foreach (var ran in reader.ByDays(_scope, first / MinutesPerDay, end / MinutesPerDay + 1))
            if (ran.Function.Length > 0) functions.TryAdd(ran.Function, new(CurrentSettings.Gone(ran.Function)));
        return functions;
    }

    private void Read(SortedDictionary<string, FunctionDay> functions, long day, long end)
    {
        foreach (var function in functions.Values) function.Clear();
        reader.EveryFunction(_scope, day, end, FunctionDay.Metrics, (name, hour, block) =>
        {
            if (functions.TryGetValue(name, out var function)) function.Take(hour - day, block);
        });
    }

    private static ReplaySpan Span(SortedDictionary<string, FunctionDay> functions, AccountPeriod account, SettingsTimeline settings, AccountLimits limits, (long Day, long From, long End) part) => new(
        (int)(part.End - part.From), settings.Limit(part.From, limits.ConcurrentExecutions), settings.IsReservedOfNow(part.From) ? limits.Reserved : null,
        account.Claimed(part.From, part.End), [.. functions.Values.Select(function => function.Part(settings, part.Day, part.From, part.End))]);
}
