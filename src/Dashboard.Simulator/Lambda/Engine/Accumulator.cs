using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>A statistic set in the making.</summary>
internal struct Accumulator
{
    private double _sum, _minimum, _maximum;
    private long _count;

    public readonly long Count => _count;

    public void Add(double value) => Add(value, value, value, 1);

    public void Add(double sum, double minimum, double maximum, long count)
    {
        if (count == 0) return;
        _minimum = _count == 0 || minimum < _minimum ? minimum : _minimum;
        _maximum = _count == 0 || maximum > _maximum ? maximum : _maximum;
        _sum += sum;
        _count += count;
    }

    public readonly StatisticSet ToSet() => new(_sum, _minimum, _maximum, _count);
}
