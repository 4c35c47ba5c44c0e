using Microsoft.AspNetCore.Components;

namespace Dashboard.Components.Guide.Calculators;

/// <summary>Base of calculators. The address is their only state, so that a calculation can be linked, good or bad.</summary>
public abstract class Calculator : ComponentBase
{
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <param name="text">Null to leave the parameter out.</param>
    protected void Set(string key, string? text)
    {
        // A fragment left in place would pull the page back to it at every key.
        var address = Navigation.GetUriWithQueryParameter(key, text).Split('#', 2)[0];
        Navigation.NavigateTo(address, replace: true);
    }

    protected static string Name(Architecture architecture) => architecture switch { Architecture.Arm => "Arm (Graviton)", _ => "x86" };
}
