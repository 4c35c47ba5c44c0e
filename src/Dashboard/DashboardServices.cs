using Dashboard.Components;
using Dashboard.Declarations;
using Dashboard.Demo;
using Dashboard.Downloads;
using Dashboard.History;
using Dashboard.History.Export;
using Dashboard.History.Recording;
using Dashboard.Live;
using Dashboard.Polling;
using Dashboard.Polling.Spend;
using Dashboard.Review;
using Dashboard.Startup;
using Dashboard.WhatIf;
using Microsoft.AspNetCore.DataProtection;
using MudBlazor.Services;

namespace Dashboard;

/// <summary>What the application is made of; tests build on the same methods.</summary>
public static class DashboardServices
{
    public static void AddDashboard(this IServiceCollection services, DashboardOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.History);
        services.AddSingleton(TimeProvider.System);
        services.AddKeys(options.DataFolder);
        services.AddSingleton(provider => Open(new IntendedLimiters(options.DataFolder), provider.GetRequiredService<ILogger<IntendedLimiters>>()));
        services.AddSingleton(provider => Open(new PinnedFunctions(options.DataFolder), provider.GetRequiredService<ILogger<PinnedFunctions>>()));
        services.AddPages();
        services.AddSingleton(provider => new HistoryArchive(options.DataFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<HistoryCopies>();
        services.AddSingleton<ReviewSource>();
        services.AddSingleton<WhatIfSource>();
        services.AddSingleton<RampSource>();
        services.AddPolling(options);
        // After the pollers, which make their scopes known when they start.
        services.AddHostedService<RecordingService>();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapHealth();
        app.MapDownloads();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    /// <summary>Keys that sign what browsers hand back, so that open pages survive a restart.</summary>
    private static void AddKeys(this IServiceCollection services, string? dataFolder)
    {
        var protection = services.AddDataProtection().SetApplicationName("Dashboard");
        if (dataFolder is not null) protection.PersistKeysToFileSystem(new(Path.Combine(dataFolder, "keys")));
    }

    private static T Open<T>(T declared, ILogger<T> log) where T : DeclaredFunctions
    {
        if (declared.Fault is { } fault) log.LogError("{Problem} {Remedy}", fault.Problem, fault.Remedy);
        return declared;
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddSingleton<RowViews>();
    }

    private static void AddPolling(this IServiceCollection services, DashboardOptions options)
    {
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<FunctionAttention>();
        services.AddHostedService<SpendInstruments>();
        if (options.Accounts.IsEmpty)
        {
            services.AddSingleton(options.Demo);
            services.AddSingleton<DemoAccount>();
            services.AddPoller(DemoAccount.Scope, (provider, cancellation) => provider.GetRequiredService<DemoAccount>().ConnectAsync(cancellation));
        }
        foreach (var account in options.Accounts) services.AddPoller(account.Scope, (_, _) => Task.FromResult(account.Connection));
    }

    private static void AddPoller(this IServiceCollection services, AccountScope scope, Func<IServiceProvider, CancellationToken, Task<Aws.AwsConnection>> connect) =>
        services.AddSingleton<IHostedService>(provider => new PollingService(
            scope, cancellation => connect(provider, cancellation), provider.GetRequiredService<DashboardOptions>(), provider.GetRequiredService<HistoryArchive>(),
            provider.GetRequiredService<IntendedLimiters>(), provider.GetRequiredService<FunctionAttention>(), provider.GetRequiredService<LiveFeed>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PollingService>>()));
}
