using Dashboard.Analysis.Model;
using Dashboard.History.Coding;

namespace Dashboard.Tests.History;

/// <summary>All functions read at once are what each of them is alone.</summary>
public sealed class EveryFunctionTests : IDisposable
{
    private const long Hour = 490_000;
    private const long First = Hour * 60;
    private const string Elsewhere = "other-us-east-1";
    private static readonly string?[] Names = ["f", "idle"];
    private static readonly FunctionMetric[] Wanted = [FunctionMetric.Errors, FunctionMetric.ConcurrentExecutions];

    private readonly TemporaryHistory _history = new();

    [Fact]
    public void Packed_hours_and_waiting_minutes_of_every_function_of_the_scope_come_with_the_metrics_wanted()
    {
        using (var writer = _history.Open())
        {
            writer.Write(TemporaryHistory.Scope, Minutes(0, 150), Names);
            writer.Seal(TemporaryHistory.Scope, First + 60);
            // Late data of an hour that is packed.
            writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First + 7, 5, concurrency: 99)], Names);
            writer.Write(Elsewhere, Minutes(0, 150), ["f", "of another account"]);
            writer.Seal(Elsewhere, First + 60);
        }

        var read = new Dictionary<(string Function, long Start), float[][]>();
        _history.Reader.EveryFunction(TemporaryHistory.Scope, First, First + 150, Wanted, (function, start, block) => read.Add((function, start), Values(block)));

        Assert.Equal(Names.Order(), read.Keys.Select(key => key.Function).Distinct().Order());
        Assert.Equal(6, read.Count);
        foreach (var function in Names)
        {
            _history.Reader.Minutes(TemporaryHistory.Scope, function!, First, First + 150, (start, block) =>
            {
                var (alone, among) = (Values(block), read[(function!, start)]);
                for (var metric = 0; metric < alone.Length; metric++)
                    if (Wanted.Contains((FunctionMetric)metric)) Assert.Equal(alone[metric], among[metric]);
                    else Assert.All(among[metric], value => Assert.Equal(float.NaN, value));
            });
        }
        Assert.Equal(99, read[("f", First)][(int)FunctionMetric.ConcurrentExecutions][7]);
        Assert.Equal(0, read[("idle", First + 120)][(int)FunctionMetric.Errors][29]);
        Assert.Equal(float.NaN, read[("idle", First + 120)][(int)FunctionMetric.Errors][30]);
    }

    public void Dispose() => _history.Dispose();

    private static List<MinuteColumn> Minutes(int from, int end) => [.. Enumerable.Range(from, end - from).Select(i => TemporaryHistory.Minute(First + i, i, concurrency: i % 13))];

    private static float[][] Values(HourBlock block) => [.. Enumerable.Range(0, block.Shape.Metrics).Select(metric => block[metric].ToArray())];
}
