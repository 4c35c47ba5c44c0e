using AngleSharp.Dom;
using Bunit;
using Dashboard.Analysis.Model;
using Dashboard.Components.Guide.Calculators;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components.Guide;

public sealed class CalculatorTests : DashboardTestContext
{
    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void The_burst_of_the_guide_comes_out_beside_todays()
    {
        var rows = RenderFor<BurstCalculator>(Snapshot.Build()).FindAll("tbody tr").Select(Texts).ToArray();
        Assert.Contains(["0 s", "1,000", "1,000"], rows);
        Assert.Contains(["10 s", "2,000", "1,083"], rows);
        Assert.Contains(["1 min", "2,000", "1,500"], rows);
        Assert.Contains(["2 min", "2,000", "2,000"], rows);
    }

    [Fact]
    public void A_typed_number_changes_result_and_address()
    {
        var cut = RenderFor<BurstCalculator>(Snapshot.Build());
        cut.Find("#burst-wanted").Input("5000");
        Assert.EndsWith("?burst-wanted=5000", Address, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Equal(["40 s", "8 min"], Tiles(cut)));
        Assert.EndsWith("?burst-wanted=5000#burst-calculator", cut.Find("header a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_preset_typed_again_leaves_the_address()
    {
        GoTo("/guide?account=prod&burst-wanted=5000#burst-scaling");
        var cut = RenderFor<BurstCalculator>(Snapshot.Build());
        cut.Find("#burst-wanted").Input("2000");
        Assert.EndsWith("/guide?account=prod", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_marked_explained_and_kept_in_the_address()
    {
        var cut = RenderFor<BurstCalculator>(Snapshot.Build());
        cut.Find("#burst-wanted").Input("<b>lots");
        cut.WaitForAssertion(() => Assert.Equal("true", cut.Find("#burst-wanted").GetAttribute("aria-invalid")));
        var input = cut.Find("#burst-wanted");
        Assert.Equal("<b>lots", input.GetAttribute("value"));
        Assert.Equal("“<b>lots” is not a number. Enter 1 to 200,000.", cut.Find("#" + input.GetAttribute("aria-describedby")).TextContent);
        Assert.Contains("No result until", cut.Find(".calculator-result").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("?burst-wanted=%3Cb%3Elots", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_can_be_emptied_without_falling_back_to_its_preset()
    {
        GoTo("/guide?load-ms=");
        var cut = RenderFor<ConcurrencyCalculator>(Snapshot.Build());
        Assert.Equal("", cut.Find("#load-ms").GetAttribute("value"));
        Assert.Equal("Enter a number, 0.1 to 900,000.", cut.Find(".field-error").TextContent);
    }

    [Fact]
    public void A_linked_calculation_comes_back_as_it_was()
    {
        GoTo("/guide?burst-wanted=4000&burst-region=large");
        var cut = RenderFor<BurstCalculator>(Snapshot.Build());
        Assert.Equal("4000", cut.Find("#burst-wanted").GetAttribute("value"));
        Assert.Equal(["30 s", "2 min"], Tiles(cut));
    }

    [Fact]
    public void The_account_s_limit_is_held_against_the_wish()
    {
        Assert.Contains("prod stops at its account limit of 1,000", RenderFor<BurstCalculator>(Snapshot.Build()).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("stops at", RenderFor<BurstCalculator>(Snapshot.Limits(null).Build()).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "50", "50")]
    [InlineData("?load-rate=6000&load-per=minute", "50", "50")]
    [InlineData("?load-rate=1000&load-ms=20", "20", "100")]
    public void Concurrency_is_told_in_units_and_as_the_limit_it_takes(string query, string inFlight, string limit)
    {
        GoTo("/guide" + query);
        Assert.Equal([inFlight, limit], Tiles(RenderFor<ConcurrencyCalculator>(Snapshot.Build())).Take(2));
    }

    [Fact]
    public void Headroom_is_that_of_the_account_looked_at()
    {
        Snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 970);
        var cut = RenderFor<ConcurrencyCalculator>(Snapshot.Build());
        Assert.Equal("-20", Tiles(cut)[^1]);
        Assert.NotNull(cut.Find(".tile-critical"));
    }

    [Fact]
    public void Without_limits_no_headroom_is_claimed()
    {
        var cut = RenderFor<ConcurrencyCalculator>(Snapshot.Limits(null).Build());
        Assert.Equal(3, Tiles(cut).Length);
        Assert.Contains("is not known", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reservation_is_checked_against_the_account_s_own_numbers()
    {
        // 1,000 in all, 200 of it reserved: 700 can still be.
        GoTo("/guide?reserve-peak=600");
        var rows = RenderFor<ReservedCalculator>(Snapshot.Build()).FindAll("tbody tr").Select(Texts).ToArray();
        Assert.Equal(["AWS: at least the peak", "600", "200", "Yes"], rows[0]);
        Assert.Equal(["Guides: peak + 20 %", "720", "80", "No: at most 700 can be reserved"], rows[1]);
    }

    [Fact]
    public void The_account_s_numbers_can_be_overruled()
    {
        GoTo("/guide?reserve-peak=600&reserve-limit=300&reserve-others=0");
        Assert.Contains("No: at most 200", RenderFor<ReservedCalculator>(Snapshot.Build()).Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Provisioned_is_priced_beside_on_demand()
    {
        GoTo("/guide?provision-average=90");
        var cut = RenderFor<ProvisionedCalculator>(Snapshot.Build());
        Assert.Equal(["220", "82 %"], Tiles(cut).Take(2));
        Assert.Contains("saved", cut.Find(".results").TextContent, StringComparison.Ordinal);
        Assert.Contains("us-east-1", cut.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("not at hand to confirm", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Arm_prices_are_told_to_be_unconfirmed()
    {
        var cut = RenderFor<ProvisionedCalculator>(Snapshot.Build());
        cut.Find("#provision-cpu").Change("arm");
        cut.WaitForAssertion(() => Assert.Contains("not at hand to confirm", cut.Markup, StringComparison.Ordinal));
        Assert.EndsWith("?provision-cpu=arm", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_sizes_are_rows()
    {
        var rows = RenderFor<MemoryCalculator>(Snapshot.Build()).FindAll("tbody tr").Select(Texts).ToArray();
        Assert.Equal(9, rows.Length);
        Assert.Equal(["512 MB", "0.29", "200 ms", "$1.87", "$1.87"], rows[2]);
    }

    [Theory]
    [InlineData("", "3 min 9 s", "Given up")]
    [InlineData("?retry-kind=synchronous", "3 s", "The caller gets the error")]
    [InlineData("?retry-kind=asyncthrottle", "6 h", "Given up")]
    [InlineData("?retry-kind=queue&retry-visibility=60", "5 min", "Moved to the dead-letter queue after 5 receives")]
    [InlineData("?retry-kind=stream", "1 d", "Given up")]
    [InlineData("?retry-kind=nonsense", "3 min 9 s", "Given up")]
    public void The_fate_of_a_failing_event_is_told(string query, string at, string outcome)
    {
        GoTo("/guide" + query);
        Assert.Equal($"{at} {outcome}", RenderFor<RetryCalculator>(Snapshot.Build()).FindAll(".timeline li")[^1].TextContent.Replace('\u00a0', ' ').Trim());
    }

    [Fact]
    public void Bad_input_of_another_kind_of_retry_does_not_stand_in_the_way()
    {
        GoTo("/guide?retry-kind=queue&retry-retries=many");
        Assert.NotEmpty(RenderFor<RetryCalculator>(Snapshot.Build()).FindAll(".timeline li"));
    }

    private static string[] Texts(IElement row) => [.. row.Children.Select(cell => cell.TextContent.Replace('\u00a0', ' ').Trim())];

    private static string[] Tiles<T>(IRenderedComponent<T> cut) where T : IComponent =>
        [.. cut.FindAll(".results dd").Select(value => value.ChildNodes[0].TextContent.Replace('\u00a0', ' ').Trim())];
}
