using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Rules;

/// <summary>An account's minutes as rules read them: one span a metric, the oldest minute first.</summary>
public sealed class AccountCase
{
    private readonly float[] _values;

    public AccountCase(AnalysisInput input)
    {
        Input = input;
        var minutes = input.Minutes;
        Length = minutes.Length;
        _values = new float[MinuteColumn.AccountMetrics * Length];
        for (var i = 0; i < Length; i++)
            for (var metric = 0; metric < MinuteColumn.AccountMetrics; metric++) _values[metric * Length + i] = minutes.Columns[i].Account((AccountMetric)metric);
        SettledLength = Settled(minutes.SettledThrough);
        AccountSettledLength = Settled(minutes.AccountSettledThrough);
    }

    public AnalysisInput Input { get; }

    /// <summary>Minutes in the window.</summary>
    public int Length { get; }

    public long FirstMinute => Input.Minutes.FirstMinute;

    /// <summary>Functions' minutes before this index are settled; those from it on may still grow.</summary>
    public int SettledLength { get; }

    /// <summary>The same of the account's own series.</summary>
    public int AccountSettledLength { get; }

    /// <summary>By minute; NaN where nothing is known.</summary>
    public ReadOnlySpan<float> this[AccountMetric metric] => _values.AsSpan((int)metric * Length, Length);

    /// <summary>The account's concurrency limit in the minute of an index; null when unknown.</summary>
    public int? Limit(int index) => Input.LimitHistory.AccountLimit(FirstMinute + index, Input.Limits?.ConcurrentExecutions);

    private int Settled(long through) => (int)Math.Clamp(through - FirstMinute + 1, 0, Length);
}
