using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Backup;

/// <summary>
/// An archive that anybody may have written. Nothing of it is a path: an entry is a table of the list, an object under its hash, or the manifest. Its whole
/// content is looked at (<see cref="Verify"/>) before any of it is written anywhere.
/// </summary>
public sealed class ArchiveReader : IDisposable
{
    private const int MaxManifest = 256 * 1024 * 1024;

    /// <summary>Rows of one partition that are held at once before they are handed on.</summary>
    private const int MaxHeld = IRecords.MaxBatch;
    private readonly ZipArchive zip;

    private ArchiveReader(ZipArchive zip, Manifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public Manifest Manifest { get; }

    /// <summary>Bytes of everything that is in it.</summary>
    public long Size => Manifest.Tables.Sum(t => t.Size) + Manifest.Objects.Sum(o => o.Size);

    /// <param name="file">Seekable.</param>
    /// <param name="room">Bytes it may come to when it is unpacked.</param>
    /// <exception cref="ArchiveException">It is no archive of this program, or claims to be larger.</exception>
    public static ArchiveReader Open(Stream file, long room)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new(file, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = ManifestOf(zip);
            CheckEntries(zip, manifest);
            CheckRoom(manifest, room);
            return new(zip, manifest);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or IOException or NotSupportedException)
        {
            zip?.Dispose();
            throw new ArchiveException("The file is no archive of PlanMonitor, or it is damaged.", e);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Every byte against the manifest, every row against what a storage takes.</summary>
    /// <exception cref="ArchiveException">Something is not as the manifest says.</exception>
    public Task Verify(CancellationToken cancel) =>
        Read((_, _, _) => Task.CompletedTask, (_, _) => Task.CompletedTask, cancel);

    /// <summary>Writes everything: objects first, so that no row ever names one that is missing. What was verified is verified again as it is written.</summary>
    public Task Restore(WholeStorage into, CancellationToken cancel) =>
        Read(
            (table, partition, rows) => into.PutBack(table, partition, rows, cancel),
            (sha256, content) => into.Add(content, sha256, cancel),
            cancel
        );

    public void Dispose() => zip.Dispose();

    private async Task Read(
        Func<string, string, IReadOnlyList<Row>, Task> rows,
        Func<string, ReadOnlyMemory<byte>, Task> content,
        CancellationToken cancel
    )
    {
        try
        {
            foreach (var part in Manifest.Objects)
                await content(part.Sha256, await BytesOf(part, cancel));
            foreach (var table in Manifest.Tables)
                await ReadTable(table, rows, cancel);
        }
        catch (InvalidDataException e)
        {
            throw new ArchiveException("The archive is damaged.", e);
        }
    }

    private async Task ReadTable(
        TablePart table,
        Func<string, string, IReadOnlyList<Row>, Task> take,
        CancellationToken cancel
    )
    {
        await using var entry = EntryOf(table.EntryName).Open();
        using var lines = new ArchiveLines(entry, table);
        var (partition, held) = ("", new List<Row>());
        while (await lines.Next(cancel) is { } row)
        {
            if (held.Count > 0 && (row.Partition != partition || held.Count == MaxHeld))
            {
                await take(table.Name, partition, held);
                held = [];
            }
            partition = row.Partition;
            held.Add(new(row.Key, row.Body, ""));
        }
        if (held.Count > 0)
            await take(table.Name, partition, held);
    }

    private async Task<ReadOnlyMemory<byte>> BytesOf(ObjectPart part, CancellationToken cancel)
    {
        await using var entry = EntryOf(part.EntryName).Open();
        var bytes = new byte[part.Size];
        var read = await entry.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        var isWhole = read == bytes.Length && await entry.ReadAsync(new byte[1], cancel) == 0;
        return isWhole && Convert.ToHexStringLower(SHA256.HashData(bytes)) == part.Sha256
            ? bytes
            : throw new ArchiveException($"The archive's object {part.Sha256} does not have its hash.");
    }

    private static Manifest ManifestOf(ZipArchive zip)
    {
        var entry = zip.GetEntry(Manifest.EntryName)
            ?? throw new ArchiveException("The file has no manifest: it is no archive of PlanMonitor.");
        using var from = entry.Open();
        using var text = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = from.Read(buffer)) > 0; )
        {
            text.Write(buffer, 0, read);
            if (text.Length > MaxManifest)
                throw new ArchiveException("The archive's manifest is too large.");
        }
        var manifest = JsonSerializer.Deserialize<Manifest>(
            Json.TextOf(text.GetBuffer().AsSpan(0, (int)text.Length)),
            Json.Strict
        );
        return manifest ?? throw new ArchiveException("The archive's manifest is empty.");
    }

    /// <summary>Exactly what the manifest names is there, once, and all of it may be.</summary>
    private static void CheckEntries(ZipArchive zip, Manifest manifest)
    {
        if (manifest.Format != Manifest.ThisFormat)
            throw new ArchiveException(
                $"The archive has the format {manifest.Format}; this program reads {Manifest.ThisFormat}. Use the version {manifest.Program} of the program."
            );
        var tables = manifest.Tables.Select(t => t.Name).ToList();
        if (tables.Find(t => !StoredTables.Kept.Contains(t)) is { } foreign)
            throw new ArchiveException($"The archive has a table that is none of a backup: {Shown(foreign)}.");
        if (manifest.Objects.Any(o => !FileRules.IsSha256(o.Sha256) || o.Size is < 0 or > FileRules.MaxSize))
            throw new ArchiveException("The archive's manifest names an object that is none.");
        if (manifest.Tables.Any(t => t.Size < 0 || t.Rows < 0))
            throw new ArchiveException("The archive's manifest has a size that is none.");
        string[] named =
        [
            Manifest.EntryName,
            .. manifest.Tables.Select(t => t.EntryName),
            .. manifest.Objects.Select(o => o.EntryName),
        ];
        var there = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
        if (there.Count != zip.Entries.Count || named.Length != there.Count || !there.SetEquals(named))
            throw new ArchiveException("The archive's entries are not those that its manifest names.");
    }

    private static void CheckRoom(Manifest manifest, long room)
    {
        var left = room;
        foreach (var size in manifest.Tables.Select(t => t.Size).Concat(manifest.Objects.Select(o => o.Size)))
        {
            if (size > left)
                throw new ArchiveException(
                    $"The archive comes to more than the {room / (1024 * 1024)} MiB there is room for."
                );
            left -= size;
        }
    }

    /// <summary>A name from outside, short and without what a terminal would obey.</summary>
    private static string Shown(string name) =>
        new([.. name.Take(40).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '?')]);

    private ZipArchiveEntry EntryOf(string name) =>
        zip.GetEntry(name) ?? throw new ArchiveException($"The archive has no {name}.");
}
