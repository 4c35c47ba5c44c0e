using Dashboard.Analysis.Model;

namespace Dashboard.Tests.Components;

public static class Configurations
{
    public static FunctionConfiguration Plain { get; } = new()
    {
        Name = "plain",
        Arn = "arn:aws:lambda:eu-west-1:111122223333:function:plain",
        Runtime = "dotnet10",
        MemoryMegabytes = 512,
        Timeout = TimeSpan.FromSeconds(30),
        Architecture = "arm64",
        Reserved = ReservedConcurrency.None,
        Provisioned = [],
        Aliases = [],
        EventSources = [],
    };
}
