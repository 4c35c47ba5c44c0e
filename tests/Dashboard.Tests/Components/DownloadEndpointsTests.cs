using System.Text;
using Dashboard.Downloads;
using Dashboard.Live;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Components;

public sealed class DownloadEndpointsTests : IDisposable
{
    private readonly SnapshotBuilder _snapshot = new(new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero));
    private readonly LiveFeed _feed = new(NullLogger<LiveFeed>.Instance);
    private readonly RowViews _views = new(TimeProvider.System);

    public DownloadEndpointsTests() => _feed.Register(_snapshot.Scope);

    [Fact]
    public void An_unknown_account_is_not_found() =>
        Assert.Equal(404, Assert.IsType<ProblemHttpResult>(DownloadEndpoints.Functions(_feed, _views, "staging", null, null, null, null, null, null).Result).StatusCode);

    [Fact]
    public void An_account_not_read_yet_is_unavailable_and_no_empty_file() =>
        Assert.Equal(503, Assert.IsType<ProblemHttpResult>(DownloadEndpoints.Functions(_feed, _views, null, null, null, null, null, null, null).Result).StatusCode);

    [Fact]
    public void The_file_is_named_after_account_and_time()
    {
        _feed.Publish(_snapshot.Function(Rows.Idle("orders")).Function(Rows.Idle("payments")).Build());
        var file = Assert.IsType<FileContentHttpResult>(DownloadEndpoints.Functions(_feed, _views, "PROD-eu-west-1", "pay", null, null, null, null, null).Result);
        Assert.Equal("functions-prod-eu-west-1-20261123T1234Z.csv", file.FileDownloadName);
        Assert.Equal("text/csv; charset=utf-8", file.ContentType);
        Assert.DoesNotContain("orders", Encoding.UTF8.GetString(file.FileContents.Span), StringComparison.Ordinal);
    }

    public void Dispose() => _views.Dispose();
}
