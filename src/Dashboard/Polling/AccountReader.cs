using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>Reads what concerns the account as a whole: its series every minute, its limits every five.</summary>
internal sealed class AccountReader(AccountState state, CloudWatchClient cloudWatch, LambdaClient lambda, CallCounter calls, Spending spending, LongPast longPast, DateTimeOffset start)
{
    private static readonly QueryList Queries = QueryList.OfAccount();

    private readonly MetricColumns _columns = new();

    public ActivityTrack Metrics { get; } = new(PollActivity.AccountMetrics, TimeSpan.FromMinutes(1), start);
    public ActivityTrack Settings { get; } = new(PollActivity.AccountSettings, TimeSpan.FromMinutes(5), start);

    public async Task ReadMetricsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Metrics.Begin(now);
        _columns.Clear();
        var span = Span(MinuteSpan.MinuteOf(now));
        spending.Quota.Take((double)Queries.Count * span.Length, now);
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(Queries.Queries, span.ToWindow(), _columns, cancellation)).ConfigureAwait(false);
        spending.Count(SpendPurpose.TripWire, outcome, paid: 0, now);
        state.Series.Apply(new(Queries.Targets, _columns, outcome.Failed, span, PollWindow.PublishedBefore(now, _columns.AnsweredAt)));
        state.Changed();

        if (outcome.Failed.IsEmpty && Keep(span) is { } unwritten) Metrics.EndInPart(now, unwritten, "Minutes of the outage could not be kept and will be read again");
        else if (outcome.Failed.IsEmpty)
        {
            // Minutes that AWS has yet to see are not read, whatever this machine takes the time for.
            state.AccountReadBefore = Math.Min(span.End, MinuteSpan.MinuteOf(_columns.AnsweredAt ?? now));
            Metrics.Succeed(now, $"{span.Length} minutes read");
        }
        else if (outcome.Failed.Length < Queries.Count)
        {
            Metrics.EndInPart(now, outcome.Fault, $"{Queries.Count - outcome.Failed.Length} of {Queries.Count} series read");
        }
        else
        {
            Metrics.Fail(now, outcome.Fault ?? PollFaults.NoAnswer, "Nothing could be read");
        }
    }

    public async Task ReadSettingsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Settings.Begin(now);
        var result = await calls.CountAsync("lambda:GetAccountSettings", lambda.GetAccountSettingsAsync(cancellation)).ConfigureAwait(false);
        if (result.Succeeded)
        {
            Take(result.Value);
            Settings.Succeed(now, $"Limit {result.Value.ConcurrentExecutions}");
            return;
        }
        if (result.Fault.Kind == AwsFaultKind.AccessDenied && await ReadQuotaAsync(now, cancellation).ConfigureAwait(false) is { } quota)
        {
            Take(new(quota, null));
            Settings.EndInPart(now, result.Fault, $"Limit {quota} from CloudWatch's SERVICE_QUOTA; what is reserved stays unknown");
            return;
        }
        Settings.Fail(now, result.Fault, state.Limits is null ? "The account's limit is unknown" : "The last known limit is shown");
        state.Changed();
    }

    private async Task<int?> ReadQuotaAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        _columns.Clear();
        var outcome = await calls.CountAsync(cloudWatch.GetMetricDataAsync(QuotaQuery.Queries, QuotaQuery.Window(now), _columns, cancellation)).ConfigureAwait(false);
        spending.Count(SpendPurpose.TripWire, outcome, paid: 0, now);
        return outcome.Failed.Contains(QuotaQuery.Answer) ? null : QuotaQuery.Newest(_columns);
    }

    private void Take(AccountLimits limits)
    {
        state.LimitReadings.ReadAccount(limits.ConcurrentExecutions, state.CurrentMinute);
        state.Limits = limits;
        state.Changed();
    }

    /// <summary>After an outage longer than the window all of it is read, as far as CloudWatch has it.</summary>
    private MinuteSpan Span(long minute)
    {
        var span = ReadSpan.Of(minute, isOpen: true, state.AccountReadBefore, state.LongestTimeout, null);
        return IsLong(span) ? LongPast.WholeHours(span) : span;
    }

    private AwsFault? Keep(MinuteSpan span) => IsLong(span) ? longPast.Keep("", Queries, _columns, span, state.Series.FirstMinute) : null;

    private bool IsLong(MinuteSpan span) => state.AccountReadBefore is not null && span.First < state.Series.FirstMinute;
}
