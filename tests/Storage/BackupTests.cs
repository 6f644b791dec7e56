using PlanMonitor.Local.Backup;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Storage;

/// <summary>A backup is taken while the host works, and a restore brings all of it back; a kill at any step leaves the old state or the new one.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Now = "2023-02-20T09:00+07:00";
    private readonly TempFolder work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task What_a_running_host_holds_comes_back_in_another_folder()
    {
        await using var town = await Town.Open(Now);
        var commune = await town.SignIn("xa-19996");
        Assert.Equal(201, (await commune.Act(Town.Submission("19996"), "submit", await commune.PlanContent())).Status);

        var manifest = await LocalBackup.Write(town.Folder, work.File("town.zip"), TimeProvider.System, default);
        var (restored, before) = await LocalRestore.Run(
            work.File("town.zip"),
            work.File("new"),
            TimeProvider.System,
            default
        );

        Assert.Null(before);
        Assert.Empty(manifest.Damaged);
        Assert.Equal(manifest.Rows, restored.Rows);
        Assert.NotEmpty(manifest.Objects);
        Assert.Equal(
            ["town.zip", "new"],
            Directory.GetFileSystemEntries(work.Path).Select(Path.GetFileName).OrderDescending()
        );
        await using (var again = await Town.Open(Now, work.File("new")))
        {
            var office = await again.SignIn("ldtbxh");
            var revision = (await office.Get(Town.Submission("19996"))).Json.GetProperty("revisions")[0];
            Assert.Equal(1, revision.GetProperty("number").GetInt32());
        }
    }

    [Fact]
    public async Task Rows_links_and_objects_are_the_same_and_no_etag_comes_back()
    {
        await SmallState.Fill(work.File("a"), "một");
        var etag = await ETagOf(work.File("a"));

        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        await LocalRestore.Run(work.File("a.zip"), work.File("b"), TimeProvider.System, default);

        Assert.Equal(await Everything.Of(work.File("a")), await Everything.Of(work.File("b")));
        Assert.NotEqual(etag, await ETagOf(work.File("b")));
        using var records = new SqliteRecords(Path.Combine(work.File("b"), DataFolder.Database));
        Assert.Empty(await records.Partitions("sessions", null, 1, default));
    }

    [Fact]
    public async Task A_restore_over_a_state_keeps_it_beside()
    {
        await SmallState.Fill(work.File("a"), "một");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        await SmallState.Fill(work.File("b"), "hai");
        var old = await Everything.Of(work.File("b"));

        var (_, before) = await LocalRestore.Run(work.File("a.zip"), work.File("b"), TimeProvider.System, default);

        Assert.Equal(await Everything.Of(work.File("a")), await Everything.Of(work.File("b")));
        Assert.Equal(old, await Everything.Of(before!));
    }

    [Fact]
    public async Task A_restore_under_a_running_host_is_refused()
    {
        await SmallState.Fill(work.File("a"), "một");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        await using var town = await Town.Open(Now);

        var refused = await Assert.ThrowsAsync<StartException>(() =>
            LocalRestore.Run(work.File("a.zip"), town.Folder, TimeProvider.System, default)
        );

        Assert.Contains("Stop that one first", refused.Message);
        Assert.True((await (await town.SignIn("ldtbxh")).Get("api/cycles")).Ok);
    }

    [Fact]
    public async Task A_restore_that_is_killed_at_any_step_leaves_the_old_state_or_the_new_one()
    {
        await SmallState.Fill(work.File("a"), "một");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        await SmallState.Fill(work.File("old"), "hai");
        var (older, newer) = (await Everything.Of(work.File("old")), await Everything.Of(work.File("a")));
        var steps = new List<string>();
        var isNew = new List<bool>();
        for (var killAt = 0; ; killAt++)
        {
            var folder = work.File($"kill-{killAt}");
            SmallState.Copy(work.File("old"), folder);
            var step = await KilledAt(killAt, folder);
            if (step is null)
                break;
            steps.Add(step);
            // What every start does first.
            DataFolder.Open(folder, reset: false).Lock.Dispose();
            var there = await Everything.Of(folder);
            isNew.Add(there.SequenceEqual(newer));
            Assert.True(
                isNew[^1] || there.SequenceEqual(older),
                $"killed at {step}: neither the old state nor the new one"
            );
            Assert.DoesNotContain(Directory.GetDirectories(folder), d =>
                Path.GetFileName(d) is "restore-new" or "restore-ready"
            );
            Assert.Equal(isNew[^1], Directory.GetDirectories(folder, "before-restore-*").Length == 1);
        }

        Assert.Contains("ready", steps);
        // Old before the one rename, new from then on.
        Assert.Equal(steps.Select((_, n) => n >= steps.IndexOf("ready")), isNew);
        Assert.True(steps.Count > 8, string.Join(", ", steps));
    }

    [Fact]
    public async Task A_backup_of_a_damaged_database_is_refused_and_the_file_of_before_stays()
    {
        await SmallState.Fill(work.File("a"), "một");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        var good = await File.ReadAllBytesAsync(work.File("a.zip"), TestContext.Current.CancellationToken);
        await using (var database = File.OpenWrite(Path.Combine(work.File("a"), DataFolder.Database)))
            database.SetLength(database.Length / 2);

        await Assert.ThrowsAsync<StartException>(() =>
            LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default)
        );

        Assert.Equal(good, await File.ReadAllBytesAsync(work.File("a.zip"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_kept_file_that_rotted_is_named_and_does_not_stand_in_the_way()
    {
        var sha256 = await SmallState.Fill(work.File("a"), "một");
        var path = Path.Combine(work.File("a"), DataFolder.Files, "objects", sha256[..2], sha256);
        await File.WriteAllTextAsync(path, "khác", TestContext.Current.CancellationToken);

        var manifest = await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);

        Assert.Equal([sha256], manifest.Damaged);
        await LocalRestore.Run(work.File("a.zip"), work.File("b"), TimeProvider.System, default);
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows files have the rights of their folder.");
        await SmallState.Fill(work.File("a"), "một");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
#pragma warning disable CA1416 // Skipped on Windows.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(work.File("a.zip")));
#pragma warning restore CA1416
    }

    private static async Task<string> ETagOf(string folder)
    {
        using var records = new SqliteRecords(Path.Combine(folder, DataFolder.Database));
        return (await records.Read("submissions", "p0", "k000", default))!.ETag;
    }

    /// <returns>The step it died at; null: there are fewer.</returns>
    private async Task<string?> KilledAt(int step, string folder)
    {
        var (count, died) = (0, (string?)null);
        try
        {
            await LocalRestore.Run(work.File("a.zip"), folder, TimeProvider.System, default, name =>
            {
                if (count++ != step)
                    return;
                died = name;
                throw new KilledException();
            });
        }
        catch (KilledException) { }
        return died;
    }

    private sealed class KilledException : Exception;
}
