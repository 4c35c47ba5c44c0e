using System.Globalization;
using System.Text;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using Dashboard.Components.Findings;
using Dashboard.Live;
using Dashboard.WhatIf;

namespace Dashboard.Components;

/// <summary>Builds every address of the site, relative to its base. Defaults are left out, so that addresses stay short.</summary>
/// <param name="Account">Key of the account looked at; null for the first one.</param>
public readonly record struct Links(string? Account)
{
    public string Live(RowWindow window = Windows.Default) => Address("./", ("window", Text(window)));

    public string Functions() => Functions(FunctionQueries.Default);

    public string Functions(RowQuery query) => Address("functions", Parameters(query));

    /// <summary>The functions in one state.</summary>
    public string Functions(FunctionState state) => Functions(FunctionQueries.Default with { State = state });

    /// <summary>The functions of which something in the group was found.</summary>
    public string Functions(PatternGroup group) => Functions(FunctionQueries.Default with { Verdict = group });

    public string FunctionsCsv(RowQuery query) => Address("functions.csv", Parameters(query));

    public string Function(string name, RowWindow window = Windows.Default, string? finding = null) =>
        Address($"functions/{Uri.EscapeDataString(name)}", ("window", Text(window)), ("finding", finding));

    /// <summary>A function's page with one of its findings picked out.</summary>
    public string Function(Finding finding, RowWindow window = Windows.Default) => Function(finding.Function, window, FindingKey.Of(finding));

    /// <param name="week">Null: the last that is over.</param>
    /// <param name="zone">By whose clock; null: the browser's.</param>
    /// <param name="hour">First minute of the hour picked out, in minutes since 1970.</param>
    public string Review(IsoWeek? week = null, string? zone = null, long? hour = null) =>
        Address("review", ("week", week?.ToString()), ("zone", zone), ("hour", hour?.ToString(CultureInfo.InvariantCulture)));

    public string ReviewCsv(IsoWeek week, string zone) => Address("review.csv", ("week", week.ToString()), ("zone", zone));

    public string ReviewMarkdown(IsoWeek week, string zone) => Address("review.md", ("week", week.ToString()), ("zone", zone));

    /// <param name="changes">As <see cref="ChangeRow.Text"/> writes them.</param>
    /// <param name="limit">New account limit, as typed.</param>
    public string WhatIf(RecordedPeriod period = RecordedPeriods.Default, string? limit = null, params IEnumerable<string> changes) =>
        Address("what-if", [("period", period == RecordedPeriods.Default ? null : period.Key()), ("limit", limit), .. changes.Select(change => ("change", (string?)change))]);

    /// <param name="function">To begin with its numbers of today; null for none.</param>
    public string Traffic(string? function = null) => Address("what-if/traffic", (TrafficQuery.FunctionKey, function));

    public string Guide() => Address("guide");

    public string Guide(GuideSection section) => $"{Address("guide")}#{Kebab(section.ToString())}";

    public string Status() => Address("status");

    /// <summary>What asking AWS costs.</summary>
    public string Spend() => $"{Address("status")}#spend";

    private string Address(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var text = new StringBuilder(path);
        var separator = '?';
        Append("account", Account);
        foreach (var (name, value) in parameters) Append(name, value);
        return text.ToString();

        void Append(string name, string? value)
        {
            if (string.IsNullOrEmpty(value)) return;
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }

    private static (string, string?)[] Parameters(RowQuery query) =>
    [
        ("q", query.Text),
        ("state", query.State?.ToString().ToLowerInvariant()),
        ("verdict", query.Verdict?.ToString().ToLowerInvariant()),
        ("pinned", query.Pinned ? FunctionQueries.PinnedOnly : null),
        ("window", Text(query.Window)),
        ("sort", query.SortKey()),
    ];

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static string? Text(RowWindow window) => window == Windows.Default ? null : window.Key();
}
