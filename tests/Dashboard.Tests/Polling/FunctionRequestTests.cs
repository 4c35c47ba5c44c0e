using CsCheck;
using Dashboard.Polling;
using Dashboard.Polling.Planning;
using Dashboard.Store;

namespace Dashboard.Tests.Polling;

public sealed class FunctionRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly long Minute = MinuteSpan.MinuteOf(Now);

    /// <summary>Aliases with provisioned concurrency, minutes to read and tier of each function.</summary>
    private static readonly Gen<(int Aliases, int Minutes, PollTier Tier)[]> Fleets =
        Gen.Select(Gen.Int[0, 30], Gen.Frequency((8, Gen.Int[1, 180]), (1, Gen.Int[181, 5000])), Gen.Enum<PollTier>()).Array[1, 400];

    [Fact]
    public void Every_function_is_in_one_request_whole_and_no_request_asks_for_more_than_CloudWatch_allows() => Fleets.Sample(fleet =>
    {
        var state = new AccountState(Now);
        state.Directory.AddNamed(fleet.Select((_, index) => $"f{index}"));
        RequestedFunction[] functions = [.. fleet.Select((each, index) => Function(state, index, each))];

        var requests = Pack(functions, fleet, state);

        Assert.Equal(functions, requests.SelectMany(request => request.Functions));
        foreach (var request in requests)
        {
            var targets = request.Queries.Targets;
            Assert.Equal(request.Functions.Select(function => function.Slot), targets.Select(target => target.Slot).Distinct());
            Assert.Equal(targets.Select(target => request.Functions.Single(function => function.Slot == target.Slot).Span.End), request.Ends);
            Assert.Equal(request.Functions.Sum(function => function.Planned.Metrics), request.Queries.BilledMetrics);
            foreach (var (purpose, metrics) in request.Metrics)
                Assert.Equal(request.Functions.Where(function => function.Planned.Purpose == purpose).Sum(function => function.Planned.Metrics), metrics);
            Assert.All(request.Functions, function => Assert.True(request.Span.First <= function.Span.First && function.Span.End <= request.Span.End));
            if (request.Functions.Count == 1) continue;
            Assert.True(request.Queries.Count <= 500 && request.Queries.Count * request.Span.Length <= 100_800);
            Assert.True(request.Span.First >= state.Series.FirstMinute, "what goes to the history shares its request");
        }
    });

    private static List<FunctionRequest> Pack(RequestedFunction[] functions, (int Aliases, int Minutes, PollTier Tier)[] fleet, AccountState state)
    {
        List<FunctionRequest> requests = [new()];
        foreach (var function in functions)
        {
            var active = Active(function.Name, fleet[function.Slot].Aliases);
            if (requests[^1].TryAdd(function, active, state)) continue;
            requests.Add(new());
            Assert.True(requests[^1].TryAdd(function, active, state), "a function does not fit into a request of its own");
        }
        return requests;
    }

    private static RequestedFunction Function(AccountState state, int index, (int Aliases, int Minutes, PollTier Tier) each)
    {
        var name = $"f{index}";
        var slot = state.Directory.Slots[name];
        var planned = new PlannedFunction { State = new(each.Tier, default, 0, 0), Metrics = QueryList.MetricsOf(Active(name, each.Aliases), state.Directory[slot]) };
        return new(name, slot, planned, new(Minute - each.Minutes, Minute - index % 5 * Math.Min(1, each.Minutes / 5)), IsOpen: true, Minute);
    }

    private static ActiveFunction Active(string name, int aliases) => ActiveFunction.Named(name) with { ProvisionedResources = [.. Enumerable.Range(0, aliases).Select(i => $"{name}:{i}")] };
}
