using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.History;

/// <summary>
/// How a function of a <see cref="HistoryFleet"/> is used. Source of the shares: Shahrad et al., "Serverless in the Wild", USENIX ATC 2020:
/// 45 % of functions run once an hour at most, 81 % once a minute at most, and few are busy.
/// </summary>
/// <param name="RequestsPerMinute">On average over a day.</param>
/// <param name="Period">Minutes between two runs of a timer; 0 for all others.</param>
/// <param name="Swing">Share of its requests that come and go with the time of day.</param>
/// <param name="Ceiling">Concurrency from which it is throttled; null when it never is.</param>
internal sealed record FunctionHabits(
    double RequestsPerMinute, int Period, int Phase, double Swing, double Milliseconds, double ErrorRate, int? Ceiling, bool IsAsynchronous, bool ReadsStream)
{
    private const double HoursPerDay = 24, MinutesPerHour = 60;

    public static FunctionHabits Of(int function, int seed)
    {
        var random = SimulationRandom.For(seed, function);
        var requests = Requests(ref random);
        var isTimer = requests < 1 && random.Chance(0.29);
        var period = isTimer ? Math.Max(1, (int)(1 / requests)) : 0;
        var milliseconds = Math.Exp(5.5 + 1.4 * random.NextNormal());
        var usual = requests * milliseconds / 60_000;
        return new(
            requests, period, isTimer ? random.Next(period) : 0, 0.8 * random.NextDouble(), milliseconds, random.Chance(0.1) ? 0.05 * random.NextDouble() : 0.0005,
            requests >= 1 && random.Chance(0.25) ? Math.Max(2, (int)(2.5 * usual)) : null, random.Chance(0.1), random.Chance(0.05));
    }

    /// <summary>By the hour of the day, in UTC.</summary>
    public double RequestsAt(long hour) => RequestsPerMinute * (1 + Swing * Math.Sin(2 * Math.PI * (hour % HoursPerDay + Phase) / HoursPerDay));

    private static double Requests(ref SimulationRandom random) => random.Next(100) switch
    {
        < 45 => Between(ref random, 0.5 / (HoursPerDay * MinutesPerHour), 1 / MinutesPerHour),
        < 81 => Between(ref random, 1 / MinutesPerHour, 1),
        < 97 => Between(ref random, 1, 60),
        _ => Between(ref random, 60, 10_000),
    };

    /// <summary>Evenly on a logarithmic scale.</summary>
    private static double Between(ref SimulationRandom random, double least, double most) => least * Math.Pow(most / least, random.NextDouble());
}
