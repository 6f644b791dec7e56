using System.CommandLine;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using PlanMonitor.Core;
using PlanMonitor.Core.Backup;
using PlanMonitor.Core.Ports;
using PlanMonitor.Functions.Host;

namespace PlanMonitor.Operate;

/// <summary>What who operates does with the storage of an app on Azure: <c>backup</c> and <c>restore</c>, with the archives of the one-machine host, and <c>verify</c>.</summary>
public static class AzureCommands
{
    /// <summary>Done, and something is not as it was recorded.</summary>
    private const int Differs = 2;

    public static Task<int> Run(string[] args)
    {
        var root = new RootCommand("Backs up, restores and verifies the storage of PlanMonitor on Azure.")
        {
            Backup(),
            Restore(),
            Verify(),
        };
        return root.Parse(args).InvokeAsync();
    }

    private static Command Backup()
    {
        var file = new Argument<string>("file")
        {
            Description = "File to write; one that is there is replaced when the new one is whole.",
        };
        var (tables, blobs) = Accounts();
        var command = new Command("backup", "Writes all rows and kept files into one file, also while the app runs.")
        {
            file,
            tables,
            blobs,
        };
        command.SetAction(
            (parsed, cancel) =>
                Guarded(async () =>
                {
                    var storage = Open(parsed.GetValue(tables)!, parsed.GetValue(blobs)!);
                    var path = Path.GetFullPath(parsed.GetValue(file)!);
                    var manifest = await storage.Backup(path, TimeProvider.System, cancel);
                    await Console.Out.WriteLineAsync($"Backup: {path}   {Summary(manifest)}");
                    foreach (var sha256 in manifest.Damaged)
                        await Console.Error.WriteLineAsync(
                            $"The kept file {sha256} is damaged and not in the backup: look for it in an earlier one."
                        );
                    return manifest.Damaged.Count == 0 ? 0 : Differs;
                })
        );
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "A file that backup wrote, here or on one machine." };
        var (tables, blobs) = Accounts();
        var command = new Command("restore", "Writes a backup into an empty account, before the app is deployed to it.")
        {
            file,
            tables,
            blobs,
        };
        command.SetAction(
            (parsed, cancel) =>
                Guarded(async () =>
                {
                    var storage = Open(parsed.GetValue(tables)!, parsed.GetValue(blobs)!);
                    var manifest = await storage.Restore(Path.GetFullPath(parsed.GetValue(file)!), cancel);
                    await Console.Out.WriteLineAsync($"Restored {Summary(manifest)}");
                    return 0;
                })
        );
        return command;
    }

    private static Command Verify()
    {
        var (tables, blobs) = Accounts();
        var command = new Command(
            "verify",
            "Recomputes rows, chains, receipts, kept files and heads; names what differs. Also while the app runs."
        )
        {
            tables,
            blobs,
        };
        command.SetAction(
            (parsed, cancel) =>
                Guarded(async () =>
                {
                    var storage = Open(parsed.GetValue(tables)!, parsed.GetValue(blobs)!);
                    var (found, head) = await storage.Verify(cancel);
                    foreach (var line in found.Report(head))
                        await Console.Out.WriteLineAsync(line);
                    return found.Findings.Count == 0 ? 0 : Differs;
                })
        );
        return command;
    }

    private static (Option<string> Tables, Option<string> Blobs) Accounts() =>
        (
            new("--tables")
            {
                Description = "Table endpoint of the data account, https://<account>.table.core.windows.net",
                Required = true,
            },
            new("--blobs")
            {
                Description = "Blob endpoint of the data account, https://<account>.blob.core.windows.net",
                Required = true,
            }
        );

    /// <summary>As whoever is signed in on this machine (az login), or as the identity of the machine.</summary>
    private static AzureArchives Open(string tableEndpoint, string blobEndpoint)
    {
        var (tables, blobs) = (AddressOf(tableEndpoint), AddressOf(blobEndpoint));
        var credential = AzureHost.CredentialFor(tables, blobs);
        return new(new TableServiceClient(tables, credential), new BlobServiceClient(blobs, credential));
    }

    /// <exception cref="ArchiveException">It is no address.</exception>
    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new ArchiveException($"{text} is no https address of an account.");

    private static string Summary(Manifest manifest) =>
        $"of {VietnamTime.Stamp(manifest.At)} (+07:00): {manifest.Rows} rows, {manifest.Objects.Count} kept files";

    private static async Task<int> Guarded(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e)
            when (e
                    is ArchiveException
                        or IOException
                        or UnauthorizedAccessException
                        or StorageBusyException
                        or StorageFullException
                        or AuthenticationFailedException
                        or Azure.RequestFailedException
            )
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
