using Dashboard.Live;

namespace Dashboard.Startup;

/// <summary>For supervisors and load balancers, in plain text.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", (LiveFeed feed) => Ready(feed));
    }

    /// <summary>Ready once every account has been polled, well or badly: pages have something true to show then.</summary>
    private static IResult Ready(LiveFeed feed)
    {
        var waiting = feed.Scopes.Where(scope => feed.Current(scope.Key) is not { IsLoading: false }).Select(scope => scope.Key).ToList();
        return waiting.Count == 0 ? Results.Text("ready") : Results.Text($"waiting for the first poll of {string.Join(", ", waiting)}", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
