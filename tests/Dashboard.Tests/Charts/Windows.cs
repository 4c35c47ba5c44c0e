using Dashboard.Analysis.Model;

namespace Dashboard.Tests.Charts;

internal static class Windows
{
    /// <summary>The same values as concurrency and as throttles of the account.</summary>
    public static MinuteWindow Of(long first, float[] values, long? settledThrough = null) =>
        new([.. values.Select((value, i) => Column(first + i, value))], settledThrough ?? first + values.Length - 1);

    private static MinuteColumn Column(long minute, float value)
    {
        var account = new float[MinuteColumn.AccountMetrics];
        Array.Fill(account, float.NaN);
        account[(int)AccountMetric.ConcurrentExecutions] = value;
        account[(int)AccountMetric.Throttles] = value;
        return new(minute, new float[MinuteColumn.FunctionMetrics][], account);
    }
}
