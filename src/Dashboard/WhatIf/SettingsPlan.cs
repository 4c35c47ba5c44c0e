using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.WhatIf;
using Dashboard.Live;

namespace Dashboard.WhatIf;

/// <summary>What has to be set for settings that were tried, given those of today.</summary>
/// <param name="LeftOut">What cannot be applied so, with the reason.</param>
public sealed record SettingsPlan(ConcurrencyPlan Changes, ImmutableArray<string> LeftOut)
{
    public static SettingsPlan Of(ChangeSet tried, AccountSnapshot snapshot)
    {
        var (reservations, provisioned, leftOut) = (ImmutableArray.CreateBuilder<ReservationChange>(), ImmutableArray.CreateBuilder<ProvisionedChange>(), ImmutableArray.CreateBuilder<string>());
        foreach (var (name, change) in tried.Functions.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (!snapshot.Slots.TryGetValue(name, out var slot) || snapshot.Functions[slot].IsGone)
            {
                leftOut.Add($"{name} is no longer there: it cannot be given anything.");
                continue;
            }
            var now = snapshot.Functions[slot];
            if (change.Reserved.IsKnown && change.Reserved != now.Reserved) reservations.Add(new(name, now.Reserved.Value, change.Reserved.Value));
            if (change.Provisioned is { } wanted && (now.Provisioned is null || wanted != CurrentSettings.Provisioned(now))) Provision(now, wanted, provisioned, leftOut);
        }
        return new(new(Limit(tried, snapshot, leftOut), reservations.ToImmutable(), provisioned.ToImmutable()), leftOut.ToImmutable());
    }

    private static int? Limit(ChangeSet tried, AccountSnapshot snapshot, ImmutableArray<string>.Builder leftOut)
    {
        if (tried.AccountLimit is not { } wanted || snapshot.Limits?.ConcurrentExecutions is not { } now || wanted == now) return null;
        if (wanted > now) return wanted;
        leftOut.Add(string.Create(CultureInfo.InvariantCulture, $"The account limit of {wanted:N0} is below today's {now:N0}: Service Quotas takes requests for more, not for less. AWS Support lowers it."));
        return null;
    }

    private static void Provision(FunctionConfiguration function, int wanted, ImmutableArray<ProvisionedChange>.Builder provisioned, ImmutableArray<string>.Builder leftOut)
    {
        if (function.Provisioned is not { } now || function.Aliases is not { } aliases)
        {
            leftOut.Add($"Provisioned concurrency of {function.Name}: what its aliases have now is not known.");
            return;
        }
        if (wanted == 0 && now.All(each => Alias(each.Qualifier) is not null))
        {
            foreach (var each in now) provisioned.Add(new(function.Name, Alias(each.Qualifier)!, each.Requested, 0));
            return;
        }
        var alias = now.Length == 0 && aliases.Length == 1 ? aliases[0] : now.Length == 1 ? Alias(now[0].Qualifier) : null;
        if (alias is not null) provisioned.Add(new(function.Name, alias, CurrentSettings.Provisioned(function), wanted));
        else leftOut.Add($"Provisioned concurrency of {function.Name}: {(aliases.IsEmpty ? "it has no alias to give it to. Publish one first." : "the page does not know which of its aliases and versions is to have how much. Set it for each.")}");

        FunctionAlias? Alias(string qualifier) => aliases.FirstOrDefault(candidate => candidate.Name == qualifier);
    }
}
