using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Backup;

/// <summary>
/// One file that holds everything: rows by table, kept objects by hash, and the manifest. Rows come first and objects after them, so that every object a
/// row names is there.
/// </summary>
public sealed class ArchiveWriter(WholeStorage storage)
{
    /// <param name="to">A zip is written to it, piece by piece.</param>
    /// <param name="at">Not later than the first row is read.</param>
    public async Task<Manifest> Write(Stream to, DateTimeOffset at, string program, CancellationToken cancel)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<TablePart>();
        foreach (var table in StoredTables.Kept.Reverse())
            tables.Insert(0, await WriteTable(zip, table, cancel));
        var objects = new List<ObjectPart>();
        var damaged = new List<string>();
        await foreach (var sha256 in storage.Objects(cancel))
        {
            if (await WriteObject(zip, sha256, cancel) is { } written)
                objects.Add(written);
            else
                damaged.Add(sha256);
        }
        var manifest = new Manifest(Manifest.ThisFormat, at, program, tables, objects, damaged);
        await using var entry = zip.CreateEntry(Manifest.EntryName).Open();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(Json.Write(manifest)), cancel);
        return manifest;
    }

    private async Task<TablePart> WriteTable(ZipArchive zip, string table, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = zip.CreateEntry(TablePart.NameOf(table), CompressionLevel.Fastest).Open();
        var (rows, size) = (0L, 0L);
        await foreach (var partition in storage.Partitions(table, cancel))
        {
            foreach (var row in await storage.Rows(table, partition, cancel))
            {
                var line = Encoding.UTF8.GetBytes(Json.Write(new ArchivedRow(partition, row.Key, row.Body)) + "\n");
                hash.AppendData(line);
                await entry.WriteAsync(line, cancel);
                (rows, size) = (rows + 1, size + line.Length);
            }
        }
        return new(table, rows, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Null: its bytes do not have its hash; one file that rotted must not leave an office without a backup.</summary>
    private async Task<ObjectPart?> WriteObject(ZipArchive zip, string sha256, CancellationToken cancel)
    {
        // Looked at before it is written: an entry cannot be taken back.
        if (
            await BytesOf(sha256, cancel) is not { } bytes
            || Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256
        )
            return null;
        await using var entry = zip.CreateEntry(ObjectPart.NameOf(sha256), CompressionLevel.Fastest).Open();
        await entry.WriteAsync(bytes, cancel);
        return new(sha256, bytes.Length);
    }

    /// <summary>Null: it cannot be read, or is larger than an object may be.</summary>
    private async Task<byte[]?> BytesOf(string sha256, CancellationToken cancel)
    {
        try
        {
            if (await storage.Open(sha256, cancel) is not { } content)
                return null;
            await using (content)
            {
                if (content.Length > FileRules.MaxSize)
                    return null;
                var bytes = new byte[content.Length];
                await content.ReadExactlyAsync(bytes, cancel);
                return bytes;
            }
        }
        catch (IOException)
        {
            return null;
        }
    }
}
