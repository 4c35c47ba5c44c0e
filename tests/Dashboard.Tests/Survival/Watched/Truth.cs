using Dashboard.Analysis.Model;
using Dashboard.History;
using Dashboard.History.Coding;
using Dashboard.Live;
using Dashboard.Simulator.Fleet;

namespace Dashboard.Tests.Survival.Watched;

/// <summary>
/// Holds what the dashboard knows against what the simulator alone knows. Ranges of minutes are inclusive; of a function only minutes of its
/// life are compared.
/// </summary>
internal sealed class Truth(ScriptedFleet fleet)
{
    /// <summary>Of float against double.</summary>
    private const double Exact = 1e-3;

    /// <summary>The history keeps durations to a tenth of a millisecond.</summary>
    private const double Rounded = 0.051;

    private static readonly FunctionMetric[] FunctionMetrics = Enum.GetValues<FunctionMetric>();
    private static readonly AccountMetric[] AccountMetrics = Enum.GetValues<AccountMetric>();

    public Comparison OfAccount(AccountSnapshot snapshot, long from, long through)
    {
        var comparison = new Comparison();
        for (var minute = Math.Max(from, snapshot.Minutes.FirstMinute); minute <= through; minute++) Add(comparison, minute, metric => snapshot.Minutes.At(minute)?.Account(metric) ?? float.NaN, Exact);
        return comparison;
    }

    /// <param name="which">Null for all.</param>
    public Comparison OfFunctions(AccountSnapshot snapshot, long from, long through, Func<ScriptedFunction, bool>? which = null)
    {
        var comparison = new Comparison();
        AddFunctions(comparison, snapshot, from, through, which);
        return comparison;
    }

    public void AddFunctions(Comparison comparison, AccountSnapshot snapshot, long from, long through, Func<ScriptedFunction, bool>? which = null)
    {
        foreach (var function in fleet.Functions.Where(which ?? (_ => true)))
        {
            var slot = snapshot.Slots.GetValueOrDefault(function.Name, -1);
            for (var minute = Math.Max(Math.Max(from, snapshot.Minutes.FirstMinute), function.From); minute <= Math.Min(through, function.Until - 1); minute++)
            {
                var column = snapshot.Minutes.At(minute);
                Add(comparison, function, minute, metric => column?.Function(metric, slot) ?? float.NaN, Exact);
            }
        }
    }

    /// <summary>Account and functions as the file on disk has them.</summary>
    public Comparison OfHistory(HistoryReader history, string scope, long from, long through)
    {
        var comparison = new Comparison();
        var (first, end) = (from, through + 1);
        var account = Read(history, scope, "", SeriesShape.Account, first, end);
        for (var minute = first; minute < end; minute++) Add(comparison, minute, metric => account[(int)metric][minute - first], Rounded);
        foreach (var function in fleet.Functions)
        {
            var kept = Read(history, scope, function.Name, SeriesShape.Function, first, end);
            for (var minute = Math.Max(first, function.From); minute < Math.Min(end, function.Until); minute++)
                Add(comparison, function, minute, metric => kept[(int)metric][minute - first], Rounded);
        }
        return comparison;
    }

    private void Add(Comparison comparison, long minute, Func<AccountMetric, float> known, double tolerance)
    {
        var (truth, first) = (fleet.Of(minute), fleet.Of(minute, isFinal: false));
        foreach (var metric in AccountMetrics)
            comparison.Add("account", metric, minute, known(metric), TrueValues.Of(truth, metric), TrueValues.Of(first, metric), isRequired: true, tolerance);
    }

    private static void Add(Comparison comparison, ScriptedFunction function, long minute, Func<FunctionMetric, float> known, double tolerance)
    {
        var (truth, first) = (function.In(minute), function.In(minute, isFinal: false));
        foreach (var metric in FunctionMetrics)
            comparison.Add(function.Name, metric, minute, known(metric), TrueValues.Of(truth, metric), TrueValues.Of(first, metric), TrueValues.IsAskedOfAll(metric), tolerance);
    }

    private static float[][] Read(HistoryReader history, string scope, string function, SeriesShape shape, long from, long end)
    {
        var values = new float[shape.Metrics][];
        for (var metric = 0; metric < values.Length; metric++) Array.Fill(values[metric] = new float[end - from], float.NaN);
        history.Minutes(scope, function, from, end, (start, block) =>
        {
            for (var metric = 0; metric < values.Length; metric++)
                for (var minute = Math.Max(start, from); minute < Math.Min(start + HourBlock.Minutes, end); minute++) values[metric][minute - from] = block[metric][(int)(minute - start)];
        });
        return values;
    }
}
