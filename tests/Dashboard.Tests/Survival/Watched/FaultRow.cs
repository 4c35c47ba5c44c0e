using System.Net.Sockets;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Survival.Watched;

/// <summary>What the page must say of a fault; parts of its text.</summary>
internal sealed record Shown(string Headline, string Effect, string Remedy);

/// <summary>One row of the matrix of faults.</summary>
/// <param name="Begin">Brings the trouble about, until disposed.</param>
/// <param name="Shown">On the page while it lasts; empty where nothing is lost and nothing need be said.</param>
internal sealed record FaultRow(string Name, Func<WatchedAccount, IDisposable> Begin, params Shown[] Shown)
{
    /// <summary>Long enough for the listings every quarter of an hour to have met it.</summary>
    public TimeSpan Lasts { get; init; } = TimeSpan.FromMinutes(16);

    /// <summary>From its end until all minutes of the account's own series are there.</summary>
    public TimeSpan AccountBackWithin { get; init; } = TimeSpan.FromMinutes(2);

    public bool SpeaksJson { get; init; }

    /// <summary>Of one kind in the way of one operation, or of all.</summary>
    public static FaultRow Of(string name, FaultKind kind, string? operation, params Shown[] shown) => new(name, account => account.Faults.Inject(new(kind, operation)), shown);

    /// <summary>The clock of the process is set, and set right again at the end.</summary>
    public static FaultRow ClockSet(string name, TimeSpan ahead, params Shown[] shown) => new(name, account =>
    {
        account.Clock.Ahead = ahead;
        return new End(() => account.Clock.Ahead = TimeSpan.Zero);
    }, shown);

    public static FaultRow Line(string name, SocketError failure, params Shown[] shown) => new(name, account => account.Line.Fail(failure), shown);

    /// <summary>Both at once.</summary>
    public static IDisposable Both(IDisposable one, IDisposable other) => new End(() =>
    {
        one.Dispose();
        other.Dispose();
    });

    public override string ToString() => Name;

    private sealed class End(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
