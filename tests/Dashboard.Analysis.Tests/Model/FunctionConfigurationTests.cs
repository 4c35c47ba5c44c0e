using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Tests.Model;

public class FunctionConfigurationTests
{
    private static FunctionConfiguration Example => new()
    {
        Name = "f",
        Arn = "arn",
        Layers = ["one", "two"],
        Vpc = new("vpc-1", ["subnet-1"], ["sg-1"]),
        Provisioned = [new("live", 5, 5, 5, "READY", null)],
        Aliases = [new("live", "7")],
    };

    [Fact]
    public void Two_readings_of_the_same_content_are_the_same() => Assert.True(Example.SameAs(Example));

    public static TheoryData<FunctionConfiguration> Changes =>
    [
        Example with { MemoryMegabytes = 256 },
        Example with { Layers = ["two", "one"] },
        Example with { Vpc = new("vpc-1", ["subnet-2"], ["sg-1"]) },
        Example with { Vpc = null },
        Example with { Provisioned = [new("live", 5, 4, 4, "IN_PROGRESS", null)] },
        Example with { Aliases = null },
        Example with { EventSources = [] },
        Example with { Reserved = ReservedConcurrency.None },
        Example with { Reserved = ReservedConcurrency.Of(0) },
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_difference_is_a_difference(FunctionConfiguration changed)
    {
        Assert.False(Example.SameAs(changed));
        Assert.False(changed.SameAs(Example));
    }
}
