using Dashboard.History;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.History;

/// <summary>Whoever reads, however long, does not hold up who writes: the poller's backfill is among these.</summary>
public sealed class LongReadTests : IDisposable
{
    private const long Hour = 490_000;
    private const long First = Hour * 60;
    private static readonly string?[] Names = ["f", "idle"];

    private readonly TemporaryHistory _history = new();

    [Fact]
    public void In_the_midst_of_a_read_minutes_are_written_packed_and_deleted_and_the_read_sees_none_of_it()
    {
        using var archive = new HistoryArchive(_history.Folder, new FakeTimeProvider());
        Assert.Null(Write(archive, First, 180));
        Assert.Null(archive.Write(TemporaryHistory.Scope, writer => writer.Seal(TemporaryHistory.Scope, First + 60)));

        var seen = new List<float>();
        archive.Reader.Minutes(TemporaryHistory.Scope, "f", First, First + 240, (start, block) =>
        {
            seen.Add(block[(int)Dashboard.Analysis.Model.FunctionMetric.Invocations][30]);
            if (start != First) return;
            Assert.Null(Write(archive, First + 180, 60));
            Assert.Null(archive.Write(TemporaryHistory.Scope, writer => writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First + 90, 1000)], Names)));
            Assert.Null(archive.Write(TemporaryHistory.Scope, writer => writer.Seal(TemporaryHistory.Scope, First + 180)));
            Assert.Null(archive.Write(TemporaryHistory.Scope, writer => writer.RetainSome(Hour + 1, Hour + 1, 0, out _)));
        });
        Assert.Equal([31, 91, 151], seen);

        Assert.Equal([float.NaN, 1000, 151, 211], new[] { 30, 90, 150, 210 }.Select(minute => _history.Invocations("f", First, First + 240)[minute]));
    }

    public void Dispose() => _history.Dispose();

    private static HistoryFault? Write(HistoryArchive archive, long first, int minutes) => archive.Write(TemporaryHistory.Scope, writer => writer.Write(
        TemporaryHistory.Scope, [.. Enumerable.Range(0, minutes).Select(i => TemporaryHistory.Minute(first + i, first + i - First + 1))], Names));
}
