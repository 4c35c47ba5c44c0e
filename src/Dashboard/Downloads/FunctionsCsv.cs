using Dashboard.Analysis.Findings;
using Dashboard.Components.Findings;
using Dashboard.Components.Pages;
using Dashboard.Live;

namespace Dashboard.Downloads;

/// <summary>The functions page as comma-separated values: the same rows in the same order, units in the names of columns.</summary>
public static class FunctionsCsv
{
    private static readonly string[] Columns =
    [
        "account", "region", "taken_at_utc", "window_minutes", "function", "runtime", "memory_mb", "state",
        "verdict", "verdict_confidence", "verdict_harm", "verdict_is_ongoing", "verdict_observed", "verdict_observed_value", "verdict_threshold", "verdict_threshold_value",
        "concurrency_max_newest_minute", "concurrency_peak", "ceiling", "ceiling_kind", "headroom", "utilization_fraction",
        "throttles_sum", "invocations_sum", "errors_sum", "error_rate_fraction",
        "duration_p50_newest_minute_ms", "duration_p99_worst_minute_ms", "timeout_ms", "data_through_utc",
    ];

    public static string Write(AccountSnapshot snapshot, FunctionsView view)
    {
        var csv = new CsvText();
        foreach (var column in Columns) csv.Text(column);
        csv.EndLine();
        foreach (var row in view.Rows) Write(csv, snapshot, view, row);
        return csv.ToString();
    }

    private static void Write(CsvText csv, AccountSnapshot snapshot, FunctionsView view, FunctionRow row)
    {
        var evidence = row.Verdict is null ? null : snapshot.Analysis.Worst(row.Slot)?.Evidence;
        csv
            .Text(snapshot.Scope.Name)
            .Text(snapshot.Scope.Region)
            .Time(snapshot.TakenAt)
            .Number((int)view.Query.Window)
            .Text(row.Name)
            .Text(row.Runtime)
            .Number(row.MemoryMegabytes)
            .Text(row.State.ToString())
            .Text(row.Verdict?.Pattern.ToString())
            .Text(row.Verdict?.Confidence.ToString())
            .Text(row.Verdict?.Harm.ToString())
            .Text(row.Verdict?.IsOngoing.ToString())
            .Text(Name(evidence?.Observed))
            .Number(Known(evidence?.Observed))
            .Text(Name(evidence?.Threshold))
            .Number(Known(evidence?.Threshold))
            .Number(row.Concurrency)
            .Number(row.PeakConcurrency)
            .Number(row.Ceiling)
            .Text(row.CeilingKind.ToString())
            .Number(row.Headroom)
            .Number(row.Utilization)
            .Number(row.Throttles)
            .Number(row.Invocations)
            .Number(row.Errors)
            .Number(row.ErrorRate)
            .Number(row.DurationP50)
            .Number(row.DurationP99)
            .Number(row.TimeoutMilliseconds)
            .Time(Freshness.From(snapshot, row.Slot).DataThrough)
            .EndLine();
    }

    private static string? Name(Measure? measure) => measure is { } known ? $"{known.Name} ({known.Unit})" : null;

    private static double? Known(Measure? measure) => measure is { } known && known.IsKnown() ? known.Value : null;
}
