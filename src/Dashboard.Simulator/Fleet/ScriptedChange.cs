using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Fleet;

/// <summary>Something the account's owner does again and again.</summary>
/// <param name="Phase">A minute, since 1970, in which it is done.</param>
public sealed record ScriptedChange(int EveryMinutes, long Phase, Action<LambdaAccount> Apply)
{
    public bool IsDue(long minute) => Recurrence.MinuteOf(minute, EveryMinutes, Phase) == 0;
}
