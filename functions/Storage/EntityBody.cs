using System.Globalization;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Storage;

/// <summary>
/// A row's body as properties of a table entity: 64 KiB a property in UTF-16, 1 MiB an entity
/// (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model). The emulator lets larger entities pass.
/// </summary>
public static class EntityBody
{
    /// <summary>A little under the 32 Ki characters of a property, so that the limit of the service is never the first to be met.</summary>
    public const int ChunkLength = 32_000;

    public const int MaxEntity = 1024 * 1024;

    public static string PropertyAt(int index) => index.ToString("'Body'00", CultureInfo.InvariantCulture);

    /// <summary>The body in chunks; never between the two halves of a surrogate pair, which would not survive the journey apart.</summary>
    /// <exception cref="StorageFullException">The row does not fit in an entity; nothing was sent.</exception>
    public static IReadOnlyList<string> Split(string partition, string key, string body)
    {
        var chunks = new List<string>();
        for (var start = 0; start == 0 || start < body.Length; )
        {
            var end = Math.Min(start + ChunkLength, body.Length);
            if (end < body.Length && char.IsHighSurrogate(body[end - 1]))
                end--;
            chunks.Add(body[start..end]);
            start = end;
            if (end == 0)
                break;
        }
        var size = SizeOf(partition, key, chunks);
        return size <= MaxEntity
            ? chunks
            : throw new StorageFullException($"The row {key} takes {size} bytes; a table entity holds {MaxEntity}.");
    }

    /// <summary>The chunks a reader finds, put together.</summary>
    public static string Join(Func<string, string?> read)
    {
        var chunks = new List<string>();
        while (read(PropertyAt(chunks.Count)) is { } chunk)
            chunks.Add(chunk);
        return string.Concat(chunks);
    }

    /// <summary>As the service counts: 4 + 2 a key character; a property 8 + 2 a name character + 4 + 2 a character; and the Timestamp it adds.</summary>
    private static int SizeOf(string partition, string key, IReadOnlyList<string> chunks) =>
        4
        + 2 * (partition.Length + key.Length)
        + (8 + 2 * "Timestamp".Length + 8)
        + chunks.Select((c, i) => 8 + 2 * PropertyAt(i).Length + 4 + 2 * c.Length).Sum();
}
