using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Forecast;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Capacity;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Forecast;

public sealed class CeilingSoonRuleTests
{
    [Fact]
    public void A_clear_rise_towards_the_reservation_is_found_with_its_minutes()
    {
        var finding = Assert.Single(Examine(Rising(reserved: 100, from: 40, to: 70)));

        Assert.Equal(Pattern.CeilingSoon, finding.Pattern);
        Assert.Equal(Harm.AtRisk, finding.Harm);
        Assert.Equal("likely to be reached in", finding.Evidence.More[0].Name);
        Assert.Equal(29, finding.Evidence.More[0].Value, 1.0);
        Assert.Equal(AccountScript.FirstMinute + 179, finding.LastMinute);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(49, false)]
    public void Half_of_the_ceiling_must_be_in_use(float to, bool isFound) =>
        Assert.Equal(isFound, Examine(Rising(100, to - 29, to)).Count == 1);

    [Theory]
    [InlineData(21.8f, true)] // 45 are left at 0.752 a minute: 59.9 minutes
    [InlineData(21.7f, false)] // 60.1
    public void The_ceiling_must_be_less_than_an_hour_away(float rise, bool isFound) =>
        Assert.Equal(isFound, Examine(Rising(100, 55 - rise, 55)).Count == 1);

    [Theory]
    [InlineData(10, true)]
    [InlineData(9.9f, false)]
    public void It_must_have_risen_by_a_tenth_of_the_ceiling(float rise, bool isFound) =>
        Assert.Equal(isFound, Examine(Rising(100, 90 - rise, 90)).Count == 1);

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public void It_must_rise_as_far_as_it_usually_swings(float swing, bool isFound)
    {
        var script = Rising(1000, 500, 800, out var function);
        for (var i = 0; i < 150; i += 10) function.Set(FunctionMetric.ConcurrentExecutions, i, 500 - swing * 10);

        Assert.Equal(isFound, Examine(script).Count == 1);
    }

    [Theory]
    [InlineData(68, 96, true)]
    [InlineData(70, 96, false)]
    [InlineData(70, 47, true)]
    public void A_level_it_reaches_most_days_is_its_usual_course(float peak, int hours, bool isFound)
    {
        var script = Rising(100, 40, 70);
        script.Usage = new UsageScript(hours).Run("orders", 0, hours, 40).Set("orders", UsageMetric.PeakConcurrency, 0, 6, peak).Build();

        Assert.Equal(isFound, Examine(script).Count == 1);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(59, false)]
    public void An_hour_before_the_rise_must_be_known(int known, bool isFound)
    {
        var script = Rising(100, 40, 70, out var function);
        function.Set(FunctionMetric.ConcurrentExecutions, 0, 150 - known, float.NaN);

        Assert.Equal(isFound, Examine(script).Count == 1);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Small_ceilings_are_too_coarse(int reserved, bool isFound) =>
        Assert.Equal(isFound, Examine(Rising(reserved, 0.2f * reserved, 0.8f * reserved)).Count == 1);

    [Fact]
    public void A_level_it_had_before_is_its_usual_course()
    {
        var script = Rising(100, 40, 70, out var function);
        function.Set(FunctionMetric.ConcurrentExecutions, 60, 71);

        Assert.Empty(Examine(script));
    }

    [Fact]
    public void Nothing_is_said_once_it_is_throttled()
    {
        var script = Rising(100, 40, 70, out var function);
        function.Set(FunctionMetric.Throttles, 178, 5);

        Assert.Empty(Examine(script));
    }

    [Fact]
    public void A_function_without_a_reservation_has_no_ceiling_of_its_own()
    {
        var script = new AccountScript();
        script.Add("free").Run(0, 180, 600, 200, 500);

        Assert.Empty(Examine(script));
    }

    [Fact]
    public void An_intended_limiter_is_left_alone()
    {
        var script = Rising(100, 40, 70);
        script.IntendedLimiters = ["orders"];

        Assert.Empty(Examine(script));
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    [InlineData(null, true)]
    public void Event_sources_that_cannot_exceed_the_reservation_may_fill_it(int? most, bool isFound)
    {
        var script = new AccountScript();
        Write(script.Add("orders", c => c with
        {
            Reserved = ReservedConcurrency.Of(100),
            EventSources = [new("a", "arn:aws:sqs:eu-west-1:1:q", "Enabled", 10, most)],
        }), 40, 70);

        Assert.Equal(isFound, Examine(script).Count == 1);
    }

    [Fact]
    public void It_is_provisional_as_long_as_minutes_it_rests_on_may_change()
    {
        Assert.False(Assert.Single(Examine(Rising(100, 40, 70))).IsProvisional);
        Assert.True(Assert.Single(Examine(Rising(100, 40, 70, unsettled: 3))).IsProvisional);
    }

    [Fact]
    public void Late_minutes_that_fill_up_later_raise_no_alarm_before()
    {
        var script = Rising(100, 40, 70, out var function);
        function.Set(FunctionMetric.ConcurrentExecutions, 170, 10, 20);

        Assert.Empty(Examine(script));
    }

    /// <summary>Ten days each of level traffic with noise that lasts from minute to minute.</summary>
    [Theory]
    [InlineData(100, 60, 5)]
    [InlineData(100, 75, 8)]
    [InlineData(20, 13, 2)]
    [InlineData(1000, 700, 60)]
    public void Level_traffic_with_lasting_noise_is_not_taken_for_a_rise(int reserved, double level, double deviation)
    {
        const int Days = 10;
        const int DayMinutes = 1440;
        const double Lasting = 0.6;
        var random = new Random(reserved);
        var episodes = 0;
        var last = double.NegativeInfinity;
        var values = new float[180 + Days * DayMinutes];
        var noise = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            noise = Lasting * noise + Math.Sqrt(1 - Lasting * Lasting) * deviation * Normal(random);
            values[i] = (float)Math.Clamp(Math.Round(level + noise), 1, reserved);
        }
        for (var end = 180; end <= values.Length; end++)
        {
            if (Approach.Of(values.AsSpan(end - 180, 180), reserved, null) is null) continue;
            if (end - last > 30) episodes++;
            last = end;
        }
        Assert.Equal(0, episodes);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static AccountScript Rising(int reserved, float from, float to, int unsettled = 0) => Rising(reserved, from, to, out _, unsettled);

    private static AccountScript Rising(int reserved, float from, float to, out FunctionScript function, int unsettled = 0)
    {
        var script = new AccountScript { Unsettled = unsettled };
        function = script.Add("orders", c => c with { Reserved = ReservedConcurrency.Of(reserved) });
        Write(function, from, to);
        return script;
    }

    /// <summary>Level until half an hour before the end.</summary>
    private static void Write(FunctionScript function, float from, float to)
    {
        function.Run(0, 180, 600, 200, from);
        for (var i = 0; i < 30; i++) function.Set(FunctionMetric.ConcurrentExecutions, 150 + i, from + (to - from) * i / 29);
    }

    private static List<Finding> Examine(AccountScript script) => script.Examine(new CeilingSoonRule());
}
