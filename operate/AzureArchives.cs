using System.Reflection;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using PlanMonitor.Core.Backup;
using PlanMonitor.Core.Proof;
using PlanMonitor.Functions.Storage;

namespace PlanMonitor.Operate;

/// <summary>An account's tables and objects as a whole: archives of them, and whether they are what was recorded.</summary>
public sealed class AzureArchives(TableServiceClient tables, BlobServiceClient blobs)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly BlobFiles files = new(blobs, TimeProvider.System);

    /// <summary>While the app runs: each partition as it stood at one moment, the agenda first. The file gets its name when it is whole and on the disk.</summary>
    public async Task<Manifest> Backup(string path, TimeProvider clock, CancellationToken cancel)
    {
        var part = path + ".part";
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using var to = new FileStream(part, options);
        to.SetLength(0);
        var manifest = await new ArchiveWriter(Storage()).Write(to, clock.GetUtcNow(), Version(), cancel);
        to.Flush(flushToDisk: true);
        File.Move(part, path, overwrite: true);
        return manifest;
    }

    /// <summary>Into an account that holds nothing yet. All of the archive is looked at before any of it is written.</summary>
    /// <exception cref="ArchiveException">It is none of ours, or the account is in use.</exception>
    public async Task<Manifest> Restore(string path, CancellationToken cancel)
    {
        await using var from = File.OpenRead(path);
        using var archive = ArchiveReader.Open(from, long.MaxValue);
        var storage = Storage();
        if (await storage.FirstInUse(cancel) is { } table)
            throw new ArchiveException(
                $"The table {table} of this account holds rows. Restore into an account of its own; what an earlier restore left there goes with its tables."
            );
        await archive.Verify(cancel);
        await files.MakeContainers(cancel);
        await archive.Restore(storage, cancel);
        return archive.Manifest;
    }

    /// <summary>Recomputes everything that is recorded, the heads of the container among it.</summary>
    public async Task<(VerifyPage Found, Head Head)> Verify(CancellationToken cancel)
    {
        var records = new TableRecords(tables);
        var log = new HeadLog(records);
        var verification = new VerifyService(records, records, new(files), log, new BlobHeads(blobs));
        return (await verification.All([], cancel), await log.Newest(cancel));
    }

    private WholeStorage Storage()
    {
        var records = new TableRecords(tables);
        return new(records, records, files, files);
    }

    private static string Version() =>
        typeof(AzureArchives).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "";
}
