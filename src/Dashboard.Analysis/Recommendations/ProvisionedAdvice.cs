using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;
using static System.FormattableString;

namespace Dashboard.Analysis.Recommendations;

/// <summary>Provisioned concurrency for callers who wait and meet cold starts: one value, target tracking, or a schedule.</summary>
internal static class ProvisionedAdvice
{
    /// <summary>Source: Lambda developer guide, provisioned-concurrency: a buffer of 10 % over the typical peak, 220 for 200.</summary>
    public const double OverPeak = 1.1;

    /// <summary>Utilisation to track: a fraction; 70 would never be reached. Source: Lambda developer guide, provisioned-concurrency.</summary>
    public const double Target = 0.7;

    /// <summary>What a schedule must save of a constant value to be worth it. House rule.</summary>
    public const double LeastSaving = 0.2;

    public static IEnumerable<Recommendation> Of(AdviceCase advice)
    {
        var function = advice.Function;
        if (Alias(function) is not { } alias || !MakesSense(function)) yield break;
        var room = Room(advice);
        var needs = advice.Demand.PeakByHour().Select(peak => Math.Min(room, Headroom.Above(Math.Min(peak, advice.Demand.Normal), OverPeak))).ToArray();
        var value = needs.Max();
        var now = Now(function, alias.Name);
        if (value == 0) yield break;
        var plan = new ProvisionedPlan(advice, alias, value, room, now);
        if (value != now) yield return Flat(plan);
        if (Tracking(plan, needs.Min()) is { } tracking) yield return tracking;
        if (advice.Demand.HasDailyPattern && DailySchedule.Of(needs) is var schedule && Saves(schedule, value)) yield return ByTheClock(plan, schedule);
    }

    /// <summary>Callers wait for it, and it starts cold, or it has provisioned concurrency already.</summary>
    private static bool MakesSense(FunctionCase function) =>
        function.Limits.Provisioned > 0
        || (function.Caller == CallerKind.Synchronous
            && (HasPositive(function[FunctionMetric.ProvisionedConcurrencySpilloverInvocations]) || HasPositive(function[FunctionMetric.InitDurationCount])));

    /// <summary>The one that has provisioned concurrency, or else the first by name; versions are left alone, since each deployment has another.</summary>
    private static FunctionAlias? Alias(FunctionCase function)
    {
        if (function.Configuration.Aliases is not { IsEmpty: false } aliases) return null;
        return aliases.OrderByDescending(alias => Now(function, alias.Name) ?? 0).ThenBy(alias => alias.Name, StringComparer.Ordinal).First();
    }

    private static int? Now(FunctionCase function, string alias)
    {
        foreach (var provisioned in function.Configuration.Provisioned ?? [])
            if (provisioned.Qualifier == alias) return provisioned.Requested;
        return null;
    }

    /// <summary>What can be provisioned at most: the reservation, or what may be taken of the account's pool.</summary>
    private static int Room(AdviceCase advice)
    {
        if (advice.Function.Limits.Reserved.Value is { } reserved) return reserved;
        if (advice.Ledger.Reservable is not { } reservable) return int.MaxValue;
        var others = Math.Max(0, (advice.Ledger.ProvisionedOutsideReserved ?? 0) - (advice.Function.Limits.Provisioned ?? 0));
        return Math.Max(0, reservable - others);
    }

    private static Recommendation Flat(ProvisionedPlan plan) => new(
        RecommendationKind.Provisioned, Invariant($"Provision {plan.Value} on alias {plan.Alias.Name}"), plan.Present, new("provisioned concurrency", plan.Value),
        "The peak and a tenth, ready all day: nobody who calls at usual load waits for an environment to start.",
        plan.Basis(new Measure("margin over it", OverPeak, MeasureUnit.Factor)), plan.Caveats(), plan.MonthlyNow, plan.Monthly(_ => plan.Value),
        ProvisionedExport.Of(plan.Function, plan.Alias, plan.Value));

    /// <summary>Null when a policy tracks that target already.</summary>
    private static Recommendation? Tracking(ProvisionedPlan plan, int quietest)
    {
        var scaling = plan.Scaling;
        if (scaling is { Target: >= 0.1 and <= 0.9, IsSuspended: false }) return null;
        var least = Math.Max(1, Math.Min(quietest, plan.Value));
        var most = Math.Max(least, Math.Min(plan.Room, Headroom.Above(plan.Demand.Normal, 1 / Target)));
        var load = plan.Demand.PeakByHour();
        return new(
            RecommendationKind.ProvisionedScaling, Invariant($"Track a utilisation of {Target} on alias {plan.Alias.Name}"),
            scaling?.Target is { } target ? new("target", target) : null, new("target, a fraction", Target, MeasureUnit.Share),
            Invariant($"Between {least} and {most}, following what is in use; the target is a fraction, and one of 70 would never scale out."),
            plan.Basis(new("at least", least), new("at most", most)),
            plan.Caveats(
                "It follows with a delay: use must stay above the target for three minutes, and new environments take a minute or two more.",
                "While the function is idle its alarms have no data: provisioned concurrency stays as it is and goes on being charged."),
            plan.MonthlyNow, plan.Monthly(hour => Math.Clamp(Headroom.Above(load[hour], 1 / Target), least, most)),
            ScalingExport.Of(plan.Function, plan.Alias.Name, least, most, Target));
    }

    private static Recommendation ByTheClock(ProvisionedPlan plan, DailySchedule schedule) => new(
        RecommendationKind.ProvisionedSchedule,
        Invariant($"Provision {schedule.Busy} from {schedule.RaiseAt:HH:mm} to {schedule.LowerAt:HH:mm} UTC and {schedule.Quiet} otherwise on alias {plan.Alias.Name}"),
        plan.Present, new("provisioned concurrency in busy hours", schedule.Busy),
        "Its load follows the clock: the same hours are quiet day after day.",
        plan.Basis(new("in quiet hours", schedule.Quiet), new("busy hours a day", schedule.Hours)),
        plan.Caveats(
            "Hours are in UTC and do not follow summer time; days of the week are not told apart.",
            "One scalable target serves both: together with target tracking, add the scheduled actions to the target that is there."),
        plan.MonthlyNow, plan.Monthly(hour => schedule.At(hour)), ScheduleExport.Of(plan.Function, plan.Alias.Name, schedule));

    private static bool Saves(DailySchedule schedule, int value) =>
        schedule.Busy * schedule.Hours + schedule.Quiet * (Demand.HoursPerDay - schedule.Hours) <= (1 - LeastSaving) * value * Demand.HoursPerDay;

    private static bool HasPositive(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
            if (value > 0) return true;
        return false;
    }
}
