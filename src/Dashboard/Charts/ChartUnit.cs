using System.Text.Json.Serialization;

namespace Dashboard.Charts;

/// <summary>How values are written on an axis and in a tooltip.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartUnit>))]
public enum ChartUnit
{
    Count,
    Milliseconds,
    /// <summary>A fraction from 0 to 1, written as per cent.</summary>
    Share,
}
