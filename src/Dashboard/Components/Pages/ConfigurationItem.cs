using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>One line of a function's configuration.</summary>
/// <param name="Values">One or more lines of text; empty when unknown.</param>
/// <param name="Unknown">Why it is unknown; null when it is known.</param>
public sealed record ConfigurationItem(string Label, ImmutableArray<string> Values, string? Unknown)
{
    public static ImmutableArray<ConfigurationItem> From(FunctionConfiguration function, PollHealth health, DateTimeOffset now)
    {
        return
        [
            Of("Reserved concurrency", function.Reserved.IsKnown ? Reserved(function.Reserved.Value) : null, PollActivity.ReservedConcurrency),
            Of("Provisioned concurrency", function.Provisioned is { } provisioned ? Lines(provisioned, Describe) : null, PollActivity.ProvisionedConcurrency),
            Of("Memory", function.MemoryMegabytes is { } memory ? [Format.Megabytes(memory)] : null, PollActivity.FunctionInventory),
            Of("Timeout", function.Timeout is { } timeout ? [Format.Milliseconds(timeout.TotalMilliseconds)] : null, PollActivity.FunctionInventory),
            Of("Runtime", Runtime(function), PollActivity.FunctionInventory),
            Of("Architecture", function.Architecture is { } architecture ? [architecture] : null, PollActivity.FunctionInventory),
            Of("State", function.State is { } state ? [function.StateReasonCode is { } reason ? $"{state}: {reason}" : state] : null, PollActivity.FunctionDetails),
            Of("VPC", Vpc(function), PollActivity.FunctionInventory),
            Of("Layers", Lines(function.Layers, Resource), PollActivity.FunctionInventory),
            Of("Aliases", function.Aliases is { } aliases ? Lines(aliases, Describe) : null, PollActivity.FunctionDetails),
            Of("Event sources", function.EventSources is { } sources ? Lines(sources, Describe) : null, PollActivity.FunctionDetails),
            Of("Last modified", function.LastModified is { } modified ? [$"{Format.DateAndTime(modified)} ({Format.Span(now - modified)} ago)"] : null, PollActivity.FunctionInventory),
        ];

        ConfigurationItem Of(string label, ImmutableArray<string>? values, PollActivity source) =>
            new(label, values ?? [], values is null ? Why(health.Of(source), now) : null);
    }

    private static ImmutableArray<string> Lines<T>(ImmutableArray<T> items, Func<T, string> describe) => items.IsEmpty ? ["none"] : [.. items.Select(describe)];

    private static ImmutableArray<string> Reserved(int? value) => value switch
    {
        null => ["none: draws on the unreserved pool"],
        0 => ["0: turned off"],
        _ => [Format.Count(value)],
    };

    private static ImmutableArray<string>? Runtime(FunctionConfiguration function) =>
        function.Runtime is { } runtime ? [runtime] : function.PackageType is "Image" ? ["container image"] : null;

    private static ImmutableArray<string> Vpc(FunctionConfiguration function) => function.Vpc is not { } vpc
        ? ["none"]
        : [vpc.VpcId ?? "attached", Format.Count(vpc.SubnetIds.Length, "subnet"), Format.Count(vpc.SecurityGroupIds.Length, "security group")];

    private static string Describe(ProvisionedConcurrency provisioned)
    {
        var text = $"{provisioned.Qualifier}: {Format.Count(provisioned.Allocated)} of {Format.Count(provisioned.Requested)} allocated, {provisioned.Status}";
        return provisioned.StatusReason is { } reason ? $"{text}: {reason}" : text;
    }

    private static string Describe(FunctionAlias alias) => alias.AdditionalVersion is { } other
        ? $"{alias.Name} → {alias.Version}, {Format.Share(alias.AdditionalWeight)} to {other}"
        : $"{alias.Name} → {alias.Version}";

    private static string Describe(EventSource source)
    {
        var text = $"{Resource(source.SourceArn)}, {source.State}";
        if (source.BatchSize is { } batch) text += $", batch {Format.Count(batch)}";
        return source.MaximumConcurrency is { } most ? $"{text}, at most {Format.Count(most)} at once" : text;
    }

    // Without partition, Region and account: those are the page's own.
    private static string Resource(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts.Length == 6 ? $"{parts[2]} {parts[5]}" : arn;
    }

    private static string Why(ActivityHealth? activity, DateTimeOffset now) => activity switch
    {
        { Fault: { } fault } => $"unknown: {fault.Action} failed with {fault.Code}",
        { State: ActivityState.Running, LastSuccess: null } => "unknown: being read now",
        { LastSuccess: null, NextDue: { } due } when due > now => $"unknown: not read yet, next due {Format.Time(due)}",
        { State: ActivityState.Succeeded } => "unknown: AWS did not say",
        _ => "unknown: not read yet",
    };
}
