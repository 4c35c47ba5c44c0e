using System.Globalization;
using System.Text;
using Dashboard.Analysis.Review;
using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Review;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Downloads;

public static class DownloadEndpoints
{
    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/functions.csv", Functions);
        routes.MapHistoryDownloads();
        routes.MapGet("/review.csv", (LiveFeed feed, ReviewSource source, TimeProvider time, string? account, string? week, string? zone) =>
            ReviewAsync(feed, source, time, account, week, zone, "csv", "text/csv; charset=utf-8", ReviewCsv.Write));
        routes.MapGet("/review.md", (LiveFeed feed, ReviewSource source, TimeProvider time, string? account, string? week, string? zone) =>
            ReviewAsync(feed, source, time, account, week, zone, "md", "text/markdown; charset=utf-8", ReviewMarkdown.Write));
    }

    /// <summary>Takes the same query as the functions page.</summary>
    public static Results<FileContentHttpResult, ProblemHttpResult> Functions(LiveFeed feed, RowViews views, string? account, string? q, string? state, string? verdict, string? window, string? sort, string? pinned)
    {
        if (Scope(feed, account) is not { } scope) return NoAccount(account);
        if (feed.Current(scope.Key) is not { } snapshot) return TypedResults.Problem("The account has not been read yet. Try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable);

        var view = FunctionsView.From(snapshot, FunctionQueries.Parse(q, state, verdict, window, sort, pinned), views);
        var name = string.Create(CultureInfo.InvariantCulture, $"functions-{scope.Key}-{snapshot.TakenAt.UtcDateTime:yyyyMMdd'T'HHmm'Z'}.csv");
        return TypedResults.File(Encoding.UTF8.GetBytes(FunctionsCsv.Write(snapshot, view)), "text/csv; charset=utf-8", name);
    }

    /// <summary>A week's review in one of its formats.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReviewAsync(
        LiveFeed feed, ReviewSource source, TimeProvider time, string? account, string? week, string? zone, string extension, string type, Func<ReviewedWeek, string> write)
    {
        if (Scope(feed, account) is not { } scope) return NoAccount(account);
        if (IsoWeek.Parse(week) is not { } asked) return TypedResults.Problem($"'{week}' is no week. Write it as 2026-W47.", statusCode: StatusCodes.Status400BadRequest);
        var clock = TimeZoneInfo.Utc;
        if (!string.IsNullOrEmpty(zone) && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out clock))
            return TypedResults.Problem($"No time zone is called '{zone}'. Write it as Europe/Berlin.", statusCode: StatusCodes.Status400BadRequest);

        var snapshot = feed.Current(scope.Key);
        var query = new ReviewQuery(scope.Key, asked, clock, snapshot?.Limits?.ConcurrentExecutions);
        var answer = await source.ReadAsync(query);
        if (answer.Fault is { } fault) return TypedResults.Problem($"{fault.Message} {fault.Remedy}", statusCode: StatusCodes.Status503ServiceUnavailable);
        return answer.Review is { } review
            ? TypedResults.File(
                Encoding.UTF8.GetBytes(write(new(scope, review, answer.Limits(query, time.GetUtcNow().ToUnixTimeSeconds() / 60, snapshot), answer.Decisions, clock))), type,
                $"review-{scope.Key}-{asked}.{extension}")
            : TypedResults.Problem($"Nothing is kept of week {asked}.", statusCode: StatusCodes.Status404NotFound);
    }

    private static AccountScope? Scope(LiveFeed feed, string? account) =>
        feed.Scopes.FirstOrDefault(scope => string.IsNullOrEmpty(account) || scope.Key.Equals(account, StringComparison.OrdinalIgnoreCase));

    private static ProblemHttpResult NoAccount(string? account) => TypedResults.Problem($"No account is called '{account}'.", statusCode: StatusCodes.Status404NotFound);
}
