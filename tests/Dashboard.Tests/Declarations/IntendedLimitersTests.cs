using Dashboard.Declarations;

namespace Dashboard.Tests.Declarations;

public sealed class IntendedLimitersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("declarations").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private string FilePath => Path.Combine(_folder, IntendedLimiters.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_declared_is_known_after_a_restart()
    {
        using var before = new IntendedLimiters(_folder);
        Assert.Null(await before.DeclareAsync("prod", "import", true, Cancellation));
        Assert.Null(await before.DeclareAsync("prod", "export", true, Cancellation));
        Assert.Null(await before.DeclareAsync("test", "import", true, Cancellation));
        Assert.Null(await before.DeclareAsync("prod", "import", false, Cancellation));

        using var after = new IntendedLimiters(_folder);
        Assert.Equal(["export"], after.Of("prod"));
        Assert.Equal(["import"], after.Of("test"));
        Assert.Empty(after.Of("other"));
        Assert.True(after.IsDurable);
        Assert.Equal([FilePath], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_change_is_told_with_its_scope_and_saying_the_same_again_is_none()
    {
        using var declared = new IntendedLimiters(_folder);
        var told = new List<string>();
        declared.Changed += told.Add;
        await declared.DeclareAsync("prod", "import", true, Cancellation);
        var set = declared.Of("prod");
        await declared.DeclareAsync("prod", "import", true, Cancellation);
        await declared.DeclareAsync("prod", "never declared", false, Cancellation);
        Assert.Equal(["prod"], told);
        Assert.Same(set, declared.Of("prod"));
    }

    [Fact]
    public async Task Without_a_folder_it_is_kept_in_memory_and_says_so()
    {
        using var declared = new IntendedLimiters(dataFolder: null);
        Assert.Null(await declared.DeclareAsync("prod", "import", true, Cancellation));
        Assert.Equal(["import"], declared.Of("prod"));
        Assert.False(declared.IsDurable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1,\"intendedLimiters\":{\"prod\":[\"impo")]
    [InlineData("{\"version\":2,\"intendedLimiters\":{}}")]
    [InlineData("{\"version\":1,\"intendedLimiters\":{\"prod\":null}}")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_file_that_is_damaged_or_newer_is_reported_and_left_as_it_is(string content)
    {
        await File.WriteAllTextAsync(FilePath, content, Cancellation);
        using var declared = new IntendedLimiters(_folder);
        Assert.Contains(FilePath, declared.Fault!.Problem, StringComparison.Ordinal);
        Assert.NotNull(await declared.DeclareAsync("prod", "import", true, Cancellation));
        Assert.Empty(declared.Of("prod"));
        Assert.Equal(content, await File.ReadAllTextAsync(FilePath, Cancellation));
    }

    [Fact]
    public async Task A_repaired_file_is_taken_up_by_the_next_declaration()
    {
        await File.WriteAllTextAsync(FilePath, "{", Cancellation);
        using var declared = new IntendedLimiters(_folder);
        await File.WriteAllTextAsync(FilePath, "{\"version\":1,\"intendedLimiters\":{\"prod\":[\"export\"]}}", Cancellation);
        Assert.Null(await declared.DeclareAsync("prod", "import", true, Cancellation));
        Assert.Equal(["export", "import"], declared.Of("prod").Order());
        Assert.Null(declared.Fault);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_a_failure_and_nothing_is_declared()
    {
        using var declared = new IntendedLimiters(Path.Combine(_folder, "gone"));
        Assert.Contains("cannot be written", (await declared.DeclareAsync("prod", "import", true, Cancellation))!.Problem, StringComparison.Ordinal);
        Assert.Empty(declared.Of("prod"));
    }

    [Fact]
    public async Task Declarations_made_at_the_same_time_are_all_kept()
    {
        using var declared = new IntendedLimiters(_folder);
        var names = Enumerable.Range(0, 40).Select(i => $"f{i:00}").ToList();
        await Task.WhenAll(names.Select(name => Task.Run(() => declared.DeclareAsync("prod", name, true, Cancellation), Cancellation)));
        using var after = new IntendedLimiters(_folder);
        Assert.Equal(names, after.Of("prod").Order());
    }
}
