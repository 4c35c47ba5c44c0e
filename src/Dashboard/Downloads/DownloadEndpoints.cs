using System.Globalization;
using System.Text;
using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Downloads;

public static class DownloadEndpoints
{
    public static void MapDownloads(this IEndpointRouteBuilder routes) => routes.MapGet("/functions.csv", Functions);

    /// <summary>Takes the same query as the functions page.</summary>
    public static Results<FileContentHttpResult, ProblemHttpResult> Functions(LiveFeed feed, RowViews views, string? account, string? q, string? state, string? verdict, string? window, string? sort)
    {
        var scope = feed.Scopes.FirstOrDefault(s => string.IsNullOrEmpty(account) || s.Key.Equals(account, StringComparison.OrdinalIgnoreCase));
        if (scope is null) return TypedResults.Problem($"No account is called '{account}'.", statusCode: StatusCodes.Status404NotFound);
        if (feed.Current(scope.Key) is not { } snapshot) return TypedResults.Problem("The account has not been read yet. Try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable);

        var view = FunctionsView.From(snapshot, FunctionQueries.Parse(q, state, verdict, window, sort), views);
        var name = string.Create(CultureInfo.InvariantCulture, $"functions-{scope.Key}-{snapshot.TakenAt.UtcDateTime:yyyyMMdd'T'HHmm'Z'}.csv");
        return TypedResults.File(Encoding.UTF8.GetBytes(FunctionsCsv.Write(snapshot, view)), "text/csv; charset=utf-8", name);
    }
}
