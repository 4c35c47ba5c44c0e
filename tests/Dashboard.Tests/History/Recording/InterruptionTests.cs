using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.History.Recording;
using Dashboard.Options;
using Dashboard.Tests.Polling;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.History.Recording;

/// <summary>What the process still knows comes into the file, whatever happened to it meanwhile; the account is polled all the time.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryHistory _history = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task When_the_file_is_deleted_a_new_one_holds_all_that_the_window_holds()
    {
        await using var account = await ThrottledAsync();
        using var archive = new HistoryArchive(_history.Folder, _time);
        var recorder = new HistoryRecorder(PolledAccount.Scope, archive, HistoryOptions.Default);
        Assert.Null(recorder.Record(account.Snapshot));
        var verdicts = Verdicts(archive);
        Assert.Equal(20, verdicts.Length);
        var settings = Settings(archive);
        Assert.NotEmpty(settings);

        foreach (var file in Directory.GetFiles(_history.Folder)) File.Delete(file);
        await account.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Null(recorder.Record(account.Snapshot));

        // Readers that hold on to the deleted file would see it all.
        SqliteConnection.ClearAllPools();
        AssertAllSettledMinutesAreKept(account, archive);
        Assert.Equal(verdicts, Verdicts(archive));
        Assert.Equal(settings, Settings(archive));
    }

    [Fact]
    public async Task While_another_process_holds_the_file_the_account_is_shown_and_everything_is_written_afterwards()
    {
        await using var account = await ThrottledAsync();
        using var archive = new HistoryArchive(_history.Folder, _time);
        var recorder = new HistoryRecorder(PolledAccount.Scope, archive, HistoryOptions.Default);
        Assert.Null(recorder.Record(account.Snapshot));
        using (var other = new SqliteConnection($"Data Source={_history.Path};Pooling=False"))
        {
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE;";
            begin.ExecuteNonQuery();
            for (var i = 0; i < 3; i++)
            {
                var published = account.Published.Count;
                account.Run("capped", account.LastMinute);
                // By then minutes have settled that were not written before.
                await account.PassAsync(TimeSpan.FromMinutes(5));
                Assert.True(account.Published.Count > published);
                Assert.Equal(HistoryFaultKind.Locked, recorder.Record(account.Snapshot)!.Kind);
                _time.Advance(TimeSpan.FromMinutes(1));
            }
        }
        Assert.Null(recorder.Record(account.Snapshot));
        Assert.Null(archive.Fault);
        AssertAllSettledMinutesAreKept(account, archive);
    }

    [Fact]
    public async Task What_was_found_before_a_start_without_the_file_stays_when_it_comes_back()
    {
        await using var account = await ThrottledAsync();
        using (var archive = new HistoryArchive(_history.Folder, _time))
        {
            var judged = account.LastMinute - 100;
            Assert.Null(archive.Write(PolledAccount.Scope.Key, writer => writer.WriteVerdicts(PolledAccount.Scope.Key, [judged], [OfThen(judged)])));
        }
        using (var other = new SqliteConnection($"Data Source={_history.Path};Pooling=False"))
        {
            other.Open();
            using var begin = other.CreateCommand();
            begin.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE;";
            begin.ExecuteNonQuery();
            using var archive = new HistoryArchive(_history.Folder, _time);
            Assert.NotNull(archive.Fault);
            var recorder = new HistoryRecorder(PolledAccount.Scope, archive, HistoryOptions.Default);
            Assert.NotNull(recorder.Record(account.Snapshot));
            other.Close();
            _time.Advance(TimeSpan.FromMinutes(1));
            Assert.Null(recorder.Record(account.Snapshot));
            Assert.Contains(OfThen(account.LastMinute - 100), archive.Reader.Verdicts(PolledAccount.Scope.Key, 0, long.MaxValue));
        }
    }

    public void Dispose() => _history.Dispose();

    private static RecordedVerdict OfThen(long minute) =>
        new("capped", minute, Dashboard.Analysis.Findings.Pattern.PoolUsed, Dashboard.Analysis.Findings.Confidence.Proved, Dashboard.Analysis.Findings.Harm.Rejected, 3);

    /// <summary>Two hours and a half of a function, throttled for a while.</summary>
    private static async Task<PolledAccount> ThrottledAsync()
    {
        var account = await PolledAccount.StartAsync();
        account.Add("capped");
        account.Lambda.PutReservedConcurrency("capped", 20);
        for (var i = 0; i < 150; i++)
        {
            account.Record("Invocations", "capped", account.LastMinute - i, 500 + i);
            account.Record("ConcurrentExecutions", "capped", account.LastMinute - i, 20);
            if (i is >= 20 and < 40) account.Record("Throttles", "capped", account.LastMinute - i, 7);
        }
        await account.PollAsync();
        return account;
    }

    private static void AssertAllSettledMinutesAreKept(PolledAccount account, HistoryArchive archive)
    {
        var window = account.Snapshot.Minutes;
        var (first, end) = (window.FirstMinute, RecordedMinutes.SettledThrough(window) + 1);
        Assert.InRange(end - first, 120, 180);
        var kept = new float[end - first];
        Array.Fill(kept, float.NaN);
        archive.Reader.Minutes(PolledAccount.Scope.Key, "capped", first, end, (start, block) =>
        {
            for (var minute = Math.Max(start, first); minute < Math.Min(start + 60, end); minute++) kept[minute - first] = block[(int)FunctionMetric.Invocations][(int)(minute - start)];
        });
        Assert.Equal(Enumerable.Range(0, kept.Length).Select(i => window.At(first + i)!.Function(FunctionMetric.Invocations, account.Snapshot.Slots["capped"])), kept);
    }

    private static RecordedVerdict[] Verdicts(HistoryArchive archive) => [.. archive.Reader.Verdicts(PolledAccount.Scope.Key, 0, long.MaxValue).Where(verdict => verdict.Throttles > 0)];

    private static KnownSetting[] Settings(HistoryArchive archive) => [.. archive.Reader.KnownSettings(PolledAccount.Scope.Key)];
}
