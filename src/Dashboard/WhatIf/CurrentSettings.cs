using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.WhatIf;
using Dashboard.Live;

namespace Dashboard.WhatIf;

/// <summary>What a replay needs to know of functions as they are now.</summary>
public static class CurrentSettings
{
    /// <summary>Without minutes.</summary>
    public static IEnumerable<RecordedFunction> Of(AccountSnapshot snapshot)
    {
        var account = new AccountCase(snapshot.Analysis.Input);
        foreach (var slot in snapshot.Slots.Values)
        {
            var configuration = snapshot.Functions[slot];
            yield return new(
                configuration.Name, configuration.IsGone ? ReservedConcurrency.None : configuration.Reserved, configuration.IsGone ? 0 : Provisioned(configuration),
                configuration.MemoryMegabytes, configuration.Architecture == "arm64", FunctionCase.Of(account, slot).Caller)
            { Invocations = default, Throttles = default, Concurrency = default, Duration = default };
        }
    }

    /// <summary>A function of the past that is no longer known: it drew on the pool, as far as anyone can tell.</summary>
    public static RecordedFunction Gone(string name) =>
        new(name, ReservedConcurrency.None, 0, null, false, CallerKind.Synchronous) { Invocations = default, Throttles = default, Concurrency = default, Duration = default };

    /// <summary>Over all aliases; unknown is taken for none.</summary>
    public static int Provisioned(FunctionConfiguration configuration) => configuration.Provisioned?.Sum(each => each.Requested) ?? 0;
}
