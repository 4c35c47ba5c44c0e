namespace Dashboard.Polling.Planning;

/// <summary>
/// Money at hand: fills at the rate that makes the budget last, and holds a day of it at most, so that an incident can be looked into at
/// once and a long one cannot eat up the month. One owner.
/// </summary>
public sealed class Purse
{
    private static readonly decimal MinutesHeld = (decimal)TimeSpan.FromDays(1).TotalMinutes;
    private static readonly decimal MinutesAtFirst = MinutesHeld / 2;

    private DateTimeOffset? _filledAt;
    private Allowance _allowance = Allowance.Unlimited;

    /// <summary>US dollars; without meaning while the budget has no bound.</summary>
    public decimal Balance { get; private set; }

    /// <summary>Call before spending. A clock that went back fills nothing.</summary>
    public void Fill(Allowance allowance, DateTimeOffset now)
    {
        _allowance = allowance;
        if (allowance == Allowance.Unlimited) return;
        var minutes = _filledAt is { } last ? Math.Max(0, (decimal)(now - last).TotalMinutes) : MinutesAtFirst;
        Balance = Math.Min(Math.Min(Balance + minutes * allowance.PerMinute, MinutesHeld * allowance.PerMinute), allowance.Left);
        _filledAt = now;
    }

    /// <param name="keep">What is to stay for what is more urgent; of a small purse half at most.</param>
    public bool TrySpend(decimal price, decimal keep = 0)
    {
        if (_allowance == Allowance.Unlimited) return true;
        if (price > Balance - Math.Min(keep, Math.Min(MinutesHeld * _allowance.PerMinute, _allowance.Left) / 2)) return false;
        Balance -= price;
        return true;
    }

    /// <summary>Of what was taken and not billed.</summary>
    public void PutBack(decimal price) => Balance += price;
}
