using Dashboard.Analysis.Model;
using Dashboard.History;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.History.Durability;

/// <summary>What goes wrong with a file is told, with where and what to do, and the file is left as it was.</summary>
public sealed class ArchiveFaultTests : IDisposable
{
    private const long First = 490_000 * 60;
    private static readonly string?[] Names = ["f", "idle"];

    private readonly TemporaryHistory _history = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_file_that_is_no_database_is_left_alone_until_somebody_moves_it_away()
    {
        File.WriteAllText(_history.Path, new string('x', 5000));
        using var archive = Archive();
        Expect(archive.Fault, HistoryFaultKind.Damaged);
        for (var i = 0; i < 3; i++)
        {
            Expect(Write(archive, First), HistoryFaultKind.Damaged);
            _time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Throws<HistoryReadException>(() => archive.Reader.Size(TemporaryHistory.Scope));
        Assert.Equal(new string('x', 5000), File.ReadAllText(_history.Path));

        File.Move(_history.Path, _history.Path + ".damaged");
        Assert.Null(Write(archive, First));
        Assert.Null(archive.Fault);
        Assert.Equal(1, _history.Invocations("f", First, First + 1)[0]);
        Assert.Equal(new string('x', 5000), File.ReadAllText(_history.Path + ".damaged"));
    }

    [Fact]
    public void A_file_of_which_pages_are_spoilt_is_not_written_to_any_more_once_that_is_seen()
    {
        using (var archive = Archive()) Assert.Null(Write(archive, First));
        using (var file = File.OpenWrite(_history.Path))
        {
            // All but the first page, which has the tables' names.
            file.Position = 8192;
            file.Write(new byte[file.Length - 8192]);
        }
        var before = File.ReadAllBytes(_history.Path);
        using (var archive = Archive())
        {
            Expect(Write(archive, First + 1), HistoryFaultKind.Damaged);
            _time.Advance(TimeSpan.FromHours(1));
            Expect(Write(archive, First + 1), HistoryFaultKind.Damaged);
        }
        Assert.Equal(before, File.ReadAllBytes(_history.Path));
    }

    [Fact]
    public void A_file_of_a_later_version_is_not_changed_even_when_its_journal_was_left_behind()
    {
        using (var archive = Archive()) Assert.Null(Write(archive, First));
        using var later = Sql("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 99; CREATE TABLE later(x);");
        var before = Copy();
        var journal = File.ReadAllBytes(before + "-wal");
        Assert.NotEmpty(journal);
        var (writer, fault) = HistoryWriter.Open(before);
        Assert.Null(writer);
        Assert.Equal(HistoryFaultKind.Newer, fault!.Kind);
        Assert.Contains("form 99", fault.Message, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(_history.Path), File.ReadAllBytes(before));
        Assert.Equal(journal, File.ReadAllBytes(before + "-wal"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_named()
    {
        // A file stands where the folder should be: that stops the administrator as well.
        File.WriteAllText(_history.Path, "");
        using var archive = new HistoryArchive(Path.Combine(_history.Path, "data"), _time);
        Assert.Equal(HistoryFaultKind.NotAccessible, archive.Fault!.Kind);
        Assert.Contains(Path.Combine(_history.Path, "data"), archive.Fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(archive.Fault.Remedy);
    }

    [Fact]
    public void While_another_holds_the_file_writes_are_refused_at_once_and_tried_again_with_growing_pauses()
    {
        using var archive = Archive();
        var attempts = 0;
        using (Sql("BEGIN IMMEDIATE;"))
        {
            for (var second = 0; second < 300; second++)
            {
                var isAttempt = false;
                Expect(archive.Write(TemporaryHistory.Scope, writer =>
                {
                    isAttempt = true;
                    // The real fault once; each waits for the lock a little.
                    return attempts == 0 ? writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 1)], Names) : archive.Fault;
                }), HistoryFaultKind.Locked);
                if (isAttempt) attempts++;
                _time.Advance(TimeSpan.FromSeconds(1));
            }
        }
        // At 0, 2, 6, 14, 30 and 60 s later each.
        Assert.InRange(attempts, 9, 11);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Write(archive, First));
        Assert.Equal(1, _history.Invocations("f", First, First + 1)[0]);
    }

    [Fact]
    public void A_defect_while_writing_leaves_a_writer_that_works()
    {
        using var archive = Archive();
        Assert.Throws<InvalidOperationException>(() => archive.Write(TemporaryHistory.Scope, _ => throw new InvalidOperationException()));
        Assert.Null(Write(archive, First));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_is_taken_away_is_missed_with_the_next_write_and_a_new_one_begun(bool isMoved)
    {
        using var archive = Archive();
        Assert.Null(Write(archive, First));
        Assert.Equal(1, _history.Invocations("f", First, First + 1)[0]);
        var generation = archive.Generation;
        if (isMoved) File.Move(_history.Path, _history.Path + ".old");
        else foreach (var file in Directory.GetFiles(_history.Folder)) File.Delete(file);

        Assert.Null(Write(archive, First + 1));
        Assert.NotEqual(generation, archive.Generation);
        Assert.Equal([float.NaN, 1], _history.Invocations("f", First, First + 2));
        if (!isMoved) return;
        // The old file has all of its minutes, those included that were in the journal it left behind.
        var old = float.NaN;
        new HistoryReader(_history.Path + ".old").Minutes(TemporaryHistory.Scope, "f", First, First + 1, (_, block) => old = block[(int)FunctionMetric.Invocations][0]);
        Assert.Equal(1, old);
    }

    [Fact]
    public void A_file_that_another_takes_the_place_of_is_left_for_it()
    {
        using var archive = Archive();
        Assert.Null(Write(archive, First));
        using (var other = new HistoryArchive(_history.Folder + "/other", _time)) Assert.Null(Write(other, First + 7));
        File.Move(_history.Folder + "/other/history.db", _history.Path, overwrite: true);

        Assert.Null(Write(archive, First + 1));
        Assert.Equal([float.NaN, 1], _history.Invocations("f", First, First + 2));
        Assert.Equal(1, _history.Invocations("f", First + 7, First + 8)[0]);
    }

    [Fact]
    public void A_folder_that_is_cleared_away_is_made_again()
    {
        using var archive = Archive();
        Assert.Null(Write(archive, First));
        Directory.Delete(_history.Folder, recursive: true);
        Assert.Null(Write(archive, First + 1));
        Assert.Equal([float.NaN, 1], _history.Invocations("f", First, First + 2));
    }

    public void Dispose() => _history.Dispose();

    private HistoryArchive Archive() => new(_history.Folder, _time);

    private static HistoryFault? Write(HistoryArchive archive, long minute) =>
        archive.Write(TemporaryHistory.Scope, writer => writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(minute, 1)], Names));

    private void Expect(HistoryFault? fault, HistoryFaultKind kind)
    {
        Assert.Equal(kind, fault?.Kind);
        Assert.Contains(_history.Path, fault!.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Remedy);
    }

    private string Copy()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_history.Folder, "copy"));
        foreach (var file in Directory.GetFiles(_history.Folder)) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        return Path.Combine(folder.FullName, "history.db");
    }

    private SqliteConnection Sql(string sql)
    {
        var connection = new SqliteConnection($"Data Source={_history.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }
}
