namespace Dashboard.Polling.Planning;

/// <summary>A function that may be behind the account's throttles.</summary>
/// <param name="IsActive">CloudWatch lists metrics of it that had data within three hours.</param>
/// <param name="LastThrottled">Newest minute in which it was found to be throttled, however long ago, in minutes since 1970; null when none is known.</param>
/// <param name="CeilingShare">See <see cref="FunctionSigns"/>.</param>
/// <param name="InvocationsPerMinute">See <see cref="FunctionSigns"/>.</param>
public readonly record struct Suspect(string Name, bool IsActive, long? LastThrottled, double CeilingShare, double InvocationsPerMinute)
{
    /// <summary>
    /// The likeliest first, since a look ends when all throttles are accounted for: who was throttled before, then who is near its ceiling, then
    /// who is invoked most, and at last who did nothing of late. Pure.
    /// </summary>
    public static IEnumerable<Suspect> ByLikelihood(IEnumerable<Suspect> suspects) => suspects
        .OrderByDescending(suspect => suspect.LastThrottled ?? long.MinValue)
        .ThenByDescending(suspect => suspect.IsActive)
        .ThenByDescending(suspect => suspect.CeilingShare)
        .ThenByDescending(suspect => double.IsNaN(suspect.InvocationsPerMinute) ? 0 : suspect.InvocationsPerMinute)
        .ThenBy(suspect => suspect.Name, StringComparer.Ordinal);
}
