using Dashboard.Analysis.WhatIf;
using Microsoft.Extensions.Caching.Memory;

namespace Dashboard.WhatIf;

/// <param name="Need">What would have let all of it in.</param>
public sealed record RampAnswer(RampOutcome Outcome, RampNeed Need);

/// <summary>
/// Works out ramps beside whoever asks, once for all who ask the same and one at a time: the largest take seconds. Safe from any thread.
/// </summary>
public sealed class RampSource : IDisposable
{
    private const int MostAnswers = 64;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostAnswers });
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();

    public Task<RampAnswer> ReadAsync(TrafficRamp ramp)
    {
        // Who asks for what is being made waits for it.
        lock (_gate)
        {
            if (_answers.TryGetValue(ramp, out Task<RampAnswer>? known)) return known!;
            var answer = Task.Run(() => MakeAsync(ramp));
            _answers.Set(ramp, answer, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
            return answer;
        }
    }

    public void Dispose()
    {
        _answers.Dispose();
        _turn.Dispose();
    }

    private async Task<RampAnswer> MakeAsync(TrafficRamp ramp)
    {
        await _turn.WaitAsync();
        try
        {
            return new(RampOutcome.Of(ramp), RampNeed.Of(ramp));
        }
        finally
        {
            _turn.Release();
        }
    }
}
