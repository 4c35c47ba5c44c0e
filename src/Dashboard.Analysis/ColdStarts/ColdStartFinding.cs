using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

internal static class ColdStartFinding
{
    /// <summary>Callers who wait are slowed down; events that Lambda hands over itself come a little later, to nobody's harm.</summary>
    public static Finding Of(
        FunctionCase examined, Pattern pattern, Confidence confidence, Evidence evidence, ImmutableArray<MinuteRange> minutes, long requests, string note) => new()
        {
            Pattern = pattern,
            Slot = examined.Slot,
            Function = examined.Name,
            Confidence = confidence,
            Harm = examined.Caller == CallerKind.Synchronous ? Harm.Slower : Harm.Advice,
            Evidence = evidence,
            Minutes = minutes,
            Requests = requests,
            Note = note,
            IsProvisional = minutes[^1].Last >= examined.FirstMinute + examined.SettledLength,
        };

    public static Measure Share(double coldStarts, double invocations) => new("share of invocations", coldStarts / invocations, MeasureUnit.Share);
}
