using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

public sealed partial class PageTests(DemoApp app, Chromium chromium)
{
    /// <summary>A page, and what is there only once it shows data.</summary>
    public static TheoryData<string, string, string> Pages => new()
    {
        { "live", "", ".live-charts .apexcharts-series path" },
        { "functions", "functions?sort=-throttles", ".live-rows td" },
        { "function", "", ".function-charts .apexcharts-series path" },
        { "review", "review", ".heat td a" },
        { "what-if", "what-if", ".what-if-result .tile" },
        { "traffic", "what-if/traffic", ".what-if-result .apexcharts-series path" },
        { "traffic-throttled", "what-if/traffic?from=20&to=400&ramp=45&hold=60&ms=250&cold=400&invoked=synchronously&runs=reservation&limit=60&provisioned=10", ".what-if-result .apexcharts-series path" },
        { "guide", "guide", ".page h2" },
        { "status", "status", ".page table tbody tr" },
    };

    public static TheoryData<string, string, string, bool, bool> Looks
    {
        get
        {
            var looks = new TheoryData<string, string, string, bool, bool>();
            foreach (var page in Pages)
                foreach (var dark in (bool[])[true, false])
                    foreach (var phone in (bool[])[true, false])
                        looks.Add(page.Data.Item1, page.Data.Item2, page.Data.Item3, dark, phone);
            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_is_accessible_and_fits_its_width(string name, string path, string loaded, bool dark, bool phone)
    {
        var look = phone ? Look.Phone(dark) : Look.Desk(dark);
        var page = name == "function" ? await OpenBusiestFunctionAsync(look) : await chromium.OpenAsync(app, path, look);
        // What was made before the circuit took over is made anew.
        await Expect(page.Locator("main[data-interactive]")).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await Expect(page.Locator(loaded).First).ToBeAttachedAsync(new() { Timeout = 120_000 });

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{name} is {overflow} px wider than its window");
        await page.KeepAsync($"{name}-{look.Name}");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Static_files_are_fingerprinted_and_have_content()
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var html = await http.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var files = StaticFile().Matches(html).Select(m => m.Groups[1].Value).ToList();
        Assert.Contains(files, f => Fingerprint().IsMatch(f) && f.EndsWith(".css", StringComparison.Ordinal));
        files.AddRange(["lib/apexcharts/apexcharts.esm.js", "lib/inter/inter-latin.woff2", "js/chart.js"]);
        foreach (var file in files)
        {
            // A manifest without its files answers 200 and nothing.
            var content = await http.GetByteArrayAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(content.Length > 0, file);
        }
    }

    [Fact]
    public async Task Every_page_says_that_the_account_is_simulated()
    {
        foreach (var path in (string[])["", "functions", "status"])
        {
            var page = await chromium.OpenAsync(app, path, Look.Desk());
            await Expect(page.GetByText("simulated", new() { Exact = false }).First).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task The_theme_is_changed_by_its_button_and_remembered()
    {
        var page = await chromium.OpenAsync(app, "", Look.Desk(dark: true));
        await Expect(page.Locator(".time-chart svg").First).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("light", RegexOptions.IgnoreCase) }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task A_search_narrows_the_grid_and_stands_in_the_address()
    {
        var page = await chromium.OpenAsync(app, "functions", Look.Desk());
        await Expect(page.Locator(".live-rows td").First).ToBeAttachedAsync(new() { Timeout = 120_000 });
        var name = await page.Locator(".live-rows .col-name a").First.InnerTextAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(name);
        await Expect(page).ToHaveURLAsync(new Regex("[?&]q="), new() { Timeout = 10_000 });
        await Expect(page.Locator(".live-rows .col-name a")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.Locator(".live-rows .col-name a")).ToHaveTextAsync([name]);
    }

    [Fact]
    public async Task A_function_that_does_not_exist_is_named_and_not_run_as_markup()
    {
        var page = await chromium.OpenAsync(app, "functions/%3Cimg%20src%3Dx%20onerror%3D%22window.hit%3D1%22%3E", Look.Desk());
        await Expect(page.GetByText("There is no function of this name")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(page.GetByText("<img src=x onerror=").First).ToBeVisibleAsync();
        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
    }

    [Fact]
    public async Task A_ramp_is_drawn_over_the_time_since_it_began()
    {
        var page = await chromium.OpenAsync(app, "what-if/traffic?from=20&to=400&ramp=45&hold=60&ms=250&cold=0&invoked=synchronously&runs=reservation&limit=60&provisioned=0", Look.Desk());
        await Expect(page.Locator("main[data-interactive]")).ToBeAttachedAsync(new() { Timeout = 120_000 });
        var charts = page.Locator(".time-chart");
        await Expect(charts.Last.Locator(".apexcharts-series path").First).ToBeAttachedAsync(new() { Timeout = 120_000 });
        foreach (var chart in await charts.AllAsync())
            await Expect(chart.Locator(".apexcharts-xaxis-label tspan")).ToHaveTextAsync(["0 s", "15 s", "30 s", "45 s", "1 min", "1 min 15 s", "1 min 30 s", "1 min 45 s"]);

        // What is typed goes into the address, and the charts follow.
        await page.Locator("#hold").FillAsync("15");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("[?&]hold=15(&|$)"), new() { Timeout = 30_000 });
        await Expect(page.Locator(".ramp-tiles .tile").First).ToContainTextAsync("in 1 min", new() { Timeout = 30_000 });
        await Expect(charts.First.Locator(".apexcharts-xaxis-label tspan").Last).ToHaveTextAsync("1 min", new() { Timeout = 30_000 });
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task What_is_folded_is_accessible_when_opened_and_its_text_can_be_copied(bool isPhone, bool dark)
    {
        var page = await chromium.OpenAsync(app, "", isPhone ? Look.Phone(dark) : Look.Desk(dark));
        await Expect(page.Locator(".live-findings .fold").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        // What is opened before is closed when the circuit takes the page over.
        await Expect(page.Locator("main[data-interactive]")).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
        await page.AssertAccessibleAsync();

        var copy = page.Locator("[data-copy]").First;
        await copy.ClickAsync();
        await Expect(page.Locator(".copy-status").First).ToHaveTextAsync(new Regex("Copied|Selected"));
    }

    private async Task<IPage> OpenBusiestFunctionAsync(Look look)
    {
        var page = await chromium.OpenAsync(app, "functions?sort=-invocations", look);
        var first = page.Locator(".live-rows .col-name a").First;
        await Expect(first).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await page.GotoAsync((await first.GetAttributeAsync("href"))!);
        return page;
    }

    [GeneratedRegex("(?:href|src)=\"((?:[^\":/]+/)*[^\":/]+\\.(?:css|js))\"")]
    private static partial Regex StaticFile();

    [GeneratedRegex(@"\.[a-z0-9]{10}\.")]
    private static partial Regex Fingerprint();
}
