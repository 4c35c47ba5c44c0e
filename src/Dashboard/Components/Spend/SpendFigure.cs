using Dashboard.Live;

namespace Dashboard.Components.Spend;

/// <summary>The small figure on every page: what asking AWS about the account has cost.</summary>
/// <param name="Amount">"$12.40".</param>
/// <param name="Of">" of $50", to follow it; empty without a budget, or when how far that is used is not known.</param>
/// <param name="Span">" this month", to follow that where there is room.</param>
/// <param name="Explanation">A sentence or two.</param>
/// <param name="IsTight">The budget is felt, or will not last.</param>
public sealed record SpendFigure(string Amount, string Of, string Span, string Explanation, bool IsTight)
{
    public static SpendFigure From(AccountSnapshot snapshot)
    {
        var (plan, spend) = (snapshot.Plan, snapshot.Plan.Spend);
        var (of, span) = (plan.Budget, spend.KnownSince) switch
        {
            (_, { } since) => ("", $" since {Format.Moment(since, snapshot.TakenAt)}"),
            ({ } budget, _) => ($" of {Money.Budget(budget)}", " this month"),
            _ => ("", " this month"),
        };
        var simulated = snapshot.Scope.IsDemo;
        return new(
            Money.Rounded(spend.ThisMonth), of, simulated ? span + ", simulated" : span,
            $"{(simulated ? "Nothing is billed: the account is simulated. Asking CloudWatch as much about a real one would cost this" : $"What asking CloudWatch about {snapshot.Scope.Name}, {snapshot.Scope.Region} has cost")} at list price. {Outlook(plan)}",
            BudgetNote.Of(snapshot) is { IsMaterial: true } || spend.KnownSince is null && spend.Forecast > plan.Budget);
    }

    private static string Outlook(PollPlan plan)
    {
        var forecast = $"Forecast of the month: {Money.Expected(plan.Spend.Forecast)}";
        if (plan.Spend.KnownSince is not null) return "What was spent earlier in the month is not known.";
        return plan.Budget is { } budget ? $"{forecast}, budget {Money.Budget(budget)}." : $"{forecast}, no budget.";
    }
}
