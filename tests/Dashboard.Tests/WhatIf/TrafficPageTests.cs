using Bunit;
using Dashboard.Analysis.Model;
using Dashboard.Components.Pages;
using Dashboard.Tests.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.WhatIf;

public sealed class TrafficPageTests : DashboardTestContext
{
    private const string Full = "what-if/traffic?cold=0&from=0&hold=60&invoked=synchronously&limit=0&ms=200&provisioned=0&ramp=0&runs=reservation&to=100";

    [Fact]
    public void What_comes_of_it_stands_before_its_numbers_and_its_charts()
    {
        var page = Open(Full);
        page.WaitForAssertion(() => Assert.Equal("Every request is throttled: the limit is 0", page.Find(".headline h2").TextContent));
        Assert.Equal(
            ["Requests 6,000 in 1\u00a0min", "Throttled 6,000 100\u00a0% of requests", "First throttled 0\u00a0s at 100\u00a0requests/s", "Peak concurrency 0 of 0, bunching included", "Cold starts 0 new environments; 0 were there"],
            page.FindAll(".ramp-tiles .tile").Take(5).Select(tile => $"{tile.Children[0].TextContent} {tile.Children[1].TextContent}"));
        Assert.Equal(2, page.FindAll(".chart").Count);
    }

    [Fact]
    public void Traffic_that_fits_has_no_chart_of_throttles()
    {
        var page = Open(Full.Replace("limit=0", "limit=500", StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.StartsWith("Nothing is throttled", page.Find(".headline h2").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll(".chart"));
        Assert.Matches("^3[0-9] 4[67][0-9] less than it has$", page.FindAll(".ramp-tiles .tile dd")[^1].TextContent);
    }

    [Fact]
    public void Without_anything_typed_an_example_is_shown_and_called_one()
    {
        Snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 700);
        var page = Open("what-if/traffic");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".headline")));
        Assert.StartsWith("An example", page.Find(".traffic-now").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("what-if/traffic", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void A_functions_numbers_of_today_are_written_into_the_address()
    {
        WithPay();
        var page = Open("what-if/traffic?function=pay");
        page.WaitForAssertion(() => Assert.Contains("from=12&", Address, StringComparison.Ordinal));
        Assert.Contains("limit=60", Address, StringComparison.Ordinal);
        Assert.Contains("ms=50", Address, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".headline")));
        Assert.Equal("Today: 12\u00a0requests/s, 50\u00a0ms each (mean of 1\u00a0minute); reserved 60, provisioned none; without a reservation it could take 340.", page.Find(".traffic-now").TextContent);
    }

    [Fact]
    public void The_address_is_written_once_and_not_again_when_the_account_changes()
    {
        WithPay();
        var written = 0;
        Services.GetRequiredService<NavigationManager>().LocationChanged += (_, _) => written++;
        var page = Open("what-if/traffic?function=pay&runs=POOL&hold=30");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".headline")));
        Assert.Equal(2, written);

        Snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 900);
        page.Instance.Viewed = page.Instance.Viewed with { Snapshot = Snapshot.Build() };
        page.Render();
        Assert.Equal(2, written);
        Assert.Contains("limit=340", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_one_field_keeps_all_the_others()
    {
        var page = Open(Full);
        await page.Find("#to").ChangeAsync(new() { Value = "400" });
        Assert.EndsWith("?" + Full.Replace("to=100", "to=400", StringComparison.Ordinal).Split('?')[1], Sorted(Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_function_brings_its_own_numbers_and_keeps_the_ramp()
    {
        WithPay();
        var page = Open(Full);
        await page.Find("#traffic-function").ChangeAsync(new() { Value = " pay " });
        page.WaitForAssertion(() => Assert.Contains("limit=60", Address, StringComparison.Ordinal));
        Assert.Contains("function=pay", Address, StringComparison.Ordinal);
        Assert.Contains("hold=60", Address, StringComparison.Ordinal);
        Assert.Contains("to=24", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_pool_another_limit_holds()
    {
        WithPay();
        var page = Open("what-if/traffic?function=pay");
        page.WaitForAssertion(() => Assert.Contains("limit=60", Address, StringComparison.Ordinal));
        await page.Find("#runs").ChangeAsync(new() { Value = "pool" });
        page.WaitForAssertion(() => Assert.Contains("limit=340", Address, StringComparison.Ordinal));
        Assert.Contains("rate=8000", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_there_is_can_be_replayed_with_what_would_be_enough()
    {
        WithPay();
        var page = Open("what-if/traffic?function=pay&to=5000&ramp=60&hold=60");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".headline a")));
        var needed = page.FindAll(".ramp-tiles .tile dd")[^1].FirstChild!.TextContent.Trim();
        Assert.Equal($"what-if?change=pay%2C{needed}%2C", page.Find(".headline a").GetAttribute("href"));
        Assert.Contains($"Reserve {needed},", page.Find(".remedy").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_lost_of_what_cannot_be_used()
    {
        var page = Open("what-if/traffic?function=ghost&to=lots&limit=");
        Assert.Contains("these fields are corrected: Function, To, Concurrency limit.", page.Find("p.gap").TextContent, StringComparison.Ordinal);
        Assert.Equal(("ghost", "lots", ""), (page.Find("#traffic-function").GetAttribute("value"), page.Find("#to").GetAttribute("value"), page.Find("#limit").GetAttribute("value")));
        Assert.Equal("true", page.Find("#limit").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll(".headline"));
        Assert.EndsWith("?function=ghost&to=lots&limit=", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_nobody_knows_is_asked_for()
    {
        Snapshot.Limits(null);
        var page = Open("what-if/traffic");
        Assert.Contains("was not read", page.Find("#limit-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".headline"));
    }

    [Fact]
    public void Before_the_first_snapshot_it_waits()
    {
        GoTo(Full);
        Assert.Contains("The account is being read.", RenderFor<TrafficPage>(null).Markup, StringComparison.Ordinal);
    }

    private void WithPay()
    {
        Snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 700);
        Snapshot.Function(Rows.Reserved("pay", 40, 60), Configurations.Plain with { Reserved = ReservedConcurrency.Of(60) })
            .Values(FunctionMetric.Invocations, 720, 0, 0).Values(FunctionMetric.DurationAverage, 50, 0, 0);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private static string Sorted(string address)
    {
        var parts = address.Split('?', 2);
        return $"{parts[0]}?{string.Join('&', parts[1].Split('&').Order(StringComparer.Ordinal))}";
    }

    private IRenderedComponent<TrafficPage> Open(string address)
    {
        GoTo(address);
        return RenderFor<TrafficPage>(Snapshot.Build());
    }
}
