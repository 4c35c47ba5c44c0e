using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Rules;

public sealed class AnalyzerTests
{
    [Fact]
    public void Every_function_is_read_with_its_own_minutes_however_many_there_are()
    {
        var account = new AccountScript(30);
        for (var i = 0; i < 37; i++) account.Add($"f{i:D2}").Run(0, 30, i + 1, 100);
        var sums = new Dictionary<string, float>();
        account.Analyze([new Recorder(f => sums[f.Name] = Sum(f[FunctionMetric.Invocations]))], []);
        Assert.Equal(37, sums.Count);
        Assert.All(Enumerable.Range(0, 37), i => Assert.Equal(30f * (i + 1), sums[$"f{i:D2}"]));
    }

    [Fact]
    public void A_function_without_findings_is_looked_at_again_only_when_something_new_is_known()
    {
        var account = new AccountScript(30);
        account.Add("quiet").Run(0, 30, 5, 100);
        account.Add("busy").Run(0, 30, 5, 100);
        var seen = new List<string>();
        var analyzer = new Analyzer([new Recorder(f => seen.Add(f.Name))], []);
        var input = account.Input;
        analyzer.Analyze(input);
        analyzer.Analyze(input with { Minutes = input.Minutes with { } });
        Assert.Equal(["quiet", "busy"], seen);

        var newest = input.Minutes.Columns[^1];
        var values = Enumerable.Range(0, MinuteColumn.FunctionMetrics).Select(m => newest.Functions((FunctionMetric)m).ToArray()).ToArray();
        values[(int)FunctionMetric.Invocations][1] = 6;
        var revised = new MinuteColumn(newest.Minute, values, new float[MinuteColumn.AccountMetrics]);
        analyzer.Analyze(input with { Minutes = input.Minutes with { Columns = input.Minutes.Columns.SetItem(29, revised) } });
        Assert.Equal(["quiet", "busy", "busy"], seen);
    }

    [Fact]
    public void A_function_with_findings_is_looked_at_every_time()
    {
        var account = new AccountScript(30);
        account.Add("throttled").Run(0, 30, 5, 100);
        var rule = new Reporter(f => f.Name == "throttled", Harm.Rejected, 29);
        var analyzer = new Analyzer([rule], []);
        analyzer.Analyze(account.Input);
        analyzer.Analyze(account.Input);
        Assert.Equal(2, rule.Asked);
    }

    [Fact]
    public void New_settings_make_everything_be_looked_at_again()
    {
        var account = new AccountScript(30);
        account.Add("a").Run(0, 30, 5, 100);
        var seen = 0;
        var analyzer = new Analyzer([new Recorder(_ => seen++)], []);
        var input = account.Input;
        analyzer.Analyze(input);
        analyzer.Analyze(input with { IntendedLimiters = ["a"] });
        Assert.Equal(2, seen);
    }

    [Fact]
    public void Findings_of_a_function_that_is_gone_go_with_it()
    {
        var account = new AccountScript(30);
        account.Add("gone").Run(0, 30, 5, 100);
        var analyzer = new Analyzer([new Reporter(_ => true, Harm.Rejected, 29)], []);
        var input = account.Input;
        Assert.Single(analyzer.Analyze(input).Findings);
        Assert.Empty(analyzer.Analyze(input with { Slots = ImmutableDictionary<string, int>.Empty }).Findings);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(27, true)]
    [InlineData(26, false)]
    public void A_finding_goes_on_while_it_holds_in_the_newest_three_minutes(int last, bool isOngoing)
    {
        var account = new AccountScript(30);
        account.Add("a").Run(0, 30, 5, 100);
        Assert.Equal(isOngoing, account.Analyze([new Reporter(_ => true, Harm.Rejected, last)], [])[0].IsOngoing);
    }

    [Fact]
    public void The_newest_minutes_are_those_that_are_known()
    {
        var account = new AccountScript(30);
        account.Add("a").Run(0, 20, 5, 100);
        Assert.True(account.Analyze([new Reporter(_ => true, Harm.Rejected, 17)], [])[0].IsOngoing);
    }

    [Fact]
    public void Rules_about_the_account_see_what_was_found_in_functions()
    {
        var account = new AccountScript(30);
        account.Add("a").Run(0, 30, 5, 100);
        var seen = 0;
        account.Analyze([new Reporter(_ => true, Harm.Rejected, 29)], [new AccountRecorder(findings => seen = findings.Count)]);
        Assert.Equal(1, seen);
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values) sum += value;
        return sum;
    }

    private sealed class Recorder(Action<FunctionCase> look) : IFunctionRule
    {
        public void Examine(FunctionCase examined, List<Finding> findings) => look(examined);
    }

    private sealed class Reporter(Func<FunctionCase, bool> holds, Harm harm, int lastIndex) : IFunctionRule
    {
        public int Asked { get; private set; }

        public void Examine(FunctionCase examined, List<Finding> findings)
        {
            Asked++;
            if (!holds(examined)) return;
            findings.Add(new()
            {
                Pattern = Pattern.ReservedCap,
                Slot = examined.Slot,
                Function = examined.Name,
                Confidence = Confidence.Proved,
                Harm = harm,
                Evidence = new(new("peak", 1), new("limit", 1)),
                Minutes = [new(examined.FirstMinute, examined.FirstMinute + lastIndex)],
            });
        }
    }

    private sealed class AccountRecorder(Action<List<Finding>> look) : IAccountRule
    {
        public void Examine(AccountCase account, List<Finding> findings) => look(findings);
    }
}
