using System.Net.Sockets;
using Dashboard.Live;

namespace Dashboard.Startup;

/// <summary>Starts the application, says where it is, and waits until it is told to stop.</summary>
public static class RunningDashboard
{
    /// <returns>Exit code.</returns>
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app, DashboardOptions options)
    {
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception failed) when (WhyNoAddress(failed) is not null)
        {
            await Console.Error.WriteLineAsync($"Dashboard cannot start: {WhyNoAddress(failed)}").ConfigureAwait(false);
            return StartupErrors.Unavailable;
        }
        Console.WriteLine(Greeting(app.Urls, app.Services.GetRequiredService<LiveFeed>(), options));
        await app.WaitForShutdownAsync().ConfigureAwait(false);
        return 0;
    }

    private static string Greeting(IEnumerable<string> urls, LiveFeed feed, DashboardOptions options)
    {
        var address = new UriBuilder(urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("+", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal)).Uri.GetLeftPart(UriPartial.Authority);
        if (options.Accounts.IsEmpty) return $"Dashboard: {address}  (demo account of {options.Demo.Functions} simulated functions; set Dashboard:Accounts:0:Region to watch your own)";
        var unused = options.Demo.IsConfigured ? "; Dashboard:Demo is not used, since accounts are configured" : "";
        return $"Dashboard: {address}  ({string.Join(", ", feed.Scopes.Select(s => s.Key))}{unused})";
    }

    private static string? WhyNoAddress(Exception failed)
    {
        var socket = Causes(failed).OfType<SocketException>().FirstOrDefault();
        const string Remedy = "Choose another address with --urls http://127.0.0.1:5081 (environment variable ASPNETCORE_URLS)";
        return socket?.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => $"{Sentence(failed)} Another program listens there. Stop it, or: {Remedy}.",
            SocketError.AccessDenied => $"{Sentence(failed)} The system does not let this user listen there. {Remedy}.",
            SocketError.AddressNotAvailable => $"{Sentence(failed)} This machine has no such address. {Remedy}.",
            _ => failed is FormatException or InvalidOperationException && failed.StackTrace?.Contains("BindingAddress", StringComparison.Ordinal) == true
                ? $"{Sentence(failed)} {Remedy}." : null,
        };
    }

    private static string Sentence(Exception failed) => failed.Message.TrimEnd('.') + ".";

    private static IEnumerable<Exception> Causes(Exception? failed)
    {
        for (; failed is not null; failed = failed.InnerException) yield return failed;
    }
}
