using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Rules;

/// <summary>What is left out because nothing new is known must not show: minute after minute the same is found as by an analysis from nothing.</summary>
public sealed class IncrementalAnalysisTests
{
    private const int Minutes = 170;
    private const int WindowMinutes = 90;
    private const int Functions = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_same_is_found_minute_after_minute_as_from_nothing(int seed)
    {
        var input = Fleet(new Random(seed)).Input;
        var analyzer = new Analyzer();
        var found = 0;
        for (var end = WindowMinutes; end <= Minutes; end++)
        {
            var window = input.Minutes.Columns[(end - WindowMinutes)..end];
            var now = input with { Minutes = new(window, window[^1].Minute - 4) };
            var expected = new Analyzer().Analyze(now).Findings;
            Assert.Equal(expected, analyzer.Analyze(now).Findings);
            found += expected.Count(finding => !finding.Minutes.IsEmpty);
        }
        Assert.True(found > 100, $"only {found} findings to compare");
    }

    private static AccountScript Fleet(Random random)
    {
        var account = new AccountScript(Minutes);
        account.Fill(AccountMetric.ClaimedAccountConcurrency, 400).Fill(AccountMetric.ConcurrentExecutions, 300).Fill(AccountMetric.UnreservedConcurrentExecutions, 250);
        for (var i = 0; i < Functions; i++) Write(account.Add($"f{i:D2}", c => i % 3 == 0 ? c with { Reserved = ReservedConcurrency.Of(10) } : c), random, share: i % 4 / 3f);
        return account;
    }

    /// <param name="share">Of minutes in which it runs.</param>
    private static void Write(FunctionScript function, Random random, float share)
    {
        for (var minute = 0; minute < Minutes; minute++)
        {
            var isUnknown = random.Next(40) == 0;
            if (isUnknown) continue;
            var runs = random.NextSingle() < share;
            function.Run(minute, 1, runs ? random.Next(1, 900) : 0, random.Next(50, 400));
            if (!runs) continue;
            var trouble = minute / 30 % 3 == 1 ? random.Next(12) : -1;
            if (trouble == 0) function.Set(FunctionMetric.Throttles, minute, random.Next(1, 500)).Set(FunctionMetric.ConcurrentExecutions, minute, 10);
            if (trouble == 1) function.Set(FunctionMetric.Errors, minute, random.Next(1, 200));
            if (trouble == 2) function.Set(FunctionMetric.DurationMaximum, minute, 30_000);
            if (trouble == 3) function.Set(FunctionMetric.AsyncEventAge, minute, random.Next(1_000, 900_000));
        }
    }
}
