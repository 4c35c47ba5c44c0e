using Dashboard.Analysis.Findings;
using Dashboard.Components.Findings;

namespace Dashboard.Tests.Components.Findings;

public sealed class RemediesTests
{
    public static TheoryData<Pattern> Patterns => [.. Enum.GetValues<Pattern>()];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Every_finding_can_be_acted_on(Pattern pattern)
    {
        var remedies = Remedies.Of(Found.Of(pattern, "orders", Harm.Rejected));
        Assert.NotEmpty(remedies);
        Assert.All(remedies, remedy => Assert.False(remedy.Title.EndsWith('.'), remedy.Title));
        Assert.All(remedies, remedy => Assert.True(remedy.Text.EndsWith('.'), remedy.Text));
    }

    [Theory]
    [InlineData(Pattern.ReservedCap, "reserved concurrency,backoff,queue")]
    [InlineData(Pattern.PoolUsed, "reserve,backoff,queue,limit")]
    [InlineData(Pattern.ProvisionedFillsReservation, "reserved concurrency,backoff,queue")]
    [InlineData(Pattern.SlowerThanUsual, "memory,provisioned,code path")]
    [InlineData(Pattern.LongTail, "memory,provisioned,code path")]
    [InlineData(Pattern.ColdStarts, "warming,provision,initialisation")]
    [InlineData(Pattern.ColdStartsAfterIdle, "warming,provision,initialisation")]
    public void Steps_stand_in_the_guides_order(Pattern pattern, string order)
    {
        var titles = Remedies.Of(Found.Of(pattern, "orders", Harm.Rejected)).Select(remedy => remedy.Title).ToArray();
        var words = order.Split(',');
        Assert.Equal(words.Length, titles.Length);
        Assert.All(words.Zip(titles), step => Assert.Contains(step.First, step.Second, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_first_step_names_the_functions_own_number() =>
        Assert.Equal("Raise reserved concurrency above 50", Remedies.Of(Found.ReservedCap("orders", reserved: 50))[0].Title);

    [Fact]
    public void Reserving_is_not_recommended_where_it_does_not_help() =>
        Assert.StartsWith("Provision", Remedies.Of(Found.Throttling(Pattern.ScalingRate, "orders", 5))[0].Title, StringComparison.Ordinal);
}
