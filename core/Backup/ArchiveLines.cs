using System.Security.Cryptography;
using System.Text.Json;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Backup;

/// <summary>The lines of a table in an archive that anybody may have written: no longer than a row may be, not more bytes than the manifest says, each a row that a storage takes.</summary>
internal sealed class ArchiveLines(Stream from, TablePart table) : IDisposable
{
    /// <summary>A letter of a body takes six bytes at most; keys and names are small beside it.</summary>
    private const int MaxLine = (6 * IRecords.MaxBody) + (16 * 1024);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[MaxLine];
    private (int From, int To) filled;
    private long size;
    private long rows;
    private ArchivedRow? last;

    /// <summary>The next row; null: the table ended where the manifest says.</summary>
    /// <exception cref="ArchiveException">It is not what the manifest says, or no storage takes it.</exception>
    public async Task<ArchivedRow?> Next(CancellationToken cancel)
    {
        if (await Line(cancel) is not { } line)
        {
            if (size != table.Size || rows != table.Rows || !table.Sha256.Equals(HashSoFar(), StringComparison.Ordinal))
                throw Wrong("does not have the hash that the manifest says");
            return null;
        }
        rows++;
        var row = Parse(line);
        Check(row);
        return last = row;
    }

    public void Dispose() => hash.Dispose();

    private string HashSoFar() => Convert.ToHexStringLower(hash.GetCurrentHash());

    private async Task<ReadOnlyMemory<byte>?> Line(CancellationToken cancel)
    {
        while (true)
        {
            var end = buffer.AsSpan(filled.From, filled.To - filled.From).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = buffer.AsMemory(filled.From, end);
                filled.From += end + 1;
                return line;
            }
            if (filled.From > 0)
            {
                buffer.AsSpan(filled.From, filled.To - filled.From).CopyTo(buffer);
                filled = (0, filled.To - filled.From);
            }
            if (filled.To == buffer.Length)
                throw Wrong("has a line that is longer than a row may be");
            var read = await from.ReadAsync(buffer.AsMemory(filled.To), cancel);
            if (read == 0)
                return filled.To == 0 ? null : throw Wrong("ends within a line");
            hash.AppendData(buffer.AsSpan(filled.To, read));
            filled.To += read;
            if ((size += read) > table.Size)
                throw Wrong("is larger than the manifest says");
        }
    }

    private ArchivedRow Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchivedRow>(Json.TextOf(line.Span), Json.Strict)
                ?? throw Wrong($"has no row in line {rows}");
        }
        catch (JsonException e)
        {
            throw new ArchiveException($"The archive's table {table.Name} has no row in line {rows}.", e);
        }
    }

    /// <summary>In order, so that none comes twice; within what both storages take.</summary>
    private void Check(ArchivedRow row)
    {
        if (last is not null && Order(last, row) >= 0)
            throw Wrong($"is not in the order of its keys in line {rows}");
        try
        {
            // Links stand under keys that no other row may have.
            var isLink = row.Key.StartsWith(Chain.Mark, StringComparison.Ordinal);
            if (isLink && !(Chain.Holds(table.Name) && Chain.IsKey(row.Key)))
                throw new ArgumentException(row.Key);
            var key = isLink ? row.Key.Replace(Chain.Mark, "~", StringComparison.Ordinal) : row.Key;
            RecordGuards.Check(row.Partition, [RowChange.Insert(key, row.Body)]);
        }
        catch (Exception e) when (e is ArgumentException or RecordTooLongException or StorageFullException)
        {
            throw new ArchiveException(
                $"The archive's table {table.Name} has a row in line {rows} that no storage takes.",
                e
            );
        }
    }

    private static int Order(ArchivedRow a, ArchivedRow b) =>
        string.CompareOrdinal(a.Partition, b.Partition) is var partitions and not 0
            ? partitions
            : string.CompareOrdinal(a.Key, b.Key);

    private ArchiveException Wrong(string what) => new($"The archive's table {table.Name} {what}.");
}
