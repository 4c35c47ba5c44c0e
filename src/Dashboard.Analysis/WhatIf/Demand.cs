using System.Runtime.CompilerServices;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.WhatIf;

/// <summary>
/// What a function asked for in one minute, in units of concurrency. A synchronous request takes a unit for a tenth of a second at the
/// least, since a limit admits ten a second for each unit. Source: Lambda developer guide, gettingstarted-limits.
/// </summary>
/// <param name="Ran">Requests.</param>
/// <param name="Rejected">Requests.</param>
/// <param name="Peak">Highest concurrency that ran.</param>
/// <param name="Mean">Average concurrency that ran, by Little's law; not above the peak.</param>
/// <param name="Excess">Concurrency that rejected requests would have taken, spread over the minute.</param>
internal readonly record struct Demand(double Ran, double Rejected, double Peak, double Mean, double Excess)
{
    private const float MillisecondsPerMinute = 60_000;
    private const float LeastMilliseconds = 1000f / LambdaQuotas.RequestsPerSecondPerEnvironment;

    /// <summary>Longest timeout of an ordinary function, in minutes. Source: Lambda developer guide, gettingstarted-limits.</summary>
    private const int LongestMinutes = 15;

    /// <summary>Reads the minutes of one function in order.</summary>
    public ref struct Reader(RecordedFunction function)
    {
        private readonly ReadOnlySpan<float> _invocations = function.Invocations.Span;
        private readonly ReadOnlySpan<float> _throttles = function.Throttles.Span;
        private readonly ReadOnlySpan<float> _concurrency = function.Concurrency.Span;
        private readonly ReadOnlySpan<float> _durations = function.Duration.Span;
        private readonly float _least = function.Caller == CallerKind.Asynchronous ? 0 : LeastMilliseconds;
        private float _duration;

        /// <summary>False when there was nothing to run.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool TryRead(int minute, out Demand demand)
        {
            var ran = _invocations[minute];
            var rejected = _throttles[minute];
            if (!(ran > 0) && !(rejected > 0))
            {
                demand = default;
                return false;
            }
            demand = Read(minute, ran > 0 ? ran : 0, rejected > 0 ? rejected : 0);
            return true;
        }

        /// <summary>Milliseconds, of the minute read last or of the last one before it in which it was known; 0 before that.</summary>
        public readonly float Duration => _duration;

        private Demand Read(int minute, float ran, float rejected)
        {
            if (_durations[minute] is >= 0 and var duration) _duration = duration;
            var minutes = Math.Max(_duration, _least) / MillisecondsPerMinute;
            double mean = ran * minutes;
            var seen = _concurrency[minute];
            // Invocations that last for long are counted in the minute they began in.
            double peak = seen > 0 ? Math.Max(seen, ran * _least / MillisecondsPerMinute) : mean;
            return new(ran, rejected, peak, Math.Min(mean, peak), rejected > 0 ? Excess(minute, minutes) : 0);
        }

        /// <summary>Those that last longer than a minute would still be running in later ones.</summary>
        private readonly double Excess(int minute, float minutes)
        {
            var excess = 0.0;
            for (var back = 0; back < LongestMinutes && back < minutes && back <= minute; back++)
                if (_throttles[minute - back] is > 0 and var rejected) excess += rejected * Math.Min(1, minutes - back);
            return excess;
        }
    }
}
