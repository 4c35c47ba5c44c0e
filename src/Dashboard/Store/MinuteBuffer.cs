using Dashboard.Analysis.Model;

namespace Dashboard.Store;

/// <summary>
/// One minute under the writer's hand. Arrays that a frozen column already holds are copied before they are written to, each at most
/// once between two freezes.
/// </summary>
internal sealed class MinuteBuffer(long minute)
{
    private const int SlotGranularity = 256;

    private MinuteColumn _column = MinuteColumn.Empty(minute);
    private float[]?[] _functions = new float[MinuteColumn.FunctionMetrics][];
    private float[] _account = UnknownValues(MinuteColumn.AccountMetrics);
    private uint _copied;
    private bool _accountCopied;

    public long Minute => minute;

    /// <summary>False when nothing differs from what the last frozen column holds.</summary>
    public bool IsTouched { get; private set; }

    public float Function(FunctionMetric metric, int slot)
    {
        var values = _functions[(int)metric];
        return values is not null && slot < values.Length ? values[slot] : float.NaN;
    }

    public float Account(AccountMetric metric) => _account[(int)metric];

    public void SetFunction(FunctionMetric metric, int slot, float value)
    {
        if (Function(metric, slot).Equals(value)) return;
        Writable((int)metric, slot)[slot] = value;
    }

    public void SetAccount(AccountMetric metric, float value)
    {
        if (_account[(int)metric].Equals(value)) return;
        if (!_accountCopied)
        {
            _account = [.. _account];
            _accountCopied = true;
            IsTouched = true;
        }
        _account[(int)metric] = value;
    }

    /// <summary>The minute as it stands; the same instance as before when nothing was written in between.</summary>
    public MinuteColumn Freeze()
    {
        if (!IsTouched) return _column;
        _column = new(minute, _functions, _account);
        (_copied, _accountCopied, IsTouched) = (0, false, false);
        return _column;
    }

    private float[] Writable(int metric, int slot)
    {
        if (_copied == 0) _functions = [.. _functions];
        IsTouched = true;
        var values = _functions[metric];
        var bit = 1u << metric;
        if ((_copied & bit) != 0 && slot < values!.Length) return values;
        _copied |= bit;
        var grown = UnknownValues(Math.Max(values?.Length ?? 0, (slot / SlotGranularity + 1) * SlotGranularity));
        values?.CopyTo(grown, 0);
        return _functions[metric] = grown;
    }

    private static float[] UnknownValues(int length)
    {
        var values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
