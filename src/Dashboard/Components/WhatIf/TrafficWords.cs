using Dashboard.Analysis.Capacity;
using Dashboard.WhatIf;

namespace Dashboard.Components.WhatIf;

/// <summary>What is so today, in words, to stand beside what is tried.</summary>
public static class TrafficWords
{
    public static string Now(TrafficToday today)
    {
        var traffic = today.RequestsPerSecond is { } rate
            ? $"{RampVerdict.Rate(rate)}, {(today.Milliseconds is { } milliseconds ? $"{Format.Milliseconds(milliseconds)} each" : "duration not known")} (mean of {Format.Count(today.Minutes, "minute")})"
            : "traffic not read yet";
        var provisioned = today.Provisioned switch { null => "unknown", 0 => "none", { } value => Format.Count(value) };
        var pool = today.Available is { } available ? $"; without a reservation it could take {Format.Count(available)}" : "";
        return $"Today: {traffic}; reserved {today.Configuration.Reserved.Text()}, provisioned {provisioned}{pool}.";
    }

    public static string Now(AccountLedger ledger) => (ledger.Free, ledger.Limit) switch
    {
        ({ } free, { } limit) => $"Today {Format.Count(free)} of the account's limit of {Format.Count(limit)} are free.",
        (_, { } limit) => $"The account's limit is {Format.Count(limit)}; how much of it is free is not known.",
        _ => "The account's limit is not known.",
    };
}
