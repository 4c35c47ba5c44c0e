using Dashboard.Declarations;

namespace Dashboard.Tests.Declarations;

public sealed class PinnedFunctionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("declarations").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Pins_outlive_the_process_in_a_file_of_their_own_that_people_can_read()
    {
        using var before = new PinnedFunctions(_folder);
        using var limiters = new IntendedLimiters(_folder);
        await limiters.DeclareAsync("prod", "limiter", true, Cancellation);
        await before.DeclareAsync("prod", "orders", true, Cancellation);
        await before.DeclareAsync("prod", "import", true, Cancellation);
        await before.DeclareAsync("empty", "x", true, Cancellation);
        await before.DeclareAsync("empty", "x", false, Cancellation);

        using var after = new PinnedFunctions(_folder);
        Assert.Equal(["import", "orders"], after.Of("prod").Order());
        Assert.Equal(["limiter"], limiters.Of("prod"));
        Assert.Equal(
            "{ \"version\": 1, \"pinnedFunctions\": { \"prod\": [ \"import\", \"orders\" ] } }",
            string.Join(' ', (await File.ReadAllTextAsync(Path.Combine(_folder, PinnedFunctions.FileName), Cancellation)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task A_file_of_other_declarations_is_not_taken_for_pins()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, PinnedFunctions.FileName), "{\"version\":1,\"intendedLimiters\":{\"prod\":[\"import\"]}}", Cancellation);
        using var pins = new PinnedFunctions(_folder);
        Assert.Contains("is not a file of declarations", pins.Fault!.Problem, StringComparison.Ordinal);
    }
}
