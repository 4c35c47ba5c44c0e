using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History;

namespace Dashboard.HistoryVictim;

/// <summary>
/// The n-th piece of work: four new minutes, one revised soon after and, at times, one revised after its hour was packed. Every value
/// follows from the minute and from the batch that wrote it last, so that whoever knows the number of the batch can tell right from wrong.
/// </summary>
public sealed record Batch(long Number)
{
    public const string Scope = "killed-eu-west-1";
    public const int NewMinutes = 4;

    /// <summary>Minutes of the last hours are kept for so long; the sums of the hours stay.</summary>
    public const int HoursOfMinutes = 20;

    /// <summary>A multiple of a day.</summary>
    public const long FirstMinute = 489_600 * 60;

    private const int RevisedLater = 200;

    public static ImmutableArray<string> Functions { get; } = [.. Enumerable.Range(0, 12).Select(i => $"function-{i}")];

    public long First => FirstMinute + Number * NewMinutes;

    /// <summary>What it writes, each minute once.</summary>
    public ImmutableArray<long> Minutes
    {
        get
        {
            var minutes = Enumerable.Range(0, NewMinutes).Select(i => First + i).ToList();
            if (Number > 0) minutes.Add(First - 2);
            if (Number % 3 == 0 && First - RevisedLater >= FirstMinute) minutes.Add(First - RevisedLater);
            return [.. minutes];
        }
    }

    /// <summary>What it finds in the first of its minutes.</summary>
    public RecordedVerdict Verdict => new(Functions[0], First, Pattern.ReservedCap, Confidence.Proved, Harm.Rejected, Number);

    /// <returns>Null once all of it is safe.</returns>
    public HistoryFault? Keep(HistoryArchive archive) =>
        archive.Write(Scope, writer => writer.Write(Scope, [.. Minutes.Select(Column)], Functions))
        ?? archive.Write(Scope, writer => writer.WriteVerdicts(Scope, [First], [Verdict]));

    /// <summary>Packs hours and lets go of old ones, as a recorder does.</summary>
    public HistoryFault? Tidy(HistoryArchive archive) =>
        archive.Write(Scope, writer => writer.Seal(Scope, First - 60))
        ?? archive.Write(Scope, writer => writer.RetainSome(First / 60 - HoursOfMinutes, 0, 0, out _));

    public static float Invocations(int function, long minute) => (minute * 31 + function * 7919) % 9973;

    public static float Errors(int function, long minute, long batch) => (Invocations(function, minute) + batch) % 997;

    private MinuteColumn Column(long minute)
    {
        var functions = new float[]?[MinuteColumn.FunctionMetrics];
        functions[(int)FunctionMetric.Invocations] = [.. Functions.Select((_, i) => Invocations(i, minute))];
        functions[(int)FunctionMetric.Errors] = [.. Functions.Select((_, i) => Errors(i, minute, Number))];
        functions[(int)FunctionMetric.Throttles] = [.. Functions.Select(_ => (float)Number)];
        var account = new float[MinuteColumn.AccountMetrics];
        Array.Fill(account, float.NaN);
        account[(int)AccountMetric.Invocations] = Functions.Select((_, i) => Invocations(i, minute)).Sum();
        account[(int)AccountMetric.Throttles] = Number;
        return new(minute, functions, account);
    }
}
