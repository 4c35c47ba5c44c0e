using static Dashboard.Simulator.Tests.CloudWatch.AccountFixture;

namespace Dashboard.Simulator.Tests.CloudWatch;

public sealed class MetricMathTests
{
    private readonly AccountFixture _account = new();

    public MetricMathTests()
    {
        _account.Fill(OfFunction("Invocations", "a"), 10, 20, 30);
        _account.Fill(OfFunction("Invocations", "b"), 1, 2);
        _account.Fill(OfAccount("ConcurrentExecutions"), 300, 600);
        _account.Fill(OfAccount("Throttles"), 5, 0);
    }

    private double[] Evaluate(string expression, params Fields[] more) =>
        [.. _account.Call("GetMetricData", LastMinutes(4, [.. Metrics, Expression("result", expression), .. more]).With("ScanBy", "TimestampAscending"))
            .List("MetricDataResults").Single(r => r.Text("Id") == "result").List("Values").Select(v => v.Number)];

    private static Fields[] Metrics =>
    [
        Query("a", OfFunction("Invocations", "a")), Query("b", OfFunction("Invocations", "b")),
        Query("used", OfAccount("ConcurrentExecutions"), "Maximum"), Query("t", OfAccount("Throttles")), Query("idle", OfAccount("Errors")),
    ];

    [Theory]
    [InlineData("a + 1", new double[] { 11, 21, 31 })]
    [InlineData("a+b", new double[] { 21, 32 })]
    [InlineData("a - b * 2", new double[] { 18, 26 })]
    [InlineData("(a - b) * 2", new double[] { 38, 56 })]
    [InlineData("a / b / 2", new double[] { 10, 7.5 })]
    [InlineData("-a + 1.5e1", new double[] { 5, -5, -15 })]
    [InlineData("100 - 50 - a", new double[] { 40, 30, 20 })]
    [InlineData("b / t", new[] { 0.2 })]
    [InlineData("a + idle", new double[0])]
    [InlineData("SUM([a, b])", new double[] { 10, 21, 32 })]
    [InlineData("SUM(METRICS(\"b\"))", new double[] { 1, 2 })]
    [InlineData("AVG([a, b])", new double[] { 10, 10.5, 16 })]
    [InlineData("MAX([b, used])", new double[] { 300, 600 })]
    [InlineData("MIN([b, used])", new double[] { 1, 2 })]
    [InlineData("a / SUM(a) * 6", new double[] { 1, 2, 3 })]
    [InlineData("SUM([a, b] * 10)", new double[] { 100, 210, 320 })]
    [InlineData("FILL(b, 0)", new double[] { 0, 0, 1, 2 })]
    [InlineData("FILL(a, 7) + 0 * a", new double[] { 10, 20, 30 })]
    [InlineData("FILL(idle, 0)", new double[] { 0, 0, 0, 0 })]
    [InlineData("SERVICE_QUOTA(used)", new double[] { 1500, 1500 })]
    [InlineData("used / SERVICE_QUOTA(used) * 100", new double[] { 20, 40 })]
    public void Expressions_are_worked_out_by_period(string expression, double[] expected) => Assert.Equal(expected, Evaluate(expression), Near);

    [Fact]
    public void Metrics_means_the_metrics_of_the_call_and_not_its_expressions() =>
        Assert.Equal([10, 326, 632], Evaluate("SUM(METRICS())", Expression("twice", "a * 2")));

    [Fact]
    public void Expressions_may_build_on_one_another_in_any_order() =>
        Assert.Equal([21, 41, 61], Evaluate("twice + 1", Expression("twice", "a * 2")));

    [Theory]
    [InlineData("a +", "The expression ends too early.")]
    [InlineData("a b", "Unexpected character 'b' at position 3.")]
    [InlineData("(a", "The expression ends too early.")]
    [InlineData("a $ b", "Unexpected character '$' at position 3.")]
    [InlineData("1.2.3 * a", "1.2.3 is not a number.")]
    [InlineData("nobody * 2", "Unknown identifier nobody.")]
    [InlineData("Upper", "Unknown name Upper.")]
    [InlineData("result + 1", "The expression refers to itself.")]
    [InlineData("SUM(a)", "The expression must return a time series, not a number.")]
    [InlineData("METRICS()", "The expression must return one time series, not an array of them.")]
    [InlineData("SERVICE_QUOTA(a)", "SERVICE_QUOTA needs a usage metric, and a is none.")]
    [InlineData("ANOMALY_DETECTION_BAND(a, 2)", "Function ANOMALY_DETECTION_BAND with 2 arguments is not supported.")]
    [InlineData("SUM(3)", "A number stands where a time series is expected.")]
    [InlineData("[a] + [b]", "Two arrays of time series cannot be combined by an operator.")]
    [InlineData("'a'", "A quoted text stands where a value is expected.")]
    [InlineData("REPEAT", "REPEAT stands outside FILL.")]
    [InlineData("FILL(a, b)", "FILL needs a number or REPEAT.")]
    public void What_cannot_be_worked_out_is_refused(string expression, string reason)
    {
        var error = _account.Refusal("GetMetricData", LastMinutes(4, [.. Metrics, Expression("result", expression)]));
        Assert.Equal(("ValidationError", $"Error in expression 'result': {reason}"), (error.Code, error.Message));
    }

    [Fact]
    public void A_gap_can_be_filled_with_the_value_before_it()
    {
        var minute = Now.ToUnixTimeSeconds() / 60;
        var series = _account.Metrics.GetOrAdd(OfAccount("Errors"));
        series.Record(minute - 3, new(8, 8, 8, 1), [], Now);
        series.Record(minute - 1, new(9, 9, 9, 1), [], Now);
        Assert.Equal([8, 8, 9], Evaluate("FILL(idle, REPEAT)"));
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        var error = _account.Refusal("GetMetricData", LastMinutes(4, [.. Metrics, Expression("result", new string('(', 1000) + "a" + new string(')', 1000))]));
        Assert.Contains("nested too deeply", error.Message, StringComparison.Ordinal);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
