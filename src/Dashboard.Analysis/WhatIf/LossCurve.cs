namespace Dashboard.Analysis.WhatIf;

/// <summary>
/// Chance that the next request is rejected when so many run on average: that of the steady load which would keep as many running. Drawn
/// once for a limit and read between its points, because it is asked for very often.
/// </summary>
internal sealed class LossCurve(int limit)
{
    /// <summary>From here on the odds have one shape, in units of the square root of the limit.</summary>
    private const int Large = 2000;

    private const int Points = 600;

    /// <summary>Times the limit; more offered keeps all of it busy.</summary>
    private const double MostOffered = 1e4;

    private static readonly LossCurve Shape = new(Large);

    private readonly Lazy<(double[] Running, double[] LogBlocked)> _points = new(() => Draw(limit));

    /// <param name="room">As many as can run at the moment: the limit of this curve, or any number above 2,000.</param>
    public double BlockedAt(double running, int room)
    {
        if (room > Large)
        {
            if (running >= room) return 1;
            var narrower = Math.Sqrt((double)Large / room);
            var blocked = Shape.BlockedAt(Large - (room - running) * narrower);
            return narrower * blocked / (1 - blocked + narrower * blocked);
        }
        return BlockedAt(running);
    }

    private double BlockedAt(double running)
    {
        if (running >= limit) return 1;
        if (running <= 0 || ErlangLoss.IsFar(running, limit)) return 0;
        var (along, blocked) = _points.Value;
        var found = Array.BinarySearch(along, running);
        if (found >= 0) return Math.Exp(blocked[found]);
        var next = ~found;
        return next == 0 ? 0 : Math.Exp(blocked[next - 1] + (blocked[next] - blocked[next - 1]) * (running - along[next - 1]) / (along[next] - along[next - 1]));
    }

    /// <summary>Points lie close together about the limit, where the curve bends.</summary>
    private static (double[], double[]) Draw(int limit)
    {
        var (running, blocked) = (new double[Points + 1], new double[Points + 1]);
        var width = Math.Sqrt(limit);
        var (first, last) = (-Math.Asinh(width), Math.Asinh(MostOffered * width));
        for (var i = 0; i < Points; i++)
        {
            var offered = limit + width * Math.Sinh(first + (last - first) * i / (Points - 1));
            var lost = ErlangLoss.Blocked(offered, limit);
            (running[i], blocked[i]) = (offered * (1 - lost), Math.Log(Math.Max(double.Epsilon, lost)));
        }
        (running[Points], blocked[Points]) = (limit, 0);
        return (running, blocked);
    }
}
