using Dashboard.Tests.Survival.Watched;

namespace Dashboard.Tests.Survival;

/// <summary>What must hold of an account whatever happens to it, held against the truth.</summary>
internal static class Held
{
    /// <summary>From a minute's end until the last statement about it is published and read: two minutes, CloudWatch's delay, and one minute.</summary>
    public const int MinutesUntilTold = 5;

    /// <summary>Whatever is known was stated, of any minute at any time; a zero above all.</summary>
    public static void NothingIsMadeUp(WatchedAccount account, long first)
    {
        var truth = new Truth(account.Fleet);
        var own = truth.OfAccount(account.Snapshot, first, account.Snapshot.Minutes.LastMinute);
        var functions = truth.OfFunctions(account.Snapshot, first, account.Snapshot.Minutes.LastMinute);
        Assert.True(own.Wrong == 0, own.ToString());
        Assert.True(functions.Wrong == 0, functions.ToString());
    }

    /// <summary>Every value that AWS tells is known and final: in the live window, the account's up to now, and in the file on disk.</summary>
    /// <param name="through">Last minute that functions are looked at in, which are read more rarely.</param>
    public static void AllIsThere(WatchedAccount account, long first, long through)
    {
        var truth = new Truth(account.Fleet);
        var functions = truth.OfFunctions(account.Snapshot, first, through);
        Assert.True(functions.IsExact, functions.ToString());
        var own = truth.OfAccount(account.Snapshot, first, account.Minute - 1 - MinutesUntilTold);
        Assert.True(own.IsExact, own.ToString());
        Assert.Null(account.RecordingFault);
        var kept = truth.OfHistory(account.Archive.Reader, account.Scope.Key, first, through);
        Assert.True(kept.IsExact, kept.ToString());
    }

    /// <summary>Nothing grows with the passes made: old snapshots are let go, and what is kept by name is of functions that are known.</summary>
    public static void NothingPilesUp(WatchedAccount account)
    {
        Assert.InRange(account.SnapshotsAlive(), 1, 2);
        var functions = account.Snapshot.Slots.Count;
        Assert.InRange(account.Snapshot.Analysis.Input.LimitHistory.FirstRead.Count, 0, functions);
        Assert.InRange(account.Snapshot.Health.Calls.Length, 1, 20);
    }
}
