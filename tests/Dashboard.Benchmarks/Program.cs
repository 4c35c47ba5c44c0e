using Dashboard.Benchmarks;
using Dashboard.Benchmarks.History;
using Dashboard.Benchmarks.Spend;
using Dashboard.Benchmarks.Verdicts;

var benchmarks = new Dictionary<string, Func<Arguments, Task>>(StringComparer.Ordinal)
{
    ["decode"] = DecodeBenchmark.RunAsync,
    ["tick"] = TickBenchmark.RunAsync,
    ["browser"] = BrowserBenchmark.RunAsync,
    ["analysis"] = AnalysisBenchmark.RunAsync,
    ["verdicts"] = VerdictsBenchmark.RunAsync,
    ["replay"] = ReplayBenchmark.RunAsync,
    ["history"] = HistoryBenchmark.RunAsync,
    ["soak"] = SoakBenchmark.RunAsync,
    ["spend"] = SpendBenchmark.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Dashboard.Benchmarks -- {string.Join(" | ", benchmarks.Keys)} [--functions N] [--days N] [--sparse] [--rounds N] [--seconds N] [--runs N] [--hours N] [--budget N] [--seed N]");
    return 2;
}

if (IsDebug()) Console.Error.WriteLine("These figures come from a Debug build; run with -c Release.");
try
{
    await run(Arguments.Parse(args.AsSpan(1)));
    return 0;
}
catch (CannotMeasureException missing)
{
    Console.Error.WriteLine(missing.Message);
    return 1;
}

static bool IsDebug()
{
#if DEBUG
    return true;
#else
    return false;
#endif
}
