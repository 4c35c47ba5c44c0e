using System.Collections.Immutable;
using Dashboard.Analysis.Rules;
using Dashboard.Polling;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Engine;
using Dashboard.Simulator.Metrics;
using Dashboard.Store;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>What was seen of a simulated account, and what was true.</summary>
/// <param name="Looks">The analyses, the earliest first.</param>
/// <param name="FirstRead">Minute of the first reading of limits and settings.</param>
/// <param name="Gaps">Minutes of which no answer came.</param>
internal sealed record PlayedRun(
    RunPlan Plan, Simulation Simulation, TrueSettings Settings, ImmutableArray<AccountAnalysis> Looks, long FirstKnown, long FirstRead, Gaps Gaps)
{
    /// <summary>Limits of one function are read this often.</summary>
    private const int LimitMinutes = 5;

    public AnalysisInput Last => Looks[^1].Input;

    public static PlayedRun Of(RunPlan plan)
    {
        var clock = new SteppedClock(plan.Start);
        var metrics = new MetricStore(clock);
        var simulation = Simulation.Create(plan.Options, metrics, plan.Start);
        var state = new AccountState(plan.Start);
        var poller = new MetricPoller(metrics, state);
        var analyzer = new Analyzer();
        var (settings, limits) = (new TrueSettings(), new LimitLog());
        var random = SimulationRandom.For(plan.Seed, 3);
        var startMinute = MinuteSpan.MinuteOf(plan.Start);
        var gaps = new Gaps(plan.Seed, plan.MissingShare, startMinute + RunPlan.WarmUpMinutes);
        var watchedFrom = plan.Minutes - plan.WatchedMinutes;
        var looks = ImmutableArray.CreateBuilder<AccountAnalysis>();

        for (var k = 0; k < plan.Minutes; k++)
        {
            var minute = startMinute + k;
            Advance(plan.Start.AddMinutes(k + 1));
            settings.Note(simulation.Account, minute);
            if (k == watchedFrom) Begin();
            if (k >= watchedFrom) ReadLimits(minute, all: k == watchedFrom);
            if (!plan.LooksBefore.Contains(plan.Minutes - k - 1)) continue;
            Advance(clock.Now.AddSeconds(random.Next(5, 55)));
            looks.Add(Look());
        }
        return new(plan, simulation, settings, looks.ToImmutable(), gaps.FirstKnown, startMinute + watchedFrom, gaps);

        void Advance(DateTimeOffset to)
        {
            clock.Now = to;
            simulation.AdvanceTo(to);
        }

        void Begin()
        {
            var functions = simulation.Account.Functions.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => Inventory.Read(simulation.Account, f)).ToArray();
            state.Directory.TakeInventory(functions, startMinute);
            state.LongestTimeout = functions.Max(f => f.Timeout);
            state.Limits = new(simulation.Account.ConcurrencyLimit, simulation.Account.UnreservedConcurrency, functions.Length);
            if (plan.UsageDays > 0) state.Usage = HourlyHistory.Read(metrics, functions, plan.UsageDays, plan.Start);
        }

        void ReadLimits(long minute, bool all)
        {
            foreach (var function in simulation.Account.Functions)
            {
                if (!all && (minute + state.Directory.Slots[function.Name]) % LimitMinutes != 0) continue;
                limits.Read(function.Name, Inventory.Limits(function), minute);
                state.Directory.Update(function.Name, _ => Inventory.Read(simulation.Account, function));
            }
        }

        AccountAnalysis Look()
        {
            poller.ReadAll(clock.Now);
            return analyzer.Analyze(new()
            {
                Minutes = gaps.Tear(state.Freeze(), state.Directory.Functions.Length),
                Functions = state.Directory.Functions,
                Slots = state.Directory.Slots,
                Limits = state.Limits = new(simulation.Account.ConcurrencyLimit, simulation.Account.UnreservedConcurrency),
                LimitHistory = limits.ToHistory(),
                Usage = state.Usage,
            });
        }
    }
}
