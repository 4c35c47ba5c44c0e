using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.History;
using Dashboard.History.Backfill;
using Dashboard.Live;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// Keeps minutes that a read brought and that have left the window already: of a function that is read rarely, or after an outage. They go to
/// the history in whole hours, the one at the window's edge included.
/// </summary>
internal sealed class LongPast(AccountScope scope, AccountState state, HistoryArchive archive)
{
    private const int MinutesPerHour = 60;

    private readonly PastJudge _judge = new(scope, state, archive);

    /// <summary>The same span from the beginning of its first hour on, since an hour is kept whole; the price is the same.</summary>
    public static MinuteSpan WholeHours(MinuteSpan span) => span with { First = span.First / MinutesPerHour * MinutesPerHour };

    /// <param name="function">Empty for the account.</param>
    /// <param name="columns">The answer to these queries alone, all of them answered.</param>
    /// <param name="span">From the beginning of an hour.</param>
    /// <param name="windowFirst">First minute of the window; it is kept from there on in other ways.</param>
    /// <returns>Why they could not be kept; null when they are safe.</returns>
    public AwsFault? Keep(string function, QueryList queries, MetricColumns columns, MinuteSpan span, long windowFirst)
    {
        var end = Math.Min((windowFirst + MinutesPerHour - 1) / MinutesPerHour, span.End / MinutesPerHour);
        var read = new PastRead(function, span.First / MinutesPerHour, end, 0);
        if (read.FromHour >= read.EndHour) return null;
        var blocks = PastBlocks.Of(read, queries.Targets, columns, []);
        if (archive.Write(scope.Key, writer => writer.WriteSeries(scope.Key, function, blocks)) is { } fault) return PollFaults.OfHistory(fault);
        _judge.Add(blocks.Select(block => block.Hour));
        return null;
    }

    /// <summary>Finds what throttled functions in the hours that were kept. For when no more of them is to come at once.</summary>
    public void Judge()
    {
        try
        {
            if (_judge.HasPending) _judge.JudgeSome();
        }
        catch (HistoryReadException)
        {
            // The recorder meets the same fault and tells of it; the hours wait.
        }
    }
}
