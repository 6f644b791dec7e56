#pragma warning disable CA1416 // Skipped on Windows.

namespace PlanMonitor.Tests.Journeys;

/// <summary>What lies on this machine is its owner's alone.</summary>
public sealed class PrivateFilesTests
{
    private const string Now = "2023-02-20T09:00+07:00";
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Nobody_else_reads_the_folder_the_database_the_key_or_what_was_uploaded()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows files have the rights of their folder.");
        await using var town = await Town.Open(Now);
        var commune = await town.SignIn("xa-19996");
        Assert.Equal(201, (await commune.Act(Town.Submission("19996"), "submit", await commune.PlanContent())).Status);

        var open = Entries(town.Folder).Where(e => (File.GetUnixFileMode(e) & Others) != 0).ToList();
        Assert.Contains(Entries(town.Folder), e => e.EndsWith("planmonitor.db-wal", StringComparison.Ordinal));
        Assert.Contains(Entries(town.Folder), e => e.EndsWith("signing.key", StringComparison.Ordinal));
        // Below objects/ a folder for each beginning of a hash is as made; nobody gets there.
        Assert.DoesNotContain(open, e => !Path.GetDirectoryName(e)!.EndsWith("objects", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_earlier_version_left_open_is_closed_at_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows files have the rights of their folder.");
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        await (await Town.Open(Now, folder)).Stop();
        foreach (var entry in Entries(folder))
            File.SetUnixFileMode(entry, File.GetUnixFileMode(entry) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await using var town = await Town.Open(Now, folder);

        foreach (var entry in new[] { "", "planmonitor.db", "files", "files/objects", "files/signing.key" })
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(folder, entry)) & Others);
    }

    private static IEnumerable<string> Entries(string folder) =>
        Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder);
}
