using System.Collections.Frozen;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Hosting;

/// <summary>
/// How many calls a second the account answers. Sources: CloudWatch user guide, cloudwatch_limits; Lambda developer guide,
/// gettingstarted-limits; the rates of Auto Scaling and STS are not published and stand at a round figure.
/// </summary>
internal sealed class RateLimits
{
    private const double RecentDatapointsPerSecond = 180_000;
    private const double OlderDatapointsPerSecond = 396_000;
    private static readonly TimeSpan Recent = TimeSpan.FromHours(3);
    private const double Unpublished = 50;
    private readonly FrozenDictionary<(string Service, string Operation), TokenBucket> _operations;
    private readonly FrozenDictionary<string, TokenBucket> _shared;
    private readonly TokenBucket _recentDatapoints;
    private readonly TokenBucket _olderDatapoints;

    public RateLimits(TimeProvider clock)
    {
        TokenBucket Bucket(double rate) => new(clock, rate);
        _operations = new Dictionary<(string, string), TokenBucket>
        {
            [(AwsService.CloudWatch, "GetMetricData")] = Bucket(50),
            [(AwsService.CloudWatch, "ListMetrics")] = Bucket(25),
            [(AwsService.CloudWatch, "GetMetricStatistics")] = Bucket(400),
            [(AwsService.CloudWatch, "PutMetricData")] = Bucket(500),
            [(AwsService.CloudWatch, "DescribeAlarms")] = Bucket(9),
            [(AwsService.Lambda, "GetFunction")] = Bucket(100),
        }.ToFrozenDictionary();
        _shared = new Dictionary<string, TokenBucket>
        {
            [AwsService.CloudWatch] = Bucket(Unpublished),
            [AwsService.Lambda] = Bucket(15),
            [AwsService.ApplicationAutoScaling] = Bucket(Unpublished),
            [AwsService.SecurityToken] = Bucket(Unpublished),
        }.ToFrozenDictionary();
        _recentDatapoints = Bucket(RecentDatapointsPerSecond);
        _olderDatapoints = Bucket(OlderDatapointsPerSecond);
    }

    public bool Allows(string service, string operation) =>
        (_operations.TryGetValue((service, operation), out var own) ? own : _shared[service]).TryTake();

    /// <summary>Of GetMetricData alone, beside the rate of calls: fewer points a second when the range asked for begins within the last three hours.</summary>
    /// <param name="age">From the start of the range to now.</param>
    public bool AllowsDatapoints(long asked, TimeSpan age) => asked == 0 || (age <= Recent ? _recentDatapoints : _olderDatapoints).TryTake(asked);
}
