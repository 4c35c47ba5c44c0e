using System.Globalization;

namespace Dashboard.Startup;

/// <summary>Asks the dashboard of this machine whether it lives: what the container's health check runs, in an image without a shell.</summary>
public static class HealthCheckMode
{
    private const int DefaultPort = 8080;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <param name="ports">As in ASPNETCORE_HTTP_PORTS: the first of them is asked; null: 8080.</param>
    /// <returns>0 when it answered well, else 1.</returns>
    public static async Task<int> RunAsync(string? ports)
    {
        var port = int.TryParse(ports?.Split(';')[0], CultureInfo.InvariantCulture, out var first) ? first : DefaultPort;
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live")).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"No answer on port {port}: {failed.Message}").ConfigureAwait(false);
            return 1;
        }
    }
}
