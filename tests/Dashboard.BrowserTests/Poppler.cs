using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Dashboard.BrowserTests;

/// <summary>Reads PDF files by poppler's tools. Where they are missing the tests skip and say why, except in CI, where they fail.</summary>
internal static partial class Poppler
{
    /// <summary>The text of each page, in the order it was written.</summary>
    public static async Task<string[]> PagesAsync(string pdf) => (await RunAsync("pdftotext", "-raw", pdf, "-")).Split('\f')[..^1];

    /// <summary>Width and height of its first page in points.</summary>
    public static async Task<(double Width, double Height)> SizeAsync(string pdf)
    {
        var size = PageSize().Match(await RunAsync("pdfinfo", pdf));
        return (Number(size.Groups[1].Value), Number(size.Groups[2].Value));

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Draws the pages, one grey level a pixel, 255 for white.</summary>
    public static async Task<GreyPage[]> DrawAsync(string pdf, int dotsPerInch)
    {
        var prefix = Path.ChangeExtension(pdf, null);
        await RunAsync("pdftoppm", "-gray", "-r", $"{dotsPerInch}", pdf, prefix);
        string[] files = [.. Directory.GetFiles(Path.GetDirectoryName(pdf)!, Path.GetFileName(prefix) + "-*.pgm").Order(StringComparer.Ordinal)];
        return [.. files.Select(file => GreyPage.Read(File.ReadAllBytes(file)))];
    }

    private static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        if (Array.Find((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), folder => File.Exists(Path.Combine(folder, tool))) is null)
        {
            var reason = $"No {tool} on this machine: install poppler-utils.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }

    [GeneratedRegex(@"Page size:\s+([\d.]+) x ([\d.]+) pts")]
    private static partial Regex PageSize();
}
