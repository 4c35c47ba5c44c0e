namespace Dashboard.Tests.Survival.Watched;

/// <summary>Faults of the matrix that come and go at random, two at once at most.</summary>
internal sealed class FaultWeather(Random random)
{
    private const int MinutesBetween = 40, LongestMinutes = 25, AtOnce = 2;

    private readonly List<(IDisposable Fault, long Until)> _lasting = [];

    /// <summary>Begins and ends what is to begin and end in this minute.</summary>
    /// <returns>How many began.</returns>
    public int Blow(WatchedAccount account)
    {
        Calm(account.Minute);
        if (_lasting.Count == AtOnce || random.Next(MinutesBetween) != 0) return 0;
        var row = random.GetItems(FaultRows.All, 1)[0];
        _lasting.Add((row.Begin(account), account.Minute + 1 + random.Next(LongestMinutes)));
        return 1;
    }

    /// <summary>Ends all that has lasted until a minute.</summary>
    public void Calm(long minute)
    {
        foreach (var (fault, _) in _lasting.Where(fault => fault.Until <= minute)) fault.Dispose();
        _lasting.RemoveAll(fault => fault.Until <= minute);
    }
}
