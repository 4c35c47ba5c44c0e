using MudBlazor;

namespace Dashboard.Components.Layout;

/// <summary>
/// Sizes and type of MudBlazor's components. Their colours are set by wwwroot/css/tokens.css, which follows the viewer's theme
/// without the server having to know it.
/// </summary>
internal static class DashboardTheme
{
    private static readonly string[] Sans = ["Inter Variable", "system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"];

    public static readonly MudTheme Theme = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = ".8125rem", LineHeight = "1.4", LetterSpacing = "0" },
            H1 = new H1Typography { FontSize = "1.125rem", FontWeight = "650", LineHeight = "1.3", LetterSpacing = "-.01em" },
            H2 = new H2Typography { FontSize = ".8125rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontSize = ".8125rem", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontSize = ".8125rem", LetterSpacing = "0" },
            Subtitle1 = new Subtitle1Typography { FontSize = ".8125rem", LetterSpacing = "0" },
            Caption = new CaptionTypography { FontSize = ".75rem", LetterSpacing = "0", LineHeight = "1.35" },
            Button = new ButtonTypography { FontSize = ".8125rem", FontWeight = "550", LetterSpacing = "0", TextTransform = "none" },
        },
    };
}
