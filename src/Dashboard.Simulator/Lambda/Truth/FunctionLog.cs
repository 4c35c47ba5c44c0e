using System.Runtime.InteropServices;

namespace Dashboard.Simulator.Lambda.Truth;

/// <summary>The minutes of one function in which something happened, oldest first.</summary>
internal sealed class FunctionLog(int retentionMinutes)
{
    private readonly List<FunctionMinute> _minutes = [];

    public ReadOnlySpan<FunctionMinute> Minutes => CollectionsMarshal.AsSpan(_minutes);

    /// <summary>The entry of this minute, made when it is new. Minutes come in order; the reference holds until the next call.</summary>
    public ref FunctionMinute At(long minute)
    {
        if (_minutes.Count == 0 || _minutes[^1].Minute != minute)
        {
            Prune(minute - retentionMinutes);
            _minutes.Add(new FunctionMinute { Minute = minute });
        }

        return ref CollectionsMarshal.AsSpan(_minutes)[^1];
    }

    public void CountArrivals(long minute, int count)
    {
        if (count > 0) At(minute).Arrivals += count;
    }

    public FunctionMinute? Find(long minute)
    {
        int low = 0, high = _minutes.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = _minutes[middle].Minute;
            if (found == minute) return _minutes[middle];
            if (found < minute) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    /// <summary>In batches of a quarter, so that the cost of moving the rest is spread.</summary>
    private void Prune(long oldest)
    {
        var quarter = _minutes.Count / 4;
        if (quarter > 16 && _minutes[quarter].Minute < oldest) _minutes.RemoveRange(0, quarter);
    }
}
