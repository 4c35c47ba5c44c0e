using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Review;

/// <summary>A setting as it was last known.</summary>
/// <param name="Function">Name; empty for the account.</param>
/// <param name="Value">As text: a number for limits, megabytes and seconds, an ISO 8601 time for deployments; null when there is none.</param>
public readonly record struct KnownSetting(string Function, ChangedSetting Setting, string? Value);

/// <summary>Compares settings with those known before. What is unknown now says nothing: the setting stays as it was known.</summary>
public static class Settings
{
    /// <summary>All that is known of an account and its functions now.</summary>
    public static ImmutableArray<KnownSetting> Of(AccountLimits? limits, IEnumerable<FunctionConfiguration> functions)
    {
        var known = ImmutableArray.CreateBuilder<KnownSetting>();
        if (limits is not null) known.Add(new("", ChangedSetting.AccountLimit, Number(limits.ConcurrentExecutions)));
        foreach (var function in functions)
        {
            if (function.IsGone)
            {
                known.Add(new(function.Name, ChangedSetting.Existence, null));
                continue;
            }
            // Named by a metric alone it may have been there for long.
            if (function.LastModified is not null) known.Add(new(function.Name, ChangedSetting.Existence, "present"));
            if (function.Reserved.IsKnown) known.Add(new(function.Name, ChangedSetting.Reserved, function.Reserved.Value is { } reserved ? Number(reserved) : null));
            if (function.Provisioned is { } provisioned) known.Add(new(function.Name, ChangedSetting.Provisioned, Provisioned(provisioned)));
            if (function.MemoryMegabytes is { } memory) known.Add(new(function.Name, ChangedSetting.Memory, Number(memory)));
            if (function.Timeout is { } timeout) known.Add(new(function.Name, ChangedSetting.Timeout, Number((int)timeout.TotalSeconds)));
            if (function.LastModified is { } modified) known.Add(new(function.Name, ChangedSetting.Deployment, modified.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
        }
        return known.ToImmutable();
    }

    /// <param name="before">Where no function was ever listed, none has appeared.</param>
    /// <param name="minute">When <paramref name="now"/> was seen, in minutes since 1970.</param>
    public static ImmutableArray<RecordedChange> Between(IReadOnlyDictionary<(string Function, ChangedSetting Setting), string?> before, IEnumerable<KnownSetting> now, long minute)
    {
        var wasListed = before.Keys.Any(key => key.Setting == ChangedSetting.Existence);
        var changes = ImmutableArray.CreateBuilder<RecordedChange>();
        foreach (var known in now)
        {
            var wasKnown = before.TryGetValue((known.Function, known.Setting), out var earlier);
            if (wasKnown ? earlier == known.Value : !wasListed || known.Setting != ChangedSetting.Existence || known.Value is null) continue;
            changes.Add(new(known.Function, known.Setting == ChangedSetting.Deployment ? Minute(known.Value!) : minute, known.Setting, earlier, known.Value));
        }
        return changes.ToImmutable();
    }

    /// <summary>Concurrent executions that a value stands for: of a reservation, or of provisioned concurrency over all aliases ("live: 10, beta: 2"). Null for none.</summary>
    public static int? Concurrency(string? value)
    {
        int? sum = null;
        foreach (var each in value?.Split(", ") ?? [])
            if (int.TryParse(each.AsSpan(each.LastIndexOf(':') + 1), CultureInfo.InvariantCulture, out var number)) sum = (sum ?? 0) + number;
        return sum;
    }

    private static string? Provisioned(ImmutableArray<ProvisionedConcurrency> provisioned) => provisioned.IsEmpty
        ? null
        : string.Join(", ", provisioned.OrderBy(each => each.Qualifier, StringComparer.Ordinal).Select(each => $"{each.Qualifier}: {Number(each.Requested)}"));

    private static long Minute(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds() / 60;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
