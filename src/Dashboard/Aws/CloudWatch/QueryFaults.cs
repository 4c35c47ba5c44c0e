using System.Collections.Immutable;
using Dashboard.Aws.Faults;

namespace Dashboard.Aws.CloudWatch;

/// <summary>The fault of queries CloudWatch answered without data although the call itself succeeded.</summary>
internal static class QueryFaults
{
    private const string Action = "cloudwatch:GetMetricData";

    /// <returns>Null when none failed; Forbidden, which waits for a person, before what passes by itself.</returns>
    public static AwsFault? Of(ImmutableArray<int> failed, SeriesStatus[] statuses, int of, MetricColumns columns)
    {
        if (failed.IsEmpty) return null;
        var status = failed.Any(i => statuses[i] == SeriesStatus.Forbidden) ? SeriesStatus.Forbidden : statuses[failed[0]];
        var alike = failed.Count(i => statuses[i] == status);
        var said = columns.Messages.FirstOrDefault(m => m.Query < 0 || m.Query < statuses.Length && statuses[m.Query] == status);
        var message = Confidential.Redact($"{alike} of {of} queries ended with {(status == SeriesStatus.Unknown ? "no status" : status)}{(said is null ? "" : $": {said.Code} {said.Value}")}.");
        return status == SeriesStatus.Forbidden
            ? new(AwsFaultKind.AccessDenied, Action, "Forbidden", message, $"Add {Action} for the account and Region these metrics belong to; metrics of linked accounts need a sharing link.")
            : new(AwsFaultKind.ServerError, Action, status.ToString(), message, "Nothing to change here: CloudWatch could not complete these metrics, and is asked again with the next poll.");
    }
}
