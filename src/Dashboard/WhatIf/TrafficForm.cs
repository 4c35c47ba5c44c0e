using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.WhatIf;
using Dashboard.Components.Guide.Calculators;
using Dashboard.Live;
using static Dashboard.WhatIf.TrafficQuery;

namespace Dashboard.WhatIf;

/// <summary>What the traffic page asks, with what is wrong about it. Fields that the address leaves out hold today's values.</summary>
/// <param name="FunctionError">Null when the function is known or none is named.</param>
/// <param name="Today">Of the function named; null without one.</param>
/// <param name="Rate">Of the pool; null where the limit itself decides how many requests a second are let in.</param>
public sealed record TrafficForm(
    string Function, string? FunctionError, TrafficToday? Today, Invoked Invoked, RunsIn RunsIn,
    NumberEntry From, NumberEntry To, NumberEntry Ramp, NumberEntry Hold, NumberEntry Duration, NumberEntry Cold, NumberEntry Limit, NumberEntry Provisioned, NumberEntry? Rate)
{
    /// <summary>Concurrency; no account is given more by far.</summary>
    private const int Most = ChangeRow.Most;

    private static readonly NumberField FromField = new(FromKey, "From", "requests/s", 0, 100_000, 0, IsWhole: false);
    private static readonly NumberField ToField = new(ToKey, "To", "requests/s", 0, 100_000, 100, IsWhole: false);
    private static readonly NumberField RampField = new(RampKey, "Within", "s", 0, 3_600, 60);
    private static readonly NumberField HoldField = new(HoldKey, "Then hold", "s", 0, 3_600, 120);
    private static readonly NumberField DurationField = new(DurationKey, "Average duration", "ms", 0.1, 900_000, 200, IsWhole: false);
    private static readonly NumberField ColdField = new(ColdKey, "A cold start adds", "ms", 0, 60_000, 0, IsWhole: false);
    private static readonly NumberField ReservedField = new(LimitKey, "Concurrency limit", "", 0, Most, null);
    private static readonly NumberField PoolField = new(LimitKey, "Concurrency limit", "", 0, Most, null);
    private static readonly NumberField RateField = new(RateKey, "Request rate limit", "requests/s", 0, 10.0 * Most, null, IsWhole: false);
    private static readonly NumberField ProvisionedField = new(ProvisionedKey, "Of it provisioned", "", 0, Most, 0);

    public ImmutableArray<NumberEntry> Entries => [From, To, Ramp, Hold, Duration, Cold, Limit, .. Rate is null ? [] : (ReadOnlySpan<NumberEntry>)[Rate], Provisioned];

    /// <summary>Fields to correct, as the page calls them.</summary>
    public ImmutableArray<string> Wrong => [.. FunctionError is null ? [] : (ReadOnlySpan<string>)["Function"], .. Entries.Where(entry => entry.Error is not null).Select(entry => entry.Field.Label)];

    /// <summary>Neither a function nor a number was chosen: the numbers are an example.</summary>
    public bool IsExample { get; private init; }

    /// <summary>Null while something is wrong.</summary>
    public TrafficRamp? Traffic { get; private init; }

    /// <summary>The address that says all of it, so that it holds when the account has changed.</summary>
    public TrafficQuery Query => new()
    {
        Function = Function.Length == 0 ? null : Function,
        From = Text(From),
        To = Text(To),
        Ramp = Text(Ramp),
        Hold = Text(Hold),
        Duration = Text(Duration),
        Cold = Text(Cold),
        Invoked = Choices.Word(Invoked),
        Runs = Choices.Word(RunsIn),
        Limit = Text(Limit),
        Rate = Rate is null ? null : Text(Rate),
        Provisioned = Text(Provisioned),
    };

    /// <param name="snapshot">Null until the account's first: then nothing is known of today.</param>
    public static TrafficForm Read(TrafficQuery query, AccountSnapshot? snapshot)
    {
        var name = query.Function?.Trim() ?? "";
        var today = snapshot is not null && snapshot.Slots.TryGetValue(name, out var slot) ? TrafficToday.Of(snapshot, slot) : null;
        var invoked = Choices.Read(query.Invoked, today?.IsAsynchronous == true ? Invoked.Asynchronously : Invoked.Synchronously);
        var runsIn = Choices.Read(query.Runs, today?.Configuration.Reserved.Value is null ? RunsIn.Pool : RunsIn.Reservation);
        var isPooled = runsIn == RunsIn.Pool;
        var from = Nice(today?.RequestsPerSecond);
        var limit = isPooled ? today is null ? snapshot?.Ledger.Free : today.Available : today?.Configuration.Reserved.Value;
        var form = new TrafficForm(
            name, ErrorOf(name, today, snapshot), today, invoked, runsIn,
            Read(FromField, query.From, today is null ? 0 : from, "Not known: the function has not been read."),
            Read(ToField, query.To, from > 0 ? Nice(2 * from) : 100, ""),
            RampField.Read(query.Ramp),
            HoldField.Read(query.Hold),
            Read(DurationField, query.Duration, today is null ? 200 : Nice(today.Milliseconds), $"Not known: nothing ran in the last {RecentLoad.Span} min."),
            Read(ColdField, query.Cold, Nice(today?.ColdMilliseconds) ?? 0, ""),
            Read(isPooled ? PoolField : ReservedField, query.Limit, limit, isPooled ? "Not known: what is free of the account's limit was not read." : today is null ? "" : "It has no reservation today."),
            Read(ProvisionedField, query.Provisioned, today is null ? 0 : today.Provisioned, "Not known: it was not read."),
            isPooled && invoked == Invoked.Synchronously ? Read(RateField, query.Rate, Nice(PoolRate(snapshot, today)), "Not known: the account's limit was not read.") : null);
        form = form.WithSense() with { IsExample = query == new TrafficQuery() };
        return form.Wrong.IsEmpty ? form with { Traffic = form.ToTraffic() } : form;
    }

    private TrafficRamp ToTraffic() => new(From.Value!.Value, To.Value!.Value, (int)Ramp.Value!.Value, (int)Hold.Value!.Value, Duration.Value!.Value, (int)Limit.Value!.Value)
    {
        InitialisationMilliseconds = Cold.Value!.Value,
        Provisioned = (int)Provisioned.Value!.Value,
        IsSynchronous = Invoked == Invoked.Synchronously,
        PoolRate = Rate?.Value,
    };

    /// <summary>What is wrong about fields that are right by themselves.</summary>
    private TrafficForm WithSense()
    {
        var form = this;
        if (Ramp.Value + Hold.Value == 0) form = form with { Hold = Hold with { Error = "Enter 1 or more: without a ramp there is no second to look at." } };
        var atOnce = Math.Max(From.Value ?? 0, To.Value ?? 0) * ((Duration.Value ?? 0) + (Cold.Value ?? 0)) / 1000;
        if (atOnce > Most) form = form with { To = To with { Error = string.Create(CultureInfo.InvariantCulture, $"So many of such a duration would be {atOnce:N0} in progress at once, more than any account has. Enter less.") } };
        if (Provisioned.Value > Limit.Value) form = form with { Provisioned = Provisioned with { Error = string.Create(CultureInfo.InvariantCulture, $"Enter no more than {Limit.Value:N0}, of which it is a part.") } };
        return form;
    }

    private static string? ErrorOf(string name, TrafficToday? today, AccountSnapshot? snapshot) =>
        name.Length == 0 || snapshot is null ? null
        : today is null ? $"No function of this account is called “{ChangeRow.Shown(name)}”. Pick one from the list, or leave the field empty."
        : today.Configuration.IsGone ? $"{name} is no longer there. Pick another, or leave the field empty."
        : today.Configuration.OnManagedInstances ? $"{name} runs on Lambda Managed Instances, where concurrency limits do not apply. Pick another."
        : null;

    private static double? PoolRate(AccountSnapshot? snapshot, TrafficToday? today) =>
        snapshot is null ? null : today is null ? TrafficToday.PoolRateOf(snapshot, RecentLoad.Of(snapshot.Minutes), null) : today.PoolRate;

    /// <param name="preset">Stands while the address says nothing; null where it is not known.</param>
    /// <param name="unknown">Why it is not.</param>
    private static NumberEntry Read(NumberField field, string? text, double? preset, string unknown)
    {
        var entry = (field with { Preset = preset }).Read(text);
        return text is null && preset is null ? entry with { Error = $"{unknown} {entry.Error}".Trim() } : entry;
    }

    private static string? Text(NumberEntry entry) => entry.Text.Length == 0 && entry.Field.Preset is null ? null : entry.Text;

    /// <summary>As exactly as a person would type it.</summary>
    private static double? Nice(double? value) => value is { } known ? Math.Round(known, known < 100 ? 1 : 0) : null;
}
