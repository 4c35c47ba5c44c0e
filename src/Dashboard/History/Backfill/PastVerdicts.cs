using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.Analysis.Rules;
using Dashboard.History.Coding;

namespace Dashboard.History.Backfill;

/// <summary>
/// Finds what throttled functions in an hour that was read back. Limits of that time are not known; those of today are taken, and no
/// verdict is more than likely.
/// </summary>
internal sealed class PastVerdicts(HistoryReader reader, string scope)
{
    private const int MinutesPerHour = 60;

    /// <summary>Minutes before the hour in which what happens in it may have begun.</summary>
    private const int Before = 60;

    /// <param name="configurationOf">Null for a function that is gone.</param>
    /// <returns>
    /// Of the throttled minutes that nothing was found of before, and what was found of others with the count it has by now; empty when
    /// there is nothing new.
    /// </returns>
    public ImmutableArray<RecordedVerdict> Of(long hour, Func<string, FunctionConfiguration?> configurationOf, AccountLimits? limits)
    {
        var throttled = reader.MostThrottled(scope, hour, hour + 1, int.MaxValue);
        if (throttled.IsEmpty) return [];
        var names = throttled.Select(each => each.Function).Order(StringComparer.Ordinal).ToArray();
        var functions = names.Select(name => configurationOf(name) ?? new FunctionConfiguration { Name = name, Arn = "" }).ToImmutableArray();
        var input = new AnalysisInput
        {
            Minutes = Window(hour, names),
            Functions = functions,
            Slots = names.Select((name, slot) => KeyValuePair.Create(name, slot)).ToImmutableDictionary(StringComparer.Ordinal),
            Limits = limits,
        };
        var kept = reader.Verdicts(scope, hour * MinutesPerHour, (hour + 1) * MinutesPerHour).Where(verdict => verdict.Throttles > 0)
            .DistinctBy(verdict => (verdict.Function, verdict.Minute)).ToDictionary(verdict => (verdict.Function, verdict.Minute));
        var news = ImmutableArray.CreateBuilder<RecordedVerdict>();
        foreach (var found in VerdictRecords.Of(input, [], (hour + 1) * MinutesPerHour - 1))
        {
            if (found.Minute < hour * MinutesPerHour) continue;
            if (!kept.TryGetValue((found.Function, found.Minute), out var judged)) news.Add(found);
            else if (judged.Throttles != found.Throttles) news.Add(judged with { Throttles = found.Throttles });
        }
        return news.ToImmutable();
    }

    private MinuteWindow Window(long hour, string[] names)
    {
        var first = hour * MinutesPerHour - Before;
        var end = (hour + 1) * MinutesPerHour;
        var functions = new float[end - first][][];
        var account = new float[end - first][];
        for (var i = 0; i < functions.Length; i++)
        {
            functions[i] = new float[MinuteColumn.FunctionMetrics][];
            for (var metric = 0; metric < MinuteColumn.FunctionMetrics; metric++) functions[i][metric] = Unknown(names.Length);
            account[i] = Unknown(MinuteColumn.AccountMetrics);
        }
        Read("", (index, metric, value) => account[index][metric] = value);
        for (var slot = 0; slot < names.Length; slot++)
        {
            var at = slot;
            Read(names[slot], (index, metric, value) => functions[index][metric][at] = value);
        }
        return new([.. functions.Select((values, index) => new MinuteColumn(first + index, values, account[index]))], end - 1);

        void Read(string function, Action<int, int, float> take) => reader.Minutes(scope, function, first, end, (start, block) =>
        {
            for (var metric = 0; metric < block.Shape.Metrics; metric++)
                for (var minute = 0; minute < HourBlock.Minutes; minute++)
                    if (start + minute >= first && start + minute < end) take((int)(start + minute - first), metric, block[metric][minute]);
        });
    }

    private static float[] Unknown(int length)
    {
        var values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
