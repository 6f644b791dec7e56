using System.Diagnostics;
using PlanMonitor.Core.Backup;
using PlanMonitor.Local.Backup;
using PlanMonitor.Operate;
using PlanMonitor.Tests.Journeys;
using PlanMonitor.Tests.Storage;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The archives are the same on both hosts: an office moves from one machine to Azure and back, and from one account to another.</summary>
[Slow]
public sealed class AzureBackupTests(Azurite azurite) : IDisposable
{
    private readonly TempFolder work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task A_town_goes_from_one_machine_to_Azure_to_another_account_and_back()
    {
        var town = await Town.Open("2023-02-20T09:00+07:00", work.File("town"));
        var commune = await town.SignIn("xa-19996");
        var content = await commune.PlanContent();
        Assert.Equal(201, (await commune.Act(Town.Submission("19996"), "submit", content)).Status);
        await town.Stop();
        await SmallState.FillMore(work.File("town"));
        await LocalBackup.Write(work.File("town"), work.File("town.zip"), TimeProvider.System, default);
        var here = await Everything.Of(work.File("town"));

        var (first, second) = (azurite.NewAccount(), azurite.NewAccount());
        await ArchivesOf(first).Restore(work.File("town.zip"), default);
        Assert.Equal(here, await EverythingOf(first));

        // What people do there goes on where the chains ended.
        var records = new TableRecords(first.TableClient());
        await records.Write("submissions", "more", [RowChange.Insert("k", "\"trên mây\"")], default);
        await records.Write("accounts", "accounts", [RowChange.Insert("zz", "{}")], default);
        await ArchivesOf(first).Backup(work.File("azure.zip"), TimeProvider.System, default);
        await ArchivesOf(second).Restore(work.File("azure.zip"), default);
        var there = await EverythingOf(second);
        Assert.Equal(await EverythingOf(first), there);

        await LocalRestore.Run(work.File("azure.zip"), work.File("back"), TimeProvider.System, default);
        Assert.Equal(there, await Everything.Of(work.File("back")));
    }

    [Fact]
    public async Task An_account_that_is_in_use_is_not_restored_into()
    {
        await SmallState.Fill(work.File("a"), "một");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        var account = azurite.NewAccount();
        await new TableRecords(account.TableClient()).Write("inbox", "a", [RowChange.Insert("k", "{}")], default);
        var before = await EverythingOf(account);

        var refused = await Assert.ThrowsAsync<ArchiveException>(() =>
            ArchivesOf(account).Restore(work.File("a.zip"), default)
        );

        Assert.Contains("The table inbox", refused.Message);
        Assert.Equal(before, await EverythingOf(account));
    }

    [Fact]
    public async Task A_partition_is_read_as_it_stood_at_one_moment()
    {
        var account = azurite.NewAccount();
        var (records, writer) = (new TableRecords(account.TableClient()), new TableRecords(account.TableClient()));
        await writer.Write("submissions", "p", [RowChange.Insert("a", "0"), RowChange.Insert("z", "0")], default);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 1; !stop.IsCancellationRequested; i++)
            {
                var rows = await writer.All("submissions", "p", KeyRange.All, default);
                await writer.Write(
                    "submissions",
                    "p",
                    [.. rows.Select(r => RowChange.Replace(r.Key, $"{i}", r.ETag))],
                    default
                );
                await Task.Delay(20);
            }
        });
        var storage = Storage(account, records);
        for (var i = 0; i < 30; i++)
        {
            var rows = await storage.Rows("submissions", "p", default);
            var newest = Chain.LinkOf(rows[0]);
            Assert.All(rows.Where(r => !Chain.IsKey(r.Key)), r =>
                Assert.Equal(newest.Rows.Single(l => l.Key == r.Key).Sha256, Chain.HashOf(r.Body))
            );
        }
        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task The_commands_work_as_programs_of_their_own()
    {
        await SmallState.Fill(work.File("a"), "một");
        await LocalBackup.Write(work.File("a"), work.File("a.zip"), TimeProvider.System, default);
        var account = azurite.NewAccount();

        await Run(0, "restore", work.File("a.zip"), account);
        await Run(0, "backup", work.File("b.zip"), account);
        await Run(1, "restore", work.File("b.zip"), account);
        await Run(0, "verify", null, account);
        // A row that no act wrote.
        await new TableRecords(account.TableClient()).PutBack("submissions", "p0", [new("k999", "1", "")], default);
        await Run(2, "verify", null, account);

        await LocalRestore.Run(work.File("b.zip"), work.File("b"), TimeProvider.System, default);
        Assert.Equal(await Everything.Of(work.File("a")), await Everything.Of(work.File("b")));
    }

    private async Task Run(int exit, string command, string? file, AzuriteAccount account)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] named = file is null ? [command] : [command, file];
        string[] arguments = [.. named, "--tables", $"{account.Tables}", "--blobs", $"{account.Blobs}"];
        foreach (var argument in arguments.Prepend(typeof(AzureCommands).Assembly.Location))
            start.ArgumentList.Add(argument);
        start.Environment["SSL_CERT_FILE"] = azurite.CertificateFile;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == exit, $"{command}: {process.ExitCode}\n{said}\n{await errors}");
    }

    private static AzureArchives ArchivesOf(AzuriteAccount account) => new(account.TableClient(), account.BlobClient());

    private static async Task<IReadOnlyList<string>> EverythingOf(AzuriteAccount account)
    {
        var files = new BlobFiles(account.BlobClient(), TimeProvider.System);
        await files.MakeContainers(default);
        return await Everything.Of(Storage(account, new(account.TableClient())));
    }

    private static WholeStorage Storage(AzuriteAccount account, TableRecords records)
    {
        var files = new BlobFiles(account.BlobClient(), TimeProvider.System);
        return new(records, records, files, files);
    }
}
