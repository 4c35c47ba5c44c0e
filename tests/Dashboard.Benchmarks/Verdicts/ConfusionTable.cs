using Dashboard.Analysis.Findings;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>The confusion matrix of throttle verdicts: a row for each true cause, a column for each verdict, settled function-minutes.</summary>
internal static class ConfusionTable
{
    public static void Print(ThrottleScore score)
    {
        string[] verdicts = [.. Enumerable.Range(0, ThrottleLabel.Causes).Select(cause => Short((Pattern)cause)), "open", "none"];
        Console.WriteLine($"{"truth \\ verdict",-28}{string.Concat(verdicts.Select(v => $"{v,9}"))}");
        for (var truth = 0; truth <= ThrottleScore.Open; truth++)
        {
            var name = truth == ThrottleScore.Open ? "several causes" : ((Pattern)truth).ToString();
            Console.WriteLine($"{name,-28}{string.Concat(Enumerable.Range(0, verdicts.Length).Select(verdict => $"{score[truth, verdict],9}"))}");
        }
        Console.WriteLine();
    }

    private static string Short(Pattern cause) => cause switch
    {
        Pattern.ReservedCap => "reserved",
        Pattern.TurnedOff => "off",
        Pattern.PoolUsed => "pool",
        Pattern.PoolClaimedIdle => "idle",
        Pattern.ScalingRate => "scaling",
        Pattern.RequestRate => "rate",
        Pattern.ProvisionedFillsReservation => "prov=res",
        _ => cause.ToString(),
    };
}
