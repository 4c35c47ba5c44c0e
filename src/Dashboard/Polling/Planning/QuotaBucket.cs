namespace Dashboard.Polling.Planning;

/// <summary>A token bucket: so many a second, and as many at once as a second's worth. Pure but for its own level; the clock is handed in. One owner.</summary>
public sealed class QuotaBucket
{
    private readonly double _perSecond;
    private double _level;
    private DateTimeOffset? _at;

    public QuotaBucket(double perSecond) => _perSecond = _level = perSecond;

    /// <summary>When so many can be taken. More than a bucketful can be taken from a full bucket, which then owes the rest.</summary>
    public DateTimeOffset ReadyAt(double tokens, DateTimeOffset now)
    {
        var missing = Math.Min(tokens, _perSecond) - LevelAt(now);
        return missing <= 0 ? now : now.AddSeconds(missing / _perSecond);
    }

    public void Take(double tokens, DateTimeOffset now)
    {
        _level = LevelAt(now) - tokens;
        _at = now;
    }

    /// <summary>A clock that went back adds nothing.</summary>
    private double LevelAt(DateTimeOffset now) => _at is { } at ? Math.Min(_perSecond, _level + _perSecond * Math.Max(0, (now - at).TotalSeconds)) : _level;
}

/// <summary>
/// What CloudWatch allows one account and Region, less a share for whoever else asks it there: datapoints count by range and period, published
/// or not. Source: CloudWatch user guide, cloudwatch_limits (GetMetricData: 50 requests and 180,000 datapoints of the last three hours a second).
/// </summary>
public sealed class CloudWatchQuota
{
    private const double Share = 0.8;

    private readonly QuotaBucket _requests = new(50 * Share);
    private readonly QuotaBucket _points = new(180_000 * Share);

    public DateTimeOffset ReadyAt(double points, DateTimeOffset now)
    {
        var (requests, datapoints) = (_requests.ReadyAt(1, now), _points.ReadyAt(points, now));
        return requests > datapoints ? requests : datapoints;
    }

    public void Take(double points, DateTimeOffset now)
    {
        _requests.Take(1, now);
        _points.Take(points, now);
    }
}
