using Dashboard.Analysis.Model;
using Dashboard.History.Coding;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.History;

/// <summary>
/// Functions as accounts have them over weeks: most run now and then, some by a timer, a few all the time with bursts in which those with a
/// ceiling are throttled. Every hour follows from its number and the seed alone. The blocks are filled anew with each hour.
/// </summary>
internal sealed class HistoryFleet
{
    public const string Scope = "bench-eu-west-1";

    /// <summary>Bursts last as long, and one in so many such times has one.</summary>
    private const int BurstMinutes = 15, BurstsOneIn = 80;

    /// <summary>Draws of a busy function are made minute by minute, of others for the hour.</summary>
    private const double BusyRequests = 0.2;

    private readonly int _seed;
    private readonly bool _isDense;
    private readonly FunctionHabits[] _habits;
    private readonly HourBlock[] _blocks;
    private readonly HourBlock _account = new(SeriesShape.Account);

    /// <param name="isDense">An idle minute has a zero for each of <see cref="Metrics"/>; otherwise as CloudWatch has it, which tells counts alone.</param>
    /// <param name="hasCeilings">False: nothing is ever throttled.</param>
    public HistoryFleet(int functions, bool isDense, int seed, bool hasCeilings = true)
    {
        (_seed, _isDense) = (seed, isDense);
        _habits = [.. Enumerable.Range(0, functions).Select(function => FunctionHabits.Of(function, seed)).Select(habits => hasCeilings ? habits : habits with { Ceiling = null })];
        _blocks = [.. _habits.Select(_ => new HourBlock(SeriesShape.Function))];
        Names = [.. Enumerable.Range(0, functions).Select(function => $"function-{function:D5}")];
        Busiest = Enumerable.Range(0, functions).MaxBy(function => _habits[function].RequestsPerMinute);
        Hour = [("", _account), .. Names.Zip(_blocks)];
    }

    /// <summary>Those that are filled.</summary>
    public static IReadOnlyList<FunctionMetric> Metrics { get; } =
    [
        FunctionMetric.Invocations, FunctionMetric.Errors, FunctionMetric.Throttles, FunctionMetric.DurationAverage, FunctionMetric.DurationMaximum,
        FunctionMetric.ConcurrentExecutions, FunctionMetric.AsyncEventAge, FunctionMetric.IteratorAge,
    ];

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<HourBlock> Functions => _blocks;

    /// <summary>Index of a function that runs in every minute.</summary>
    public int Busiest { get; }

    /// <summary>The hour filled last, as it is written: the account and all functions by name.</summary>
    public IReadOnlyCollection<(string Function, HourBlock Block)> Hour { get; }

    /// <summary>Function-minutes of the hours filled so far in which a function ran or was throttled.</summary>
    public long Active { get; private set; }

    public void Fill(long hour)
    {
        _account.Clear();
        foreach (var metric in (AccountMetric[])[AccountMetric.Invocations, AccountMetric.Errors, AccountMetric.Throttles, AccountMetric.ClaimedAccountConcurrency])
            _account[(int)metric].Clear();
        for (var function = 0; function < _blocks.Length; function++) Fill(_blocks[function], _habits[function], function, hour);
    }

    /// <summary>A minute of the hour filled last.</summary>
    public MinuteColumn Minute(long hour, int minute)
    {
        var functions = new float[]?[MinuteColumn.FunctionMetrics];
        foreach (var metric in Metrics) functions[(int)metric] = [.. _blocks.Select(block => block[(int)metric][minute])];
        return new(hour * HourBlock.Minutes + minute, functions, [.. Enumerable.Range(0, MinuteColumn.AccountMetrics).Select(metric => _account[metric][minute])]);
    }

    private void Fill(HourBlock block, FunctionHabits habits, int function, long hour)
    {
        block.Clear();
        foreach (var metric in Metrics)
            if (_isDense || metric.IsCount()) block[(int)metric].Clear();
        var random = SimulationRandom.For(_seed, function, hour);
        var mean = habits.RequestsAt(hour);
        if (habits.Period > 0)
        {
            for (var minute = 0; minute < HourBlock.Minutes; minute++)
                if ((hour * HourBlock.Minutes + minute) % habits.Period == habits.Phase) Run(block, habits, minute, 1, ref random);
        }
        else if (mean < BusyRequests)
        {
            for (var runs = random.NextPoisson(mean * HourBlock.Minutes); runs > 0; runs--) Run(block, habits, random.Next(HourBlock.Minutes), 1, ref random);
        }
        else
        {
            var burst = 1.0;
            for (var minute = 0; minute < HourBlock.Minutes; minute++)
            {
                if (minute % BurstMinutes == 0) burst = random.Next(BurstsOneIn) == 0 ? 2 + 8 * random.NextDouble() : 1;
                if (random.NextPoisson(mean * burst) is > 0 and var requests) Run(block, habits, minute, requests, ref random);
            }
        }
    }

    private void Run(HourBlock block, FunctionHabits habits, int minute, int requests, ref SimulationRandom random)
    {
        Active++;
        var milliseconds = habits.Milliseconds * Math.Exp(0.15 * random.NextNormal());
        var concurrency = Math.Max(1, (int)Math.Ceiling(requests * milliseconds / 60_000 * (1.2 + 0.4 * random.NextDouble())));
        var throttles = 0;
        if (concurrency > habits.Ceiling)
        {
            throttles = (int)(requests * (1 - (double)habits.Ceiling.Value / concurrency));
            concurrency = habits.Ceiling.Value;
        }
        var ran = requests - throttles;
        var errors = random.NextBinomial(ran, habits.ErrorRate);
        block[(int)FunctionMetric.Invocations][minute] = ran;
        block[(int)FunctionMetric.Errors][minute] = errors;
        block[(int)FunctionMetric.Throttles][minute] = throttles;
        block[(int)FunctionMetric.DurationAverage][minute] = Tenths(milliseconds);
        block[(int)FunctionMetric.DurationMaximum][minute] = Tenths(milliseconds * (1 + random.NextDouble() * Math.Log(1 + ran)));
        block[(int)FunctionMetric.ConcurrentExecutions][minute] = concurrency;
        if (habits.IsAsynchronous) block[(int)FunctionMetric.AsyncEventAge][minute] = random.Next(300);
        if (habits.ReadsStream) block[(int)FunctionMetric.IteratorAge][minute] = random.Next(5_000);
        _account[(int)AccountMetric.Invocations][minute] += ran;
        _account[(int)AccountMetric.Errors][minute] += errors;
        _account[(int)AccountMetric.Throttles][minute] += throttles;
        _account[(int)AccountMetric.ClaimedAccountConcurrency][minute] += concurrency;
    }

    private static float Tenths(double milliseconds) => MathF.Round((float)milliseconds * 10) / 10;
}
