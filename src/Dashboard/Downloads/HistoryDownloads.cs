using Dashboard.History;
using Dashboard.History.Export;
using Dashboard.History.Storage;
using Dashboard.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Downloads;

/// <summary>Hands out what is kept, for those who want to query it themselves.</summary>
internal static class HistoryDownloads
{
    public static void MapHistoryDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/history.csv", Csv);
        routes.MapGet("/history.sqlite", SqliteAsync);
    }

    /// <param name="from">ISO 8601, UTC unless it says otherwise; empty: from the first minute that is kept.</param>
    /// <param name="to">The same; this minute is not among them any more.</param>
    /// <param name="function">Empty: all of them.</param>
    public static Results<PushStreamHttpResult, ProblemHttpResult> Csv(
        LiveFeed feed, HistoryArchive archive, HttpContext context, string? account, string? region, string? from, string? to, string? function)
    {
        var (range, scope, problem) = Find(feed, archive, account, region, from, to, function);
        if (range is null) return problem!;
        return TypedResults.Stream(
            async stream =>
            {
                using var hours = new KeptHours(archive.Path, range.Scope);
                await new HistoryCsv(scope!, context.Response.BodyWriter).WriteAsync(hours, range, context.RequestAborted).ConfigureAwait(false);
            },
            "text/csv; charset=utf-8", NameOf(range, "csv"));
    }

    /// <inheritdoc cref="Csv"/>
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> SqliteAsync(
        LiveFeed feed, HistoryArchive archive, HistoryCopies copies, HttpContext context, string? account, string? region, string? from, string? to, string? function)
    {
        var (range, scope, problem) = Find(feed, archive, account, region, from, to, function);
        if (range is null) return problem!;
        var (file, fault) = await copies.SqliteAsync(range, scope!.Name, scope.Region, context.RequestAborted).ConfigureAwait(false);
        return file is null
            ? TypedResults.Problem($"{fault!.Message} {fault.Remedy}", statusCode: fault.Kind == HistoryFaultKind.DiskFull ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Stream(file, "application/vnd.sqlite3", NameOf(range, "sqlite"));
    }

    public static string NameOf(HistoryRange range, string extension) =>
        $"history-{range.Scope}-{HistoryQuery.Text(range.FromMinute)}-{HistoryQuery.Text(range.EndMinute)}.{extension}".Replace(":", "", StringComparison.Ordinal);

    /// <summary>Looks up what there is of a range before any of it is handed out: what is wrong can only be said until then.</summary>
    private static (HistoryRange? Range, AccountScope? Scope, ProblemHttpResult? Problem) Find(
        LiveFeed feed, HistoryArchive archive, string? account, string? region, string? from, string? to, string? function)
    {
        var scope = feed.Scopes.FirstOrDefault(each =>
            (string.IsNullOrEmpty(account) || each.Key.Equals(account, StringComparison.OrdinalIgnoreCase) || each.Name.Equals(account, StringComparison.OrdinalIgnoreCase))
            && (string.IsNullOrEmpty(region) || each.Region.Equals(region, StringComparison.OrdinalIgnoreCase)));
        if (scope is null) return No(StatusCodes.Status404NotFound, $"No account is called '{account}'{(string.IsNullOrEmpty(region) ? "" : $" in Region '{region}'")}.");
        var (query, error) = HistoryQuery.Parse(from, to);
        if (error is not null) return No(StatusCodes.Status400BadRequest, error);
        try
        {
            using var hours = new KeptHours(archive.Path, scope.Key);
            if (hours.Extent() is not { } kept) return No(StatusCodes.Status404NotFound, $"Nothing is kept of {scope.Name} yet. Minutes are recorded once they are settled.");
            return query.Within(scope.Key, kept, string.IsNullOrEmpty(function) ? null : function) is { } range
                ? (range, scope, null)
                : No(StatusCodes.Status404NotFound, $"Nothing is kept of that time. Minutes are kept from {HistoryQuery.Text(kept.First)} to {HistoryQuery.Text(kept.End)}.");
        }
        catch (HistoryReadException unreadable)
        {
            return No(StatusCodes.Status503ServiceUnavailable, $"{unreadable.Fault.Message} {unreadable.Fault.Remedy}");
        }

        static (HistoryRange?, AccountScope?, ProblemHttpResult?) No(int status, string why) => (null, null, TypedResults.Problem(why, statusCode: status));
    }
}
