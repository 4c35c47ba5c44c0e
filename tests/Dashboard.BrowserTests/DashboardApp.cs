using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.BrowserTests;

/// <summary>The real app as it ships, on Kestrel at a free port of this machine, with a demo account of the test's choice.</summary>
public class DashboardApp : WebApplicationFactory<Program>
{
    private readonly string _scene;
    private readonly int _functions;
    private readonly TimeProvider _clock;
    private readonly Lazy<Uri> _address;

    public DashboardApp(string scene, int functions, TimeProvider? clock = null)
    {
        (_scene, _functions, _clock) = (scene, functions, clock ?? TimeProvider.System);
        UseKestrel(0);
        _address = new(() =>
        {
            StartServer();
            var bound = new Uri(base.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            return new($"http://127.0.0.1:{bound.Port}");
        });
    }

    public Uri Address => _address.Value;

    /// <summary>Of the one host that is started: tests that begin side by side would otherwise make one each.</summary>
    public override IServiceProvider Services
    {
        get
        {
            _ = _address.Value;
            return base.Services;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Dashboard:Demo:Scene", _scene);
        builder.UseSetting("Dashboard:Demo:Functions", $"{_functions}");
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(_clock)));
    }
}
