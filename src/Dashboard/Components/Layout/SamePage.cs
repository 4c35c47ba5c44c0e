using Dashboard.Analysis.Review;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Components.Layout;

/// <summary>Where the page that is looked at is in another account.</summary>
public static class SamePage
{
    /// <param name="address">Relative to the base of the site.</param>
    /// <param name="links">Of the other account.</param>
    public static string Of(string address, Links links)
    {
        var parts = address.Split('#')[0].Split('?', 2);
        return parts[0] switch
        {
            "status" => links.Status(),
            "guide" => links.Guide(),
            "what-if" => links.WhatIf(),
            "review" => Review(parts.Length > 1 ? parts[1] : "", links),
            // A function's own page would not exist there.
            var path when path.StartsWith("functions", StringComparison.Ordinal) => links.Functions(),
            _ => links.Live(),
        };
    }

    /// <summary>A team that goes through its accounts stays with the week, and with the clock.</summary>
    private static string Review(string query, Links links)
    {
        var parameters = QueryHelpers.ParseQuery(query);
        return links.Review(IsoWeek.Parse(parameters.GetValueOrDefault("week")), parameters.GetValueOrDefault("zone"));
    }
}
