namespace Dashboard.Simulator.Tests.Conformance;

/// <summary>Amazon's own JavaScript clients against the simulator; each case of tests/conformance is one test.</summary>
public sealed class AmazonClientTests(NodeRun run)
{
    public static TheoryData<string> Cases => [.. NodeCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Amazons_client_is_served(string name)
    {
        var results = await run.ResultsAsync();

        Assert.True(results.TryGetValue(name, out var result), $"'{name}' was not run; node ran: {string.Join("; ", results.Keys)}");
        Assert.True(result.Passed, result.Error);
    }

    [Fact]
    public async Task No_case_is_run_without_being_looked_at()
    {
        var results = await run.ResultsAsync();

        Assert.Equal(NodeCases.All.Order(), results.Keys.Order());
    }
}
