using Dashboard.Options;

namespace Dashboard.Tests.Survival.Watched;

/// <summary>
/// Hours of an account under faults that come and go and functions that are deployed and deleted, as fast as the machine allows: the real
/// poller, the real wire over loopback, the real file. Every minute is held against the truth while it is in the live window and as it leaves it, and all
/// of them at the end as they are on disk.
/// </summary>
internal sealed class Soak(int hours, int functions, int seed)
{
    private const int MinutesBetweenDeployments = 7;
    private const int MostComplaints = 5;

    /// <summary>However rarely a quiet function is read, it is read by then.</summary>
    private const int MinutesUntilAllIsRead = 66;

    /// <summary>The age at which a minute is about to leave the window.</summary>
    private const int LastAge = 178;

    /// <summary>Ages at which nothing may be known that was not stated, complete or not.</summary>
    private static readonly int[] Ages = [4, 6, 20, 90];

    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(4);

    /// <summary>Calls about single functions, a round of which takes longer than the interval between them for a large account, would make most of the load.</summary>
    private static readonly PollingOptions Polling = PollingOptions.Unbounded with { DetailInterval = TimeSpan.FromHours(24), LambdaRequestsPerSecond = 10 };

    private readonly List<string> _complaints = [];
    private readonly Random _random = new(seed);

    /// <param name="ended">Called with each hour as it ends.</param>
    public async Task<SoakOutcome> RunAsync(Action<SoakHour> ended, CancellationToken cancellation)
    {
        await using var account = await WatchedAccount.StartAsync(cancellation, functions, seed, polling: Polling);
        var (first, truth, weather) = (account.Minute, new Truth(account.Fleet), new FaultWeather(_random));
        var (hourly, snapshots) = (new List<SoakHour>(), 0);
        account.Published += _ => snapshots++;
        for (var hour = 0; hour < hours; hour++)
        {
            var (missing, wrong, faults) = (0L, 0L, 0);
            (snapshots, var calls) = (0, Calls(account));
            for (var minute = 0; minute < 60; minute++)
            {
                faults += weather.Blow(account);
                Deploy(account);
                await account.PassAsync(TimeSpan.FromMinutes(1));
                wrong += Ages.Sum(age => Look(account, truth, first, age).Wrong);
                var last = Look(account, truth, first, LastAge);
                missing += last.Missing;
                wrong += last.Wrong + last.Early;
            }
            account.Fleet.Forget(account.Minute - (long)Forgotten.TotalMinutes);
            account.SnapshotsAlive();
            hourly.Add(new(hour, GC.GetTotalMemory(forceFullCollection: true), faults, snapshots, Calls(account) - calls, missing, wrong));
            ended(hourly[^1]);
        }
        weather.Calm(long.MaxValue);
        await account.PassAsync(TimeSpan.FromMinutes(2 * MinutesUntilAllIsRead));
        if (account.RecordingFault is { } fault) _complaints.Add(fault.Message);
        var kept = truth.OfHistory(account.Archive.Reader, account.Scope.Key, first, account.Minute - MinutesUntilAllIsRead);
        if (!kept.IsExact) _complaints.Add($"on disk: {kept}");
        return new(hourly, kept, _complaints);
    }

    /// <summary>Now and then one function goes and another comes.</summary>
    private void Deploy(WatchedAccount account)
    {
        if (account.Minute % MinutesBetweenDeployments != 0) return;
        // Not the first, which the reservation belongs to.
        account.Fleet.Remove(account.Fleet.Present[1 + _random.Next(account.Fleet.Present.Count - 1)], account.Minute);
        account.Fleet.Add(1, account.Minute);
    }

    private Comparison Look(WatchedAccount account, Truth truth, long first, int age)
    {
        var minute = account.Minute - age;
        if (minute < first) return new();
        var own = truth.OfAccount(account.Snapshot, minute, minute);
        truth.AddFunctions(own, account.Snapshot, minute, minute);
        if ((own.Wrong > 0 || (age == LastAge && !own.IsExact)) && _complaints.Count < MostComplaints) _complaints.Add($"{account.Now:HH:mm}, {age} minutes old: {own}");
        return own;
    }

    private static int Calls(WatchedAccount account) => account.Calls.Counts.Values.Sum();
}
