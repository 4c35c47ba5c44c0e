using System.Text;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Guide;

/// <summary>Where the guide's sections stand and how they are headed.</summary>
public static class GuideSections
{
    /// <summary>Address of the guide, or of one section of it.</summary>
    public static string Guide(this Links links, GuideSection? section = null)
    {
        var account = string.IsNullOrEmpty(links.Account) ? "" : "?account=" + Uri.EscapeDataString(links.Account);
        return "guide" + account + (section is { } id ? "#" + id.Id() : "");
    }

    /// <summary>The section's id in the page: its name in kebab case.</summary>
    public static string Id(this GuideSection section)
    {
        var id = new StringBuilder();
        foreach (var letter in section.ToString())
        {
            if (char.IsUpper(letter) && id.Length > 0) id.Append('-');
            id.Append(char.ToLowerInvariant(letter));
        }
        return id.ToString();
    }

    public static string Title(this GuideSection section) => section switch
    {
        GuideSection.ReservedConcurrency => "Reserved concurrency",
        GuideSection.ProvisionedConcurrency => "Provisioned concurrency",
        GuideSection.BurstScaling => "Burst scaling",
        GuideSection.AutoScaling => "Auto scaling",
        GuideSection.ColdStarts => "Cold starts",
        GuideSection.Memory => "Memory and CPU",
        GuideSection.Retries => "Errors and retries",
        GuideSection.Vpc => "VPC",
        _ => section.ToString(),
    };
}
