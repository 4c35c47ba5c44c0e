
namespace Dashboard.Tests.History.Durability;

/// <summary>On disks of their own, which only the process under test sees: a small one and one that is read-only.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("history-");

    [Fact]
    public async Task When_the_disk_is_full_what_was_acknowledged_is_safe_and_with_room_it_goes_on()
    {
        await RequireDisksAsync();
        var (small, kept) = (Folder("small"), Folder("kept"));
        using (var victim = Start("""mount -t tmpfs -o size=700k tmpfs "$1" && small=$1 && kept=$2 && shift 2 && "$@"; cp "$small"/* "$kept" """, [small, kept, .. VictimProcess.Command(small, 0, 10_000)]))
        {
            var fault = await victim.EndAsync();
            Assert.StartsWith($"DiskFull|There is no room left for {small}/history.db.|Make room", fault, StringComparison.Ordinal);
            Assert.InRange(victim.Acknowledged!.Value, 5, 1_000);
            KeptBatches.Verify(Path.Combine(kept, "history.db"), victim.Acknowledged.Value);

            using var next = VictimProcess.Start(VictimProcess.Command(kept, victim.Acknowledged.Value + 1, victim.Acknowledged.Value + 30));
            Assert.Empty(await next.EndAsync());
            KeptBatches.Verify(Path.Combine(kept, "history.db"), next.Acknowledged!.Value);
        }
    }

    [Fact]
    public async Task When_there_is_no_room_even_to_open_the_file_that_is_what_is_said()
    {
        await RequireDisksAsync();
        var small = Folder("small");
        using var victim = Start("""mount -t tmpfs -o size=256k tmpfs "$1" && cat /dev/zero > "$1/filler" 2> /dev/null; shift && "$@" """, [small, .. VictimProcess.Command(small, 0, 10)]);
        Assert.StartsWith("DiskFull|", await victim.EndAsync(), StringComparison.Ordinal);
        Assert.Null(victim.Acknowledged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_read_only_disk_is_named_and_what_is_on_it_left_alone(bool hasFile)
    {
        await RequireDisksAsync();
        var disk = Folder("disk");
        if (hasFile)
        {
            using var writer = VictimProcess.Start(VictimProcess.Command(disk, 0, 10));
            Assert.Empty(await writer.EndAsync());
        }
        var before = hasFile ? await File.ReadAllBytesAsync(Path.Combine(disk, "history.db"), TestContext.Current.CancellationToken) : [];
        using var victim = Start("""mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && "$@" """, [disk, .. VictimProcess.Command(disk, 11, 20)]);
        Assert.StartsWith($"NotAccessible|{disk}/history.db cannot be written to", await victim.EndAsync(), StringComparison.Ordinal);
        Assert.Null(victim.Acknowledged);
        if (hasFile) Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(disk, "history.db"), TestContext.Current.CancellationToken));
        Assert.Equal(hasFile ? 1 : 0, Directory.GetFiles(disk).Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task RequireDisksAsync()
    {
        const string Reason = "Needs Linux and the right to mount disks in a namespace of one's own (unshare).";
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/unshare"), Reason);
        using var attempt = Start("mount -t tmpfs tmpfs /mnt");
        var refusal = await attempt.EndAsync();
        Assert.SkipUnless(refusal.Length == 0, $"{Reason} {refusal}");
    }

    private static VictimProcess Start(string script, params ReadOnlySpan<string> arguments) => VictimProcess.Start(["/usr/bin/unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", .. arguments]);

    private string Folder(string name) => _folder.CreateSubdirectory(name).FullName;
}
