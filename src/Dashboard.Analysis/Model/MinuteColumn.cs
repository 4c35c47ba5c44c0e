namespace Dashboard.Analysis.Model;

/// <summary>
/// Everything known of one minute: a column per function metric, indexed by function slot, and one value per account metric.
/// NaN stands for "no value": not asked yet, failed, or nothing published. A count that was asked for and not published is zero,
/// so a function whose <see cref="FunctionMetric.Invocations"/> is NaN is unknown in that minute, and one where it is 0 was idle.
/// Immutable once in a <see cref="MinuteWindow"/>: a revised minute is a new column.
/// </summary>
public sealed class MinuteColumn
{
    public static readonly int FunctionMetrics = Enum.GetValues<FunctionMetric>().Length;
    public static readonly int AccountMetrics = Enum.GetValues<AccountMetric>().Length;

    private readonly float[]?[] _functions;
    private readonly float[] _account;

    /// <param name="functions">By function metric, then slot; null where no function has a value. Not copied.</param>
    /// <param name="account">By account metric. Not copied.</param>
    public MinuteColumn(long minute, float[]?[] functions, float[] account)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(functions.Length, FunctionMetrics);
        ArgumentOutOfRangeException.ThrowIfNotEqual(account.Length, AccountMetrics);
        Minute = minute;
        _functions = functions;
        _account = account;
    }

    /// <summary>Whole minutes since 1970-01-01T00:00:00Z.</summary>
    public long Minute { get; }

    public DateTimeOffset Start => DateTimeOffset.UnixEpoch.AddMinutes(Minute);

    /// <summary>Empty where no function has a value; may be shorter than the number of functions known today.</summary>
    public ReadOnlySpan<float> Functions(FunctionMetric metric) => _functions[(int)metric];

    public float Function(FunctionMetric metric, int slot)
    {
        var values = _functions[(int)metric];
        return values is not null && (uint)slot < (uint)values.Length ? values[slot] : float.NaN;
    }

    public float Account(AccountMetric metric) => _account[(int)metric];

    public static MinuteColumn Empty(long minute)
    {
        var account = new float[AccountMetrics];
        Array.Fill(account, float.NaN);
        return new(minute, new float[FunctionMetrics][], account);
    }
}
