using Microsoft.Extensions.Configuration.Memory;

namespace Dashboard.Startup;

/// <summary>A web application builder with this product's defaults, each of which configuration may override.</summary>
public static class DashboardBuilder
{
    /// <summary>Loopback: nothing but this machine sees an account until somebody decides otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System"] = "Warning",
        // Its advice on encrypting keys does not concern anti-forgery tokens of a page that changes nothing.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Start-up faults are worded by RunUntilStoppedAsync.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
    };

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    public static WebApplicationBuilder Create(string[] args)
    {
        // The working directory would be watched for changes, all of the disk when it is the root.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        if (!builder.Environment.IsDevelopment()) builder.WebHost.UseStaticWebAssets();
        if (!HasAddress(builder.Configuration)) builder.WebHost.UseUrls(DefaultAddress);
        return builder;
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        AddressKeys.Any(key => !string.IsNullOrWhiteSpace(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").Exists();
}
