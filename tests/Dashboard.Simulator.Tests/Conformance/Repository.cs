namespace Dashboard.Simulator.Tests.Conformance;

internal static class Repository
{
    public static DirectoryInfo ConformanceFolder { get; } = new(Path.Combine(Root().FullName, "tests", "conformance"));

    private static DirectoryInfo Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dashboard.sln"))) return folder;
        throw new DirectoryNotFoundException($"No Dashboard.sln above {AppContext.BaseDirectory}.");
    }
}
