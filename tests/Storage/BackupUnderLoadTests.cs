using System.Collections.Concurrent;
using System.Diagnostics;
using PlanMonitor.Core.Backup;
using PlanMonitor.Local.Backup;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Storage;

/// <summary>Backups while communes submit, and real processes killed in the middle.</summary>
[Slow]
public sealed class BackupUnderLoadTests : IDisposable
{
    private const string Now = "2023-02-20T09:00+07:00";
    private const int Backups = 4;
    private const int Kills = 12;
    private static readonly string[] Communes = ["19996", "20008", "20011", "20017", "20020"];
    private readonly TempFolder work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task Whatever_was_acknowledged_before_a_backup_began_is_in_it_and_nothing_is_half_there()
    {
        var acknowledged = new ConcurrentDictionary<string, int>();
        var expected = new List<Dictionary<string, int>>();
        await using (var town = await Town.Open(Now))
        {
            using var stop = new CancellationTokenSource();
            var clients = Communes.Select(unit => Submit(town, unit, acknowledged, stop.Token)).ToList();
            for (var i = 0; i < Backups; i++)
            {
                var before = acknowledged.Values.Sum();
                while (acknowledged.Values.Sum() < before + Communes.Length)
                    await Task.Delay(10, TestContext.Current.CancellationToken);
                expected.Add(new(acknowledged));
                await LocalBackup.Write(town.Folder, work.File($"{i}.zip"), TimeProvider.System, default);
            }
            await stop.CancelAsync();
            await Task.WhenAll(clients);
        }

        for (var i = 0; i < Backups; i++)
        {
            var folder = work.File($"restored-{i}");
            await LocalRestore.Run(work.File($"{i}.zip"), folder, TimeProvider.System, default);
            Assert.Equal(0, await CommandLine.Run(["verify", "--data", folder]));
            await using var town = await Town.Open(Now, folder);
            var office = await town.SignIn("ldtbxh");
            foreach (var (unit, revision) in expected[i])
                await CheckAllThere(office, unit, revision);
        }
    }

    [Fact]
    public async Task A_backup_that_is_killed_leaves_no_file_or_a_whole_one()
    {
        await Large("a");
        var whole = 0;
        for (var i = 0; i < Kills; i++)
        {
            await KillSoon(i, "backup", work.File("a.zip"), "--data", work.File("a"));
            if (!File.Exists(work.File("a.zip")))
                continue;
            whole++;
            await using var file = File.OpenRead(work.File("a.zip"));
            using var archive = ArchiveReader.Open(file, long.MaxValue);
            await archive.Verify(default);
        }

        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        Assert.DoesNotContain(Directory.GetFiles(work.Path), f => f.Contains(".part") || f.Contains(".snapshot"));
        TestContext.Current.SendDiagnosticMessage($"{whole} of {Kills} were whole");
    }

    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_old_state_or_the_new_one()
    {
        await Large("a");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        await SmallState.Fill(work.File("old"), "hai");
        var (older, newer) = (await Everything.Of(work.File("old")), await Everything.Of(work.File("a")));
        for (var i = 0; i < Kills; i++)
        {
            var folder = work.File($"kill-{i}");
            SmallState.Copy(work.File("old"), folder);
            await KillSoon(i, "restore", work.File("a.zip"), "--data", folder);

            DataFolder.Open(folder, reset: false).Lock.Dispose();
            var there = await Everything.Of(folder);
            Assert.True(there.SequenceEqual(older) || there.SequenceEqual(newer), $"kill {i}: neither old nor new");
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Large(string name)
    {
        await SmallState.Fill(work.File(name), "một");
        using var records = new SqliteRecords(Path.Combine(work.File(name), DataFolder.Database));
        for (var i = 0; i < 300; i++)
            await records.Write("units", $"p{i % 7}", [RowChange.Insert($"k{i:D4}", new('a', 50_000))], default);
    }

    /// <summary>Anywhere from its start to a little after its end.</summary>
    private static async Task KillSoon(int turn, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(typeof(LocalHost).Assembly.Location))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(100 + (turn * 120)));
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Sends again and again, each time another file.</summary>
    private static async Task Submit(
        Town town,
        string unit,
        ConcurrentDictionary<string, int> acknowledged,
        CancellationToken stop
    )
    {
        var commune = await town.SignIn($"xa-{unit}");
        for (var revision = 1; !stop.IsCancellationRequested; revision++)
        {
            byte[] file = [.. Person.Pdf, .. System.Text.Encoding.ASCII.GetBytes($"{unit} {revision}")];
            var answer = await commune.Act(Town.Submission(unit), "submit", await commune.PlanContent(file));
            Assert.Equal(201, answer.Status);
            acknowledged[unit] = revision;
        }
    }

    private static async Task CheckAllThere(Person office, string unit, int revision)
    {
        var revisions = (await office.Get(Town.Submission(unit))).Json.GetProperty("revisions").GetArrayLength();
        Assert.True(revisions >= revision, $"{unit}: {revision} was acknowledged, {revisions} are there");
        for (var n = 1; n <= revisions; n++)
        {
            var receipt = await office.Get($"{Town.Submission(unit)}/revisions/{n}/receipt");
            foreach (var file in receipt.Json.GetProperty("files").EnumerateArray())
            {
                var address = $"{Town.Submission(unit)}/revisions/{n}/files/{file.Text("sha256")}";
                Assert.Equal(200, (await office.Get(address)).Status);
            }
        }
    }
}
