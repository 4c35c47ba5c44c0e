using System.Globalization;
using Dashboard.Analysis.Recommendations;

namespace Dashboard.Components.Recommendations;

/// <summary>Recommendations in words.</summary>
public static class RecommendationWords
{
    public static string Word(this ExportFormat format) => format switch
    {
        ExportFormat.AwsCli => "AWS CLI",
        ExportFormat.CloudFormation => "CloudFormation",
        _ => "Terraform",
    };

    /// <summary>"$12.00 → $9.40 a month"; one price where nothing changes; null where nothing is known.</summary>
    public static string? Cost(this Recommendation recommendation) => (recommendation.MonthlyNow, recommendation.MonthlyThen) switch
    {
        (null, null) => null,
        ({ } now, { } then) when now == then => then == 0 ? "no charge" : $"{Format.Dollars(then)} a month, as now",
        ({ } now, { } then) => $"{Format.Dollars(now)} → {Format.Dollars(then)} a month ({Change(then - now)})",
        (null, { } then) => then == 0 ? "no charge" : $"{Format.Dollars(then)} a month",
        ({ } now, null) => $"{Format.Dollars(now)} a month now",
    };

    private static string Change(decimal difference) =>
        (difference > 0 ? "+" : "−") + "$" + Math.Abs(difference).ToString("N2", CultureInfo.InvariantCulture);
}
