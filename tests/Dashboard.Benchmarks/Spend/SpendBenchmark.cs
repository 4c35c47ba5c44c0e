using Dashboard.Analysis.Model;

namespace Dashboard.Benchmarks.Spend;

/// <summary>
/// What asking CloudWatch costs and how soon throttled functions are named: the poller as it is, over the wire, against an account with
/// incidents in the last days of a month, once for each budget. Beside it what everything each minute or each five minutes costs and would
/// name when. Costs are of a month of 30 days at list price. With --budget N for one budget alone, 0 for none; --days 30 is a whole month.
/// </summary>
/// <remarks>
/// A throttle counts from when the function's value of its minute is published and the account's, with it among what that counts, until a snapshot has it. Of a run
/// of some days it is taken that what came before them cost as much of the budget as of the month was over, which is how the poller sees it.
/// </remarks>
internal static class SpendBenchmark
{
    private const int MinutesPerMonth = 30 * 24 * 60;

    public static async Task RunAsync(Arguments arguments)
    {
        var seed = arguments["seed", 1];
        var fleet = new SpendFleet(arguments["functions", 1000], arguments["days", 7], seed);
        decimal?[] budgets = arguments["budget", -1] switch { < 0 => [null, 100, 25, 5], 0 => [null], var budget => [budget] };
        var runs = new SpendOutcome[budgets.Length];
        await Parallel.ForAsync(0, budgets.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (index, cancellation) =>
        {
            await using var polled = await PolledFleet.StartAsync(fleet, budgets[index], seed, cancellation);
            var name = budgets[index] is { } budget ? $"${budget}" : "unlimited";
            runs[index] = await polled.RunAsync(progress => Console.Error.WriteLine($"{name}: {progress}"), cancellation);
        });

        var first = runs[0];
        Console.WriteLine(
            $"{fleet.Functions:N0} functions, limit {fleet.Limit:N0}, {fleet.Days} days to the end of a month; {fleet.Incidents.Incidents} incidents with throttles in {first.Throttles.Count:N0} function-minutes.");
        Console.WriteLine();
        var fiveMinutes = SteadyPolling.Everything(fleet.Functions, 5);
        PrintPrices(first, fiveMinutes);
        PrintKinds(first);
        PrintPurposes(runs);
        PrintTiers(runs);
        PrintBudgets(runs, fiveMinutes);
        Check(runs);
    }

    private static void PrintPrices(SpendOutcome ours, SteadyPolling fiveMinutes)
    {
        var report = new Report("polling", "$ a month", "metrics/min", "of each 5 min", "named", "never", "median s", "p95 s", "worst s");
        foreach (var steady in (SteadyPolling[])[SteadyPolling.Everything(ours.Fleet.Functions, 1), fiveMinutes]) Row(steady);
        report.Row([$"ours, {ours.Name}", .. Price(ours.MetricsPerMinute, fiveMinutes), .. ours.Delays.Cells]);
        Row(SteadyPolling.TripWire);
        report.PrintTable();

        void Row(SteadyPolling steady) => report.Row([steady.Name, .. Price(steady.MetricsPerMinute, fiveMinutes), .. steady.DelaysOf(ours.Throttles, ours.FirstPoll).Cells]);
    }

    private static void PrintKinds(SpendOutcome ours)
    {
        var report = new Report($"throttled, {ours.Name}", "incidents", "minutes", "named", "never", "median s", "p95 s", "worst s", "worst first s");
        foreach (var kind in ours.Throttles.GroupBy(throttle => throttle.Planned.Kind).OrderBy(kind => kind.Key))
        {
            var incidents = kind.GroupBy(throttle => throttle.Planned.Incident).ToList();
            report.Row([kind.Key, incidents.Count, kind.Count(), .. Delays.Of(kind.Select(throttle => throttle.Delay)).Cells, $"{incidents.Max(FirstNamed):F0}"]);
        }
        report.PrintTable();
    }

