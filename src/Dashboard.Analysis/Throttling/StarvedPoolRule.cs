using System.Globalization;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

/// <summary>One finding for the account where its pool was starved: all requests rejected for it, and who ate the pool.</summary>
public sealed class StarvedPoolRule : IAccountRule
{
    private const int NamedReservations = 3;

    public void Examine(AccountCase account, List<Finding> findings)
    {
        foreach (var cause in (ReadOnlySpan<Pattern>)[Pattern.PoolUsed, Pattern.PoolClaimedIdle])
        {
            var victims = findings.Where(finding => finding.Pattern == cause && finding.Slot != Finding.Account).ToArray();
            if (victims.Length > 0) findings.Add(Find(account, cause, victims));
        }
    }

    private static Finding Find(AccountCase account, Pattern cause, Finding[] victims)
    {
        var starved = new bool[account.Length];
        foreach (var range in victims.SelectMany(victim => victim.Minutes))
            starved.AsSpan((int)(range.First - account.FirstMinute), range.Minutes).Fill(true);
        var worst = victims.MaxBy(victim => victim.Requests)!;
        return new()
        {
            Pattern = cause,
            Slot = Finding.Account,
            Function = "",
            Confidence = worst.Confidence,
            Harm = victims.Max(victim => victim.Harm),
            Evidence = new(worst.Evidence.Observed, worst.Evidence.Threshold, new("functions throttled", victims.Length), Idle(account, starved)),
            Minutes = MinuteRange.Of(starved, account.FirstMinute),
            Requests = victims.Sum(victim => victim.Requests),
            Culprits = Culprits.Of(account, starved),
            Note = cause == Pattern.PoolClaimedIdle ? IdleReservations(account, starved) : null,
            IsProvisional = victims.Any(victim => victim.IsProvisional),
            IsOngoing = victims.Any(victim => victim.IsOngoing),
        };
    }

    private static Measure Idle(AccountCase account, bool[] starved)
    {
        var claimed = account[AccountMetric.ClaimedAccountConcurrency];
        var running = account[AccountMetric.ConcurrentExecutions];
        double sum = 0, known = 0;
        for (var i = 0; i < starved.Length; i++)
        {
            if (!starved[i] || float.IsNaN(claimed[i] - running[i])) continue;
            sum += Math.Max(0, claimed[i] - running[i]);
            known++;
        }
        return new("claimed and idle, mean", known == 0 ? double.NaN : Math.Round(sum / known));
    }

    /// <summary>The largest reservations and how little of them was used meanwhile.</summary>
    private static string? IdleReservations(AccountCase account, bool[] starved)
    {
        var input = account.Input;
        var idle = new List<(string Name, int Reserved, float Peak)>();
        foreach (var slot in input.Slots.Values)
        {
            if (input.Functions[slot].Reserved.Value is not { } reserved || reserved == 0) continue;
            var peak = 0f;
            for (var i = 0; i < starved.Length; i++)
                if (starved[i] && input.Minutes.Columns[i].Function(FunctionMetric.ConcurrentExecutions, slot) is var value && value > peak) peak = value;
            idle.Add((input.Functions[slot].Name, reserved, peak));
        }
        var most = idle.Where(r => r.Peak < r.Reserved).OrderByDescending(r => r.Reserved - r.Peak).ThenBy(r => r.Name, StringComparer.Ordinal).Take(NamedReservations)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Name} used {r.Peak:N0} of {r.Reserved:N0} reserved"))
            .ToArray();
        return most.Length == 0 ? null : $"Meanwhile {string.Join(", ", most)}.";
    }
}
