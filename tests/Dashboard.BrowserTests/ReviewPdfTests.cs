using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>A week of the record, as a team looks at it and hands it round on paper.</summary>
public sealed class ReviewPdfTests(DemoApp app, Chromium chromium)
{
    private const int DotsPerInch = 40;
    private const double MillimetresPerInch = 25.4;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_review_prints_to_a_few_clean_pages(bool dark)
    {
        var page = await OpenAsync(Look.Desk(dark));
        var hotspots = await page.Locator(".hotspots tbody th").AllInnerTextsAsync();
        var folder = Directory.CreateTempSubdirectory("review-");
        try
        {
            var pdf = Path.Combine(folder.FullName, "review.pdf");
            await page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true, PrintBackground = true });
            await KeepAsync(pdf, $"review-{(dark ? "dark" : "light")}");

            var pages = await Poppler.PagesAsync(pdf);
            Assert.InRange(pages.Length, 2, 5);
            Assert.All(pages, text => Assert.True(text.Count(char.IsLetterOrDigit) > 100, "A page is nearly empty"));
            var all = Plain(string.Concat(pages));
            var week = RecordedReview.WeekIn(app);
            string[] expected =
            [
                $"Week {week.Number} of {week.Year}", "Demo, us-east-1", "Requests throttled", "189,000", "Throttle hotspots", "Throttled requests by hour", "Least headroom by hour", "What changed",
                "What came of decisions", "agreed with the newsletter team", "Limits to adjust", "Stranded reserve: 290 back to the pool in total",
                "Over-sized provisioned concurrency: $312.50 a month saved in total", "Also recommended: 9 timeouts", "156, as recommended", "accepted, not applied yet", $"1 / {pages.Length}",
            ];
            Assert.All(expected, text => Assert.Contains(Plain(text), all, StringComparison.Ordinal));
            Assert.Equal(20, hotspots.Count);
            Assert.All(hotspots, name => Assert.Contains(Plain(name), all, StringComparison.Ordinal));
            // What is there to click on is of no use on paper.
            Assert.All((string[])["What-if", "Guide", "Markdown", "CSV", "Print", "Decide again", "Simulated account", "Skip to content", "All 24 functions"], text => Assert.DoesNotContain(Plain(text), all, StringComparison.Ordinal));

            var (width, height) = await Poppler.SizeAsync(pdf);
            Assert.Equal((595, 842), ((int)Math.Round(width), (int)Math.Round(height)));
            foreach (var drawn in await Poppler.DrawAsync(pdf, DotsPerInch)) AssertClean(drawn);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_recorded_week_is_accessible_and_fits_its_width_with_all_of_it_open(bool dark, bool phone)
    {
        var page = await OpenAsync(phone ? Look.Phone(dark) : Look.Desk(dark));
        await page.GetByRole(AriaRole.Button, new() { Name = "All 24" }).ClickAsync();
        await Expect(page.Locator(".hotspots tbody tr")).ToHaveCountAsync(RecordedReview.Hotspots);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");

        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"The review is {overflow} px wider than its window");
        await page.AssertAccessibleAsync();
    }

    private async Task<IPage> OpenAsync(Look look)
    {
        var page = await chromium.OpenAsync(app, $"review?week={RecordedReview.WeekIn(app)}&zone=UTC", look);
        // What was made before the circuit took over is made anew.
        await Expect(page.Locator("main[data-interactive]")).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await Expect(page.Locator(".hotspots tbody tr").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(page.Locator(".adjustments tbody tr").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        return page;
    }

    /// <summary>White paper, whatever the theme, and nothing in the margins but the number of the page.</summary>
    private static void AssertClean(GreyPage page)
    {
        Assert.True(page.Mean > 190, $"The page is dark: its mean level is {page.Mean:0}");
        var margin = (int)(9 / MillimetresPerInch * DotsPerInch);
        for (var y = 0; y < page.Height; y++)
        {
            for (var x = 0; x < margin; x++)
            {
                Assert.True(page[x, y] > 250, $"Something is in the left margin at {x}, {y}");
                Assert.True(page[page.Width - 1 - x, y] > 250, $"Something is in the right margin at {x}, {y}");
            }
        }
    }

    // Line breaks and spaces are those of the layout.
    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>Beside the pictures, for whoever wants to look at it.</summary>
    private static async Task KeepAsync(string pdf, string name)
    {
        if (Environment.GetEnvironmentVariable("DASHBOARD_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
