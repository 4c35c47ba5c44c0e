using Dashboard.Live;

namespace Dashboard.Charts;

/// <summary>One chart, ready to draw.</summary>
/// <param name="Title">Names quantity, statistic and period: "Concurrency · maximum per minute".</param>
/// <param name="Summary">What the chart shows, in a sentence, for those who cannot see it.</param>
public sealed record ChartModel(string Title, ChartSpec Spec, ChartData Data, string Summary)
{
    /// <summary>Of what is drawn.</summary>
    public Freshness Freshness { get; init; } = Freshness.Unknown;

    /// <summary>Draws the same picture, so that nothing needs to be sent.</summary>
    public bool DrawsLike(ChartModel other) => Spec == other.Spec && ChartDelta.IsEmpty(other.Data, Data);
}
