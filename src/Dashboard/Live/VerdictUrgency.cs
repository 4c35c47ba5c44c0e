using Dashboard.Analysis.Findings;

namespace Dashboard.Live;

/// <summary>Puts verdicts in the order of <see cref="FindingOrder"/>, as far as a verdict says what that order goes by.</summary>
public static class VerdictUrgency
{
    private static readonly int Confidences = Enum.GetValues<Confidence>().Length;
    private static readonly int Harms = Enum.GetValues<Harm>().Length;

    /// <summary>Harm is being done now.</summary>
    public static bool IsPressing(Verdict verdict) => verdict is { IsOngoing: true, Harm: >= Harm.Slower };

    /// <summary>The higher the more urgent; above zero.</summary>
    public static int Of(Verdict verdict) => 1 + (int)verdict.Confidence + Confidences * ((int)verdict.Harm + (IsPressing(verdict) ? Harms : 0));
}
