using Microsoft.AspNetCore.Components;

namespace Dashboard.Components.Guide;

internal static class PageAddresses
{
    /// <summary>The page's address relative to the site, with its query and without a fragment.</summary>
    public static string PageAddress(this NavigationManager navigation) => navigation.ToBaseRelativePath(navigation.Uri.Split('#', 2)[0]);
}
