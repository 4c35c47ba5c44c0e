using CsCheck;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class TimingWheelTests
{
    [Fact]
    public void Every_event_comes_once_at_its_millisecond() =>
        Gen.Int[0, TimingWheel.Horizon].Array[1, 200].Sample(delays =>
        {
            var wheel = new TimingWheel(0);
            for (var i = 0; i < delays.Length; i++) wheel.Schedule(delays[i], new PendingEvent { Count = i });
            var seen = new List<(int Event, int At)>();
            for (var second = 0; second <= TimingWheel.Horizon / 1000; second++)
            {
                wheel.Enter(second);
                for (var millisecond = 0; millisecond < 1000; millisecond++)
                {
                    while (wheel.TryTake(millisecond, out var pending)) seen.Add((pending.Count, second * 1000 + millisecond));
                }
            }

            Assert.Equal(delays.Select((at, i) => (i, at)).OrderBy(e => e.i), seen.OrderBy(e => e.Event));
        }, iter: 20);

    [Fact]
    public void No_ten_seconds_start_more_than_a_thousand_environments() =>
        Gen.Int[0, 400].Array[50, 400].Sample(gaps =>
        {
            var window = new ScalingWindow();
            var started = new List<long>();
            var now = 0L;
            foreach (var gap in gaps)
            {
                now += gap;
                for (var i = 0; i < 40; i++)
                {
                    if (window.TryStart(now)) started.Add(now);
                }
            }

            var from = 0;
            for (var to = 0; to < started.Count; to++)
            {
                while (started[from] <= started[to] - ScalingWindow.WindowMilliseconds) from++;
                Assert.True(to - from < ScalingWindow.EnvironmentsPerWindow);
            }

            Assert.True(started.Count >= Math.Min(1000, gaps.Length * 40));
        }, iter: 40);
}
