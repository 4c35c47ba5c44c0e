namespace Dashboard.Tests.History.Durability;

public sealed class KillTests : IDisposable
{
    private const int Kills = 40;
    private const int MostBatches = 16;

    /// <summary>About as long as a batch takes.</summary>
    private const int LongestSpin = 500_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("history-");

    [Fact]
    public async Task A_process_killed_while_it_writes_loses_nothing_it_acknowledged_and_the_next_goes_on()
    {
        var random = new Random(20261124);
        var acknowledged = -1L;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var victim = VictimProcess.Start(VictimProcess.Command(_folder.FullName, acknowledged + 1, long.MaxValue - 1));
            await victim.ReadAsync(random.Next(1, MostBatches));
            Thread.SpinWait(random.Next(LongestSpin));
            await victim.KillAsync();
            Assert.True(victim.Acknowledged > acknowledged);
            acknowledged = victim.Acknowledged.Value;
            KeptBatches.Verify(Path.Combine(_folder.FullName, "history.db"), acknowledged);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
