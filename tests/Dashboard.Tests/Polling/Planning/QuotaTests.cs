using CsCheck;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Polling.Planning;

public sealed class QuotaTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whatever_is_sent_when_it_may_be_no_second_sees_more_than_the_quota_and_a_bucketful() =>
        Gen.Select(Gen.Double[1, 100_800], Gen.Double[0, 3]).Array[2, 200].Sample(requests =>
        {
            var quota = new CloudWatchQuota();
            var now = Start;
            var sent = new List<(double At, double Points)>();
            foreach (var (points, wait) in requests)
            {
                now = now.AddSeconds(wait);
                var ready = quota.ReadyAt(points, now);
                if (ready > now) now = ready.AddTicks(1);
                quota.Take(points, now);
                sent.Add(((now - Start).TotalSeconds, points));
            }
            for (var first = 0; first < sent.Count; first++)
            {
                var (count, total) = (0, 0.0);
                for (var last = first; last < sent.Count; last++)
                {
                    (count, total) = (count + 1, total + sent[last].Points);
                    var seconds = sent[last].At - sent[first].At;
                    if (count > 50 * 0.8 * (seconds + 1) + 1 || total > 180_000 * 0.8 * (seconds + 1) + 100_800) return false;
                }
            }
            return true;
        });

    [Fact]
    public void A_clock_that_goes_back_adds_nothing()
    {
        var bucket = new QuotaBucket(10);
        bucket.Take(10, Start);
        Assert.Equal(Start.AddSeconds(-59), bucket.ReadyAt(10, Start.AddMinutes(-1)));
    }

    [Fact]
    public void More_than_a_bucketful_is_let_through_a_full_one_and_owed()
    {
        var bucket = new QuotaBucket(10);
        Assert.Equal(Start, bucket.ReadyAt(25, Start));
        bucket.Take(25, Start);
        Assert.Equal(Start.AddSeconds(1.6), bucket.ReadyAt(1, Start));
    }
}