    /// <summary>Seconds from when the first of an incident could be named until any was; infinite when none was.</summary>
    private static double FirstNamed(IEnumerable<WatchedThrottle> incident)
    {
        var throttles = incident.ToList();
        var named = throttles.Min(throttle => throttle.NamedAt ?? DateTimeOffset.MaxValue);
        return named == DateTimeOffset.MaxValue ? double.PositiveInfinity : Math.Max(0, (named - throttles.Min(throttle => throttle.PublishedAt)).TotalSeconds);
    }

    private static void PrintPurposes(SpendOutcome[] runs)
    {
        var report = new Report(["metrics/min for", .. runs.Select(run => run.Name)]);
        foreach (var purpose in runs.SelectMany(run => run.ByPurpose).Select(spend => spend.Purpose).Distinct().Order())
            report.Row([purpose, .. runs.Select(run => $"{run.ByPurpose.Where(spend => spend.Purpose == purpose).Sum(spend => spend.Totals.Metrics) / (run.Fleet.Days * 1440.0):F1}")]);
        report.Row(["counted by CloudWatch", .. runs.Select(run => $"{run.Billed:N0}")]);
        report.Row(["counted by the dashboard", .. runs.Select(run => $"{run.Metered:N0}")]);
        report.Row(["requests", .. runs.Select(run => $"{run.Requests:N0}")]);
        report.PrintTable();
    }

    private static void PrintTiers(SpendOutcome[] runs)
    {
        var report = new Report(["functions at the end", .. runs.Select(run => run.Name)]);
        foreach (var (tier, reason) in runs.SelectMany(run => run.Plan.BySlot).Select(reading => (reading.Tier, reading.Reason)).Distinct().OrderDescending())
            report.Row([$"{tier}, {reason}", .. runs.Select(run => Cell(run.Plan.BySlot.Where(reading => (reading.Tier, reading.Reason) == (tier, reason)).Select(reading => reading.Minutes).ToList()))]);
        report.PrintTable();

        static string Cell(List<int> minutes) => minutes.Count == 0 ? "-" : $"{minutes.Count} each {minutes.Min()}-{minutes.Max()} min";
    }

    private static void PrintBudgets(SpendOutcome[] runs, SteadyPolling fiveMinutes)
    {
        var report = new Report("budget a month", "$ there", "$ spent", "$ a month", "metrics/min", "of each 5 min", "named", "never", "median s", "p95 s", "worst s");
        foreach (var run in runs)
            report.Row([run.Name, run.Available is { } available ? $"{available:F3}" : "-", $"{run.Spent:F3}", .. Price(run.MetricsPerMinute, fiveMinutes), .. run.Delays.Cells]);
        var (ours, delays) = (runs[0], runs[0].Delays);
        report.Print(
            ("cost_ratio_to_5min", $"{ours.MetricsPerMinute / fiveMinutes.MetricsPerMinute:F3}"), ("delay_p95_s", $"{delays.Percentile95:F0}"), ("delay_worst_s", $"{delays.Worst:F0}"),
            ("never_named", delays.Never), ("floor_ratio", $"{ours.MetricsPerMinute / SteadyPolling.TripWire.MetricsPerMinute:F1}"));
    }

    private static object[] Price(double metricsPerMinute, SteadyPolling fiveMinutes) =>
        [$"{metricsPerMinute * MinutesPerMonth * (double)PriceTable.Default.PerThousandMetrics / 1_000:F2}", $"{metricsPerMinute:F1}", $"{metricsPerMinute / fiveMinutes.MetricsPerMinute:F3}"];

    private static void Check(SpendOutcome[] runs)
    {
        foreach (var run in runs)
        {
            if (run.Disagreement is { } disagreement) throw new CannotMeasureException($"Budget {run.Name}: {disagreement}");
            if (run.Spent > run.Available) throw new CannotMeasureException($"Budget {run.Name}: {run.Spent} US dollars were spent of {run.Available}.");
        }
    }
}
