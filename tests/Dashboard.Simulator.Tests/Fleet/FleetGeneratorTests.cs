using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Tests.Lambda;

namespace Dashboard.Simulator.Tests.Fleet;

public sealed class FleetGeneratorTests
{
    [Theory]
    [InlineData(50, 1)]
    [InlineData(220, 2)]
    [InlineData(1000, 3)]
    [InlineData(10_000, 4)]
    public void Activity_has_the_shape_of_production_traffic(int functions, int seed)
    {
        var fleet = Generate(functions, seed);
        var rates = fleet.Select(f => f.Behaviour.Arrivals.Sum(a => a.MeanPerSecond)).OrderDescending().ToArray();
        Assert.Equal(functions, fleet.Select(f => f.Name).Distinct().Count());
        Assert.InRange(Share(rates, r => r <= 1.02 / 3600), 0.41, 0.49);
        Assert.InRange(Share(rates, r => r <= 1.02 / 60), 0.77, 0.85);
        Assert.True(rates.Take(functions / 20 + 1).Sum() > 0.9 * rates.Sum());
    }

    [Fact]
    public void Half_of_the_functions_run_under_a_second()
    {
        var fleet = Generate(1000, 5);
        Assert.InRange(Share(fleet, f => f.Behaviour.Duration.Mean * f.Behaviour.Slowdown(f.Configuration.MemoryMegabytes) < 1000), 0.46, 0.56);
    }

    [Fact]
    public void Settings_are_mixed()
    {
        var fleet = Generate(1000, 6);
        Assert.InRange(fleet.Select(f => f.Configuration.Runtime).Distinct().Count(), 8, 9);
        Assert.True(fleet.Select(f => f.Configuration.MemoryMegabytes).Distinct().Count() >= 8);
        Assert.Equal(4, fleet.Select(f => f.Behaviour.Source).Distinct().Count());
        Assert.Contains(fleet, f => f.Configuration.ReservedConcurrency > 0);
        Assert.Contains(fleet, f => f.Configuration.ProvisionedConcurrency > 0);
        Assert.Contains(fleet, f => f.Configuration.VpcId is not null);
        Assert.Contains(fleet, f => f.Configuration.PackageType == "Image");
        Assert.All(fleet.Where(f => f.Configuration.ReservedConcurrency is not null), f => Assert.True(f.Configuration.ReservedConcurrency > f.OfferedConcurrency));
    }

    [Fact]
    public void Variables_look_secret_and_carry_the_marker()
    {
        var secrets = Generate(200, 7).SelectMany(f => f.Configuration.Environment).Where(v => v.Key == "DB_PASSWORD").ToArray();
        Assert.True(secrets.Length > 100);
        Assert.All(secrets, secret => Assert.Contains(FleetGenerator.SecretMarker, secret.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_busiest_functions_are_scaled_to_the_concurrency_asked_for() =>
        Assert.InRange(FleetGenerator.OfferedConcurrency(new FleetGenerator("1", "us-east-1", 8, Simulated.Start).Generate(300, 400)), 395, 405);

    private static FleetFunction[] Generate(int functions, int seed) =>
        [.. new FleetGenerator("123456789012", "us-east-1", seed, Simulated.Start).Generate(functions)];

    private static double Share<T>(T[] all, Func<T, bool> has) => (double)all.Count(has) / all.Length;
}
