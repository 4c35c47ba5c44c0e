using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.History.Coding;

namespace Dashboard.Benchmarks.History;

/// <summary>Writes the history of a fleet as the dashboard does: hours of the past in whole, the newest minute by minute.</summary>
internal sealed class HistoryBuild(HistoryFleet fleet, string folder)
{
    /// <summary>A file in use has as many that are not packed yet.</summary>
    private const int LiveHours = 2;

    private readonly string _path = Path.Combine(folder, HistoryArchive.FileName);
    private readonly double _valuesPerHour = (double)fleet.Functions.Count * HistoryFleet.Metrics.Count * HourBlock.Minutes;

    /// <summary>Of hours that came in whole.</summary>
    public double ValuesPerSecond { get; private set; }

    /// <summary>Of hours that came minute by minute.</summary>
    public double LiveValuesPerSecond { get; private set; }

    /// <summary>For each of the latter.</summary>
    public double PackMilliseconds { get; private set; }

    /// <returns>Function-minutes in which a function was called.</returns>
    public long Write(long firstHour, long endHour)
    {
        using var writer = Open();
        var before = fleet.Active;
        TimeSpan whole = default, live = default;
        for (var hour = firstHour; hour < endHour; hour++)
        {
            fleet.Fill(hour);
            if (hour < endHour - LiveHours) whole += Time(() => writer.WriteHours(HistoryFleet.Scope, hour, fleet.Hour));
            else
            {
                var columns = Enumerable.Range(0, HourBlock.Minutes).Select(minute => fleet.Minute(hour, minute)).ToArray();
                foreach (var column in columns) live += Time(() => writer.Write(HistoryFleet.Scope, [column], fleet.Names));
            }
            Time(() => writer.AddVerdicts(HistoryFleet.Scope, Verdicts(hour)));
        }
        ValuesPerSecond = (endHour - firstHour - LiveHours) * _valuesPerHour / whole.TotalSeconds;
        LiveValuesPerSecond = LiveHours * _valuesPerHour / live.TotalSeconds;
        return fleet.Active - before;
    }

    /// <summary>Packs what came minute by minute.</summary>
    /// <returns>Size of the file in bytes.</returns>
    public double Pack(long endHour)
    {
        using (var writer = Open()) PackMilliseconds = Time(() => writer.Seal(HistoryFleet.Scope, endHour * HourBlock.Minutes)).TotalMilliseconds / LiveHours;
        return new FileInfo(_path).Length;
    }

    private List<RecordedVerdict> Verdicts(long hour)
    {
        var verdicts = new List<RecordedVerdict>();
        for (var function = 0; function < fleet.Functions.Count; function++)
        {
            var throttles = fleet.Functions[function][(int)FunctionMetric.Throttles];
            for (var minute = 0; minute < throttles.Length; minute++)
                if (throttles[minute] > 0)
                    verdicts.Add(new(fleet.Names[function], hour * HourBlock.Minutes + minute, Pattern.ReservedCap, Confidence.Proved, Harm.Rejected, (long)throttles[minute]));
        }
        return verdicts;
    }

    private HistoryWriter Open() => HistoryWriter.Open(_path) is ({ } writer, _) ? writer : throw new CannotMeasureException("The history cannot be written.");

    private static TimeSpan Time(Func<HistoryFault?> action)
    {
        var start = TimeProvider.System.GetTimestamp();
        if (action() is { } fault) throw new CannotMeasureException(fault.Message);
        return TimeProvider.System.GetElapsedTime(start);
    }
}
