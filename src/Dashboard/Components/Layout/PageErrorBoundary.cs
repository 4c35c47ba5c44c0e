using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Components.Layout;

/// <summary>
/// Keeps a page's fault on that page: navigation, freshness and faults of the account stay in view, and another page can be gone to.
/// The framework logs the fault.
/// </summary>
public sealed class PageErrorBoundary : ErrorBoundary, IDisposable
{
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }
        builder.OpenComponent<PageFault>(1);
        builder.AddAttribute(2, nameof(PageFault.Retry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (CurrentException is not null) Recover();
    }
}
