using System.Diagnostics.Metrics;
using Dashboard.Live;
using Dashboard.Polling.Spend;
using Dashboard.Tests.Components;
using Dashboard.Tests.Components.Spend;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Polling.Spend;

public sealed class SpendInstrumentsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly LiveFeed _feed = new(NullLogger<LiveFeed>.Instance);

    [Fact]
    public void Spend_is_measured_by_scope_and_what_was_asked_for_by_purpose()
    {
        Publish("prod", Plans.Of(50));
        Publish("test", Plans.Of(null, Plans.Spend with { ThisMonth = 2, ByPurpose = [] }));
        Assert.Equal(
            [
                "dashboard.cloudwatch.metrics scope=prod purpose=Listings 0",
                "dashboard.cloudwatch.metrics scope=prod purpose=TripWire 7000",
                "dashboard.cloudwatch.metrics.at_most scope=prod purpose=Listings 0",
                "dashboard.cloudwatch.metrics.at_most scope=prod purpose=TripWire 15000",
                "dashboard.cloudwatch.requests scope=prod purpose=Listings 4000",
                "dashboard.cloudwatch.requests scope=prod purpose=TripWire 1000",
                "dashboard.spend.budget scope=prod 50",
                "dashboard.spend.hour scope=prod 0.07",
                "dashboard.spend.hour scope=test 0.07",
                "dashboard.spend.month scope=prod 12.438",
                "dashboard.spend.month scope=test 2",
                "dashboard.spend.month.at_most scope=prod 19.2",
                "dashboard.spend.month.at_most scope=test 19.2",
                "dashboard.spend.month.forecast scope=prod 31.25",
                "dashboard.spend.month.forecast scope=test 31.25",
            ],
            Measure());
    }

    [Fact]
    public void An_account_that_was_not_read_yet_has_no_spend_of_zero()
    {
        _feed.Register(new("prod", "prod", "eu-west-1", IsDemo: false));
        Assert.Empty(Measure());
    }

    public void Dispose() => _services.Dispose();

    private void Publish(string key, PollPlan plan)
    {
        var snapshot = new SnapshotBuilder(Now) { Scope = new(key, key, "eu-west-1", IsDemo: false), Plan = plan }.Build();
        _feed.Register(snapshot.Scope);
        _feed.Publish(snapshot);
    }

    private List<string> Measure()
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        _ = new SpendInstruments(_feed, factory);
        var measured = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Meter.Scope == factory) listening.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add(Line(instrument, value, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Add(Line(instrument, value, tags)));
        listener.Start();
        listener.RecordObservableInstruments();
        measured.Sort(StringComparer.Ordinal);
        return measured;
    }

    private static string Line(Instrument instrument, IFormattable value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Assert.Equal(SpendInstruments.MeterName, instrument.Meter.Name);
        var line = instrument.Name;
        foreach (var (name, text) in tags) line += $" {name}={text}";
        return $"{line} {value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
