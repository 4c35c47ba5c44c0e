using Dashboard.Live;
using Dashboard.Polling.Planning;

namespace Dashboard.Components.Spend;

/// <summary>What the budget does to how functions are read.</summary>
/// <param name="Sentence">What is read less often than its tier says, or waits.</param>
/// <param name="Remedy">What to do about it, as a sentence.</param>
/// <param name="IsMaterial">Worth telling outside of the status page.</param>
public sealed record BudgetNote(string Sentence, string Remedy, bool IsMaterial)
{
    /// <summary>Intervals that are so many times as long are no detail any more.</summary>
    private const int MaterialRatio = 2;

    private static readonly (PollTier Tier, string Name)[] Named = [(PollTier.Hot, "urgent"), (PollTier.Warm, "busy"), (PollTier.Quiet, "quiet")];

    /// <returns>Null when everything is read as often as its tier says.</returns>
    public static BudgetNote? Of(AccountSnapshot snapshot)
    {
        if (snapshot.Plan is not { Budget: { } budget } plan) return null;
        var readings = snapshot.Slots.Values.Select(slot => plan.Of(slot)).Where(reading => reading.IsPlanned && reading.Minutes > reading.Usual).ToLookup(reading => reading.Tier);
        var (clauses, isMaterial) = (new List<string>(), false);
        foreach (var (tier, name) in Named)
        {
            if (!readings[tier].Any()) continue;
            var (usual, now) = Typical(readings[tier]);
            clauses.Add($"{name} {(clauses.Count == 0 ? "functions" : "ones")} {Intervals.Instead(now, usual)}");
            isMaterial |= now >= MaterialRatio * usual;
        }
        var dollars = Money.Budget(budget);
        var remedy = $"To read more often, raise Dashboard:Polling:MonthlyBudget, {dollars} now.";
        if (plan.Spend.ThisMonth >= budget)
            return new($"The budget of {dollars} a month is spent: until the next month begins little is read but the account's own series.", remedy, IsMaterial: true);
        if (plan.IsShort)
            return new($"Some reads wait: what {dollars} a month leaves for now is spent.{(clauses.Count == 0 ? "" : $" Read less often: {string.Join(", ", clauses)}.")}", remedy, IsMaterial: true);
        return clauses.Count == 0 ? null : new($"Reading less often to stay inside {dollars} a month: {string.Join(", ", clauses)}.", remedy, isMaterial);
    }

    /// <summary>The interval that most of them have; the shorter of two that are as frequent.</summary>
    private static (int Usual, int Now) Typical(IEnumerable<FunctionReading> readings) =>
        readings.CountBy(reading => (reading.Usual, reading.Minutes)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
}
