using Microsoft.Extensions.Caching.Memory;

namespace Dashboard.Live;

/// <summary>What several viewers ask of the same snapshot, computed for the first of them and kept while the snapshot is new.</summary>
public sealed class RowViews(TimeProvider clock) : IDisposable
{
    /// <summary>In rows: fifty differently sorted views of 10,000 functions, about 4 MB of references.</summary>
    private const long LargestTotal = 500_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = LargestTotal, Clock = new CacheClock(clock) });

    /// <summary>Filtered and sorted; shared, so not to be changed.</summary>
    public FunctionRow[] Get(AccountSnapshot snapshot, RowQuery query)
    {
        var key = (snapshot.Scope.Key, snapshot.Sequence, query);
        if (_cache.TryGetValue(key, out FunctionRow[]? cached)) return cached!;
        var rows = RowSelection.Of(snapshot.Rows.Over(query.Window), query);
        _cache.Set(key, rows, new MemoryCacheEntryOptions { Size = 1 + rows.Length, AbsoluteExpirationRelativeToNow = Lifetime });
        return rows;
    }

    public void Dispose() => _cache.Dispose();

    private sealed class CacheClock(TimeProvider clock) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
