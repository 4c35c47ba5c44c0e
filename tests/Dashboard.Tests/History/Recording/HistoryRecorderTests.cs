using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.History.Recording;
using Dashboard.Options;
using Dashboard.Tests.Polling;

namespace Dashboard.Tests.History.Recording;

/// <summary>Over the wire: an account in a box is polled, and what was read is kept.</summary>
public sealed class HistoryRecorderTests : IDisposable
{
    private readonly HistoryArchive _archive = new(dataFolder: null);

    [Fact]
    public async Task Settled_minutes_are_kept_and_those_that_may_still_change_are_not()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        for (var i = 0; i < 60; i++) account.Record("Invocations", "f", account.LastMinute - i, 100 + i);
        await account.PollAsync();

        Assert.Null(Recorder().Record(account.Snapshot));
        var through = RecordedMinutes.SettledThrough(account.Snapshot.Minutes);
        Assert.InRange(through, account.LastMinute - 20, account.LastMinute - 1);
        var kept = Invocations("f", through - 9, account.LastMinute + 1);
        for (var minute = through - 9; minute <= account.LastMinute; minute++)
            Assert.Equal(minute <= through ? 100 + (account.LastMinute - minute) : float.NaN, kept[(int)(minute - (through - 9))]);
    }

    [Fact]
    public async Task What_CloudWatch_revises_is_revised_here()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        account.Record("Invocations", "f", account.LastMinute, 1);
        await account.PollAsync();
        var minute = account.LastMinute - 6;
        var recorder = Recorder();
        account.Record("Invocations", "f", minute, 10);
        await account.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Null(recorder.Record(account.Snapshot));
        var before = Invocations("f", minute, minute + 1)[0];

        account.Record("Invocations", "f", minute, 32);
        for (var i = 0; i < 3; i++)
        {
            await account.PassAsync(TimeSpan.FromMinutes(5));
            Assert.Null(recorder.Record(account.Snapshot));
        }
        var column = account.Snapshot.Minutes.At(minute)!.Function(FunctionMetric.Invocations, account.Snapshot.Slots["f"]);
        Assert.Equal(column, Invocations("f", minute, minute + 1)[0]);
        Assert.NotEqual(float.NaN, before);
    }

    [Fact]
    public async Task Each_throttled_minute_has_one_cause_and_a_second_recorder_leaves_it_as_it_was_judged()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("capped");
        account.Lambda.PutReservedConcurrency("capped", 20);
        for (var i = 0; i < 40; i++)
        {
            account.Record("Invocations", "capped", account.LastMinute - i, 500);
            account.Record("ConcurrentExecutions", "capped", account.LastMinute - i, 20);
            if (i is >= 20 and < 30) account.Record("Throttles", "capped", account.LastMinute - i, 7);
        }
        await account.PollAsync();
        Assert.Null(Recorder().Record(account.Snapshot));
        var kept = Throttles();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => account.LastMinute - 29 + i), kept.Select(verdict => verdict.Minute));
        Assert.All(kept, verdict => Assert.Equal(("capped", Pattern.ReservedCap, 7L), (verdict.Function, verdict.Pattern, verdict.Throttles)));

        Assert.Null(_archive.Write(PolledAccount.Scope.Key, writer => writer.WriteVerdicts(
            PolledAccount.Scope.Key, [kept[0].Minute], [kept[0] with { Confidence = Confidence.Possible }])));
        Assert.Null(Recorder().Record(account.Snapshot));
        Assert.Equal(10, Throttles().Length);
    }

    [Fact]
    public async Task A_setting_that_changed_is_kept_once_across_recorders_and_one_that_becomes_known_is_no_change()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        await account.PollAsync();
        Assert.Null(Recorder().Record(account.Snapshot));
        Assert.Empty(Changes());

        account.Lambda.PutReservedConcurrency("f", 40);
        await account.PassAsync(TimeSpan.FromMinutes(31));
        var second = Recorder();
        Assert.Null(second.Record(account.Snapshot));
        Assert.Null(second.Record(account.Snapshot));
        var change = Assert.Single(Changes());
        Assert.Equal(("f", ChangedSetting.Reserved, null, "40"), (change.Function, change.Setting, change.Before, change.After));

        account.Add("late");
        await account.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Null(Recorder().Record(account.Snapshot));
        Assert.Equal(["f", "late"], Changes().Select(each => each.Function));
        Assert.Equal(ChangedSetting.Existence, Changes()[1].Setting);
    }

    [Fact]
    public async Task What_was_found_of_a_function_that_is_not_read_yet_stays()
    {
        await using var account = await PolledAccount.StartAsync();
        account.Add("f");
        await account.PollAsync();
        var minute = RecordedMinutes.SettledThrough(account.Snapshot.Minutes) - 5;
        var before = new RecordedVerdict("other", minute, Pattern.PoolUsed, Confidence.Proved, Harm.Rejected, 4);
        Assert.Null(_archive.Write(PolledAccount.Scope.Key, writer => writer.WriteVerdicts(PolledAccount.Scope.Key, [minute], [before])));

        Assert.Null(Recorder().Record(account.Snapshot));

        Assert.Equal([before], Throttles());
    }

    private HistoryRecorder Recorder() => new(PolledAccount.Scope, _archive, HistoryOptions.Default);

    private RecordedVerdict[] Throttles() => [.. _archive.Reader.Verdicts(PolledAccount.Scope.Key, 0, long.MaxValue).Where(verdict => verdict.Throttles > 0)];

    private System.Collections.Immutable.ImmutableArray<RecordedChange> Changes() => _archive.Reader.Changes(PolledAccount.Scope.Key, 0, long.MaxValue);

    private float[] Invocations(string function, long from, long end)
    {
        var values = new float[end - from];
        Array.Fill(values, float.NaN);
        _archive.Reader.Minutes(PolledAccount.Scope.Key, function, from, end, (start, block) =>
        {
            for (var minute = Math.Max(start, from); minute < Math.Min(start + 60, end); minute++) values[minute - from] = block[(int)FunctionMetric.Invocations][(int)(minute - start)];
        });
        return values;
    }

    public void Dispose() => _archive.Dispose();
}
