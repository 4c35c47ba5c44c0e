using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Recommendations;

/// <summary>What recommendations on one alias's provisioned concurrency have in common.</summary>
/// <param name="Value">That covers the peak.</param>
/// <param name="Room">Highest value that can be set.</param>
/// <param name="Now">Present value; null where there is none.</param>
internal sealed record ProvisionedPlan(AdviceCase Advice, FunctionAlias Alias, int Value, int Room, int? Now)
{
    public string Function => Advice.Function.Name;
    public Demand Demand => Advice.Demand;
    public Measure? Present => Now is { } set ? new("provisioned concurrency", set) : null;
    public decimal? MonthlyNow => Monthly(_ => Now ?? 0);

    /// <summary>As far as it is known.</summary>
    public ProvisionedScaling? Scaling
    {
        get
        {
            foreach (var scaling in Advice.Function.Configuration.Scaling ?? [])
                if (scaling.Qualifier == Alias.Name) return scaling;
            return null;
        }
    }

    public decimal? Monthly(Func<int, double> provisioned) => Advice.Cost?.With(provisioned);

    public ImmutableArray<Measure> Basis(params ReadOnlySpan<Measure> more)
    {
        var basis = ImmutableArray.CreateBuilder<Measure>();
        basis.Add(new(Demand.IsEstimated ? "peak normal load, estimated" : "peak normal load", Math.Round(Demand.Normal, 1)));
        basis.AddRange(more);
        basis.Add(new("pays from a utilisation of", Advice.Function.Input.Prices.BreakEven(Advice.IsArm), MeasureUnit.Share));
        basis.Add(new("time known", Demand.KnownHours / (double)Demand.HoursPerDay, MeasureUnit.Days));
        return basis.ToImmutable();
    }

    public ImmutableArray<string> Caveats(params ReadOnlySpan<string> more)
    {
        var caveats = ImmutableArray.CreateBuilder<string>();
        if (Value == Room) caveats.Add("The reservation, or what must stay unreserved in the account, allows no more: the peak spills over or is throttled.");
        if (Advice.Function.Limits.Reserved.Value == Value) caveats.Add("It fills the reservation: nothing but this alias can run, not $LATEST either.");
        caveats.AddRange(more);
        if (Advice.Function.Configuration.Aliases is { Length: > 1 }) caveats.Add("The load is that of the whole function: which of its aliases gets it is not known here.");
        if (Advice.IsShort) caveats.Add("Less than three days are known: a peak of another day may be higher, and the cost is that of the hours known.");
        return caveats.ToImmutable();
    }
}
