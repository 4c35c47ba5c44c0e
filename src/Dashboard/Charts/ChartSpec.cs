using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dashboard.Charts;

/// <summary>What a chart looks like, apart from its points. The browser's module turns it into the chart library's own options.</summary>
public sealed record ChartSpec
{
    public ImmutableArray<ChartSeries> Series { get; init; } = [];
    public ChartUnit Unit { get; init; }
    /// <summary>Pixels.</summary>
    public int Height { get; init; } = 120;
    /// <summary>Each value holds until the next minute: for counts of a minute.</summary>
    public bool Stepped { get; init; }
    /// <summary>Charts of the same group share the pointer's time.</summary>
    public string? Group { get; init; }
    /// <summary>Times count from the beginning of what is drawn, which is 0, and not by the clock.</summary>
    public bool Elapsed { get; init; }
    /// <summary>Top of the scale; null leaves it to the values.</summary>
    public double? Maximum { get; init; }

    public bool Equals(ChartSpec? other) => other is not null && Unit == other.Unit && Height == other.Height && Stepped == other.Stepped
        && Elapsed == other.Elapsed && Group == other.Group && Nullable.Equals(Maximum, other.Maximum) && Series.SequenceEqual(other.Series);

    public override int GetHashCode() => HashCode.Combine(Unit, Height, Stepped, Group, Series.Length);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChartSpec))]
internal sealed partial class ChartJson : JsonSerializerContext;
