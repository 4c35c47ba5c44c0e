using Bunit;
using Dashboard.Components;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;
using Dashboard.Review;
using Dashboard.WhatIf;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace Dashboard.Tests.Components;

/// <summary>Base of component tests: MudBlazor's services, loose JavaScript, a clock the test moves, and the real feed.</summary>
public abstract class DashboardTestContext : BunitContext, IAsyncLifetime
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);

    protected FakeTimeProvider Clock { get; } = new(Now);
    protected LiveFeed Feed { get; } = new(NullLogger<LiveFeed>.Instance);
    protected IntendedLimiters Declared { get; } = new(dataFolder: null);
    protected PinnedFunctions Pins { get; } = new(dataFolder: null);
    protected FunctionAttention Attention { get; }
    protected SnapshotBuilder Snapshot { get; } = new(Now);

    // A test that passes waits no longer for it; one second is too short on a machine that does much else.
    static DashboardTestContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected DashboardTestContext()
    {
        Attention = new(Pins);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(Feed);
        Services.AddSingleton<RowViews>();
        Services.AddSingleton(Declared);
        Services.AddSingleton(Pins);
        Services.AddSingleton(Attention);
        Services.AddSingleton(_ => new HistoryArchive(dataFolder: null));
        Services.AddSingleton(Dashboard.Options.HistoryOptions.Default);
        Services.AddSingleton<ReviewSource>();
        Services.AddSingleton<WhatIfSource>();
        Services.AddSingleton<RampSource>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Renders a part as it stands in a page that looks at a snapshot; null for an account not read yet.</summary>
    protected IRenderedComponent<T> RenderFor<T>(AccountSnapshot? snapshot, Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent =>
        Render<T>(builder =>
        {
            builder.AddCascadingValue(new ViewedAccount(snapshot?.Scope ?? Snapshot.Scope, snapshot, new Links(null)));
            parameters?.Invoke(builder);
        });

    /// <summary>Renders a part that another account, or another moment of it, can take the place of; see <see cref="LookAt{T}"/>.</summary>
    protected IRenderedComponent<CascadingValue<ViewedAccount>> RenderWithin<T>(ViewedAccount viewed, Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent =>
        Render<CascadingValue<ViewedAccount>>(host => host.Add(x => x.Value, viewed).AddChildContent(parameters));

    protected static void LookAt<T>(IRenderedComponent<CascadingValue<ViewedAccount>> cut, ViewedAccount viewed, Action<ComponentParameterCollectionBuilder<T>>? parameters = null) where T : IComponent =>
        cut.Render(host => host.Add(x => x.Value, viewed).AddChildContent(parameters));

    /// <summary>Goes to an address, so that parameters from the query are supplied.</summary>
    protected void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    ValueTask IAsyncLifetime.InitializeAsync() => ValueTask.CompletedTask;

    // MudBlazor registers services that can only be disposed of asynchronously.
    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
    }
}
