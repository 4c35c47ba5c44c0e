using Dashboard.History;
using Microsoft.Extensions.Caching.Memory;

namespace Dashboard.WhatIf;

/// <summary>
/// Replays the history under other settings, once for all who ask the same until the history of the account changes. Reading goes on beside
/// the writer, one replay at a time. Safe from any thread.
/// </summary>
public sealed class WhatIfSource(HistoryArchive archive, TimeProvider time) : IDisposable
{
    private const int MostAnswers = 64;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostAnswers });
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();

    /// <summary>Never fails: trouble with the history is part of the answer.</summary>
    public Task<WhatIfAnswer> ReadAsync(WhatIfQuery query)
    {
        var scope = query.Snapshot.Scope.Key;
        var key = (scope, query.Period, query.Key, archive.Version(scope));
        // Who asks for what is being made waits for it.
        lock (_gate)
        {
            if (_answers.TryGetValue(key, out Task<WhatIfAnswer>? known) && known is not { IsCompletedSuccessfully: true, Result.Fault: not null }) return known!;
            var answer = Task.Run(() => MakeAsync(query));
            _answers.Set(key, answer, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
            return answer;
        }
    }

    public void Dispose()
    {
        _answers.Dispose();
        _turn.Dispose();
    }

    private async Task<WhatIfAnswer> MakeAsync(WhatIfQuery query)
    {
        await _turn.WaitAsync();
        try
        {
            return new PeriodReplay(archive.Reader, query).Run(time.GetUtcNow().ToUnixTimeSeconds() / 60);
        }
        catch (HistoryReadException unreadable)
        {
            return WhatIfAnswer.Unreadable(unreadable.Fault);
        }
        finally
        {
            _turn.Release();
        }
    }
}
