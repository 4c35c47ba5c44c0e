using Dashboard.Analysis.Model;
using Dashboard.History;
using Dashboard.HistoryVictim;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.History.Durability;

/// <summary>Compares a file with the batches that were acknowledged: all of them, and at most the whole of the next.</summary>
internal sealed class KeptBatches
{
    private const int MinutesPerHour = 60;
    private const int BatchesPerHour = MinutesPerHour / Batch.NewMinutes;

    private readonly HistoryReader _reader;
    private readonly string _path;
    private readonly Batch _last;
    private readonly long _acknowledged;

    /// <summary>Batch that wrote a minute last.</summary>
    private readonly Dictionary<long, long> _writtenBy = [];

    private KeptBatches(string path, long acknowledged)
    {
        (_path, _reader, _acknowledged) = (path, new(path), acknowledged);
        var next = new Batch(acknowledged + 1);
        var isNextKept = _reader.Size(Batch.Scope).LastMinute >= next.First;
        _last = isNextKept ? next : new(acknowledged);
        for (var batch = 0L; batch <= _last.Number; batch++)
            foreach (var minute in new Batch(batch).Minutes) _writtenBy[minute] = batch;
    }

    /// <summary>Older minutes may be gone.</summary>
    private long FirstKept => Math.Max(Batch.FirstMinute, (_last.First / MinutesPerHour - Batch.HoursOfMinutes) * MinutesPerHour);

    private long EndMinute => _last.First + Batch.NewMinutes;

    /// <param name="acknowledged">The last batch known to be safe.</param>
    public static void Verify(string path, long acknowledged)
    {
        var kept = new KeptBatches(path, acknowledged);
        kept.IntegrityIsOk();
        for (var function = 0; function < Batch.Functions.Length; function++) kept.MinutesAreRight(function);
        kept.AccountIsRight();
        kept.SumsAreRight();
        kept.VerdictsAreRight();
        SqliteConnection.ClearAllPools();
    }

    private void IntegrityIsOk()
    {
        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check;";
        Assert.Equal("ok", command.ExecuteScalar());
    }

    private void MinutesAreRight(int function) => EachMinute(Batch.Functions[function], (minute, value) =>
        value((int)FunctionMetric.Invocations) == Batch.Invocations(function, minute)
        && value((int)FunctionMetric.Errors) == Batch.Errors(function, minute, _writtenBy[minute])
        && value((int)FunctionMetric.Throttles) == _writtenBy[minute]);

    private void AccountIsRight() => EachMinute("", (minute, value) => value((int)AccountMetric.Throttles) == _writtenBy[minute]);

    private void EachMinute(string function, Func<long, Func<int, float>, bool> isRight)
    {
        var seen = new HashSet<long>();
        _reader.Minutes(Batch.Scope, function, FirstKept, EndMinute, (start, block) =>
        {
            for (var minute = Math.Max(start, FirstKept); minute < Math.Min(start + MinutesPerHour, EndMinute); minute++)
            {
                if (!seen.Add(minute)) Assert.Fail($"Minute {minute} of \"{function}\" came twice");
                if (!isRight(minute, metric => block[metric][(int)(minute - start)])) Assert.Fail($"Minute {minute} of \"{function}\" is not as batch {_writtenBy[minute]} wrote it");
            }
        });
        Assert.Equal(EndMinute - FirstKept, seen.Count);
    }

    private void SumsAreRight()
    {
        var days = new Dictionary<long, long[]>();
        for (var function = 0; function < Batch.Functions.Length; function++)
        {
            var hours = _reader.Hours(Batch.Scope, Batch.Functions[function], Batch.FirstMinute / MinutesPerHour, EndMinute / MinutesPerHour + 1);
            // At least one of the last batches came to packing before it was killed.
            Assert.InRange(hours.Length, Math.Max(0, (_acknowledged - BatchesPerHour) * Batch.NewMinutes / MinutesPerHour - 1), (EndMinute - Batch.FirstMinute) / MinutesPerHour);
            Assert.Equal(Enumerable.Range(0, hours.Length).Select(i => Batch.FirstMinute / MinutesPerHour + i), hours.Select(hour => hour.Hour));
            foreach (var (hour, totals) in hours)
            {
                var minutes = Enumerable.Range(0, MinutesPerHour).Select(i => hour * MinutesPerHour + i).ToArray();
                Assert.Equal(
                    (MinutesPerHour, minutes.Sum(minute => (long)Batch.Invocations(function, minute)), minutes.Sum(minute => _writtenBy[minute])),
                    (totals.Minutes, totals.Invocations, totals.Throttles));
                var day = days.TryGetValue(hour / 24, out var sums) ? sums : days[hour / 24] = new long[Batch.Functions.Length];
                day[function] += totals.Throttles;
            }
        }
        foreach (var (day, sums) in days)
        {
            var kept = _reader.ByDays(Batch.Scope, day, day + 1).Where(totals => totals.Function.Length > 0).ToDictionary(totals => totals.Function, totals => totals.Totals.Throttles);
            Assert.Equal(sums, Batch.Functions.Select(function => kept[function]));
        }
    }

    private void VerdictsAreRight()
    {
        var verdicts = _reader.Verdicts(Batch.Scope, 0, long.MaxValue);
        Assert.InRange(verdicts.Length, _acknowledged + 1, _last.Number + 1);
        Assert.Equal(Enumerable.Range(0, verdicts.Length).Select(batch => new Batch(batch).Verdict), verdicts);
    }
}
