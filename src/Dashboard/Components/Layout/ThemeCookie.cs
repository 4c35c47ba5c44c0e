namespace Dashboard.Components.Layout;

/// <summary>
/// The viewer's choice of colours. The browser writes it (wwwroot/js/theme.js); the server reads it, so that a prerendered page
/// already has them. Without a choice the style sheet follows the system.
/// </summary>
public static class ThemeCookie
{
    public const string Name = "theme";

    public static string? Read(IRequestCookieCollection? cookies) => cookies?[Name] switch
    {
        "dark" => "dark",
        "light" => "light",
        _ => null,
    };
}
