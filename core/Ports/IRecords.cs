namespace PlanMonitor.Core.Ports;

/// <summary>
/// Rows by (table, partition, key) with an ETag. A batch is all or nothing, within one partition, at most <see cref="MaxBatch"/> rows.
/// Keys are ordered by code unit (ordinal). Acknowledged means durable.
/// In a chained table every batch adds its link (<see cref="Chain"/>); a query shows links only where its range begins among them.
/// </summary>
/// <exception cref="StorageFullException">No room: nothing was written.</exception>
/// <exception cref="StorageBusyException">
/// Throttled, locked, or no answer in time: nothing was written, but for an answer that got lost; may be tried again. A conflict, in a chained table, is always with somebody else.
/// </exception>
/// <exception cref="StorageDamagedException">What is stored cannot be read, and nothing is written any more.</exception>
public interface IRecords
{
    /// <summary>Rows of a batch; an entity group transaction of Azure Tables takes one more, which is the link's.</summary>
    const int MaxBatch = 99;

    /// <summary>Characters of a body; an Azure Tables entity holds 1 MiB, its texts as UTF-16.</summary>
    const int MaxBody = 480_000;

    /// <summary>
    /// Characters of all bodies of a batch: Azure Tables takes 4 MiB of JSON, in which a Vietnamese letter may be six bytes; the rest is for the keys of its rows and of its link.
    /// </summary>
    const int MaxBatchBody = 520_000;

    /// <summary>
    /// Characters of partition and key in an address: each row of a batch is answered with its own, and Azure.Core reads lines of at most 4,096 (MultipartResponse).
    /// </summary>
    const int MaxAddress = 3_600;

    /// <summary>Null: no such row; a key that no storage accepts is none either.</summary>
    Task<Row?> Read(string table, string partition, string key, CancellationToken cancel);

    /// <summary>Rows with from &lt;= key &lt; to, in key order, at most <paramref name="take"/>; <paramref name="cursor"/> is what an earlier page gave, any other text finds rows of this range or none.</summary>
    Task<RowPage> Query(
        string table,
        string partition,
        KeyRange range,
        int take,
        string? cursor,
        CancellationToken cancel
    );

    Task<WriteOutcome> Write(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        CancellationToken cancel
    );
}

public sealed record Row(string Key, string Body, string ETag);

public sealed record RowPage(IReadOnlyList<Row> Rows, string? Cursor);

/// <summary>Half-open range of row keys; null leaves that side open.</summary>
public readonly record struct KeyRange(string? From, string? To)
{
    public static readonly KeyRange All = new(null, null);

    /// <summary>As it is looked up: a range that does not begin among the links is without them.</summary>
    public KeyRange WithoutLinks() => From is null ? this with { From = Chain.AfterLinks } : this;

    /// <summary>All keys that start with <paramref name="prefix"/>.</summary>
    public static KeyRange StartingWith(string prefix) => new(prefix, prefix[..^1] + (char)(prefix[^1] + 1));
}

/// <summary>One row of a batch. Insert fails where the row exists; Replace and Delete fail where the ETag differs or the row is gone.</summary>
public sealed record RowChange(ChangeKind Kind, string Key, string Body, string ETag)
{
    public static RowChange Insert(string key, string body) => new(ChangeKind.Insert, key, body, "");

    public static RowChange Replace(string key, string body, string etag) => new(ChangeKind.Replace, key, body, etag);

    /// <summary>A row as it is to stand now.</summary>
    /// <param name="etag">Of the row as it was read; null: there was none.</param>
    public static RowChange Put(string key, string body, string? etag) =>
        etag is null ? Insert(key, body) : Replace(key, body, etag);

    public static RowChange Delete(string key, string etag) => new(ChangeKind.Delete, key, "", etag);
}

public enum ChangeKind
{
    /// <summary>A new row; it must not be there.</summary>
    Insert,

    /// <summary>A row with the ETag that was read.</summary>
    Replace,

    /// <summary>The same row, gone.</summary>
    Delete,
}

/// <param name="ETags">The new ETags in the order of the changes (empty text for a delete); empty where nothing was written.</param>
/// <param name="ConflictAt">Index of the change that did not fit what is stored; then nothing was written.</param>
public sealed record WriteOutcome(IReadOnlyList<string> ETags, int? ConflictAt)
{
    public bool Written => ConflictAt is null;
}

/// <summary>The storage has no room; nothing was written.</summary>
public sealed class StorageFullException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A row would grow over <see cref="IRecords.MaxBody"/>; nothing was written.</summary>
public sealed class RecordTooLongException(string key, int length)
    : Exception($"The row {key} has {length} characters; a storage takes {IRecords.MaxBody}.");

/// <summary>The storage is throttled, locked or away; nothing was written, or nobody knows.</summary>
public sealed class StorageBusyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What the storage holds is not what it once wrote; nothing more is written until it is restored.</summary>
public sealed class StorageDamagedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Guards shared by both implementations.</summary>
public static class RecordGuards
{
    /// <exception cref="ArgumentException">An empty batch, more than 99 rows, the same row twice, or a key that no storage accepts.</exception>
    /// <exception cref="RecordTooLongException">A body over the limit.</exception>
    /// <exception cref="StorageFullException">All bodies together are over the limit.</exception>
    public static void Check(string partition, IReadOnlyList<RowChange> changes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(changes.Count, nameof(changes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changes.Count, IRecords.MaxBatch, nameof(changes));
        CheckKey(partition);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            CheckKey(change.Key);
            if (string.CompareOrdinal(change.Key, Chain.AfterLinks) < 0)
                throw new ArgumentException($"Such keys are the storage's own: '{change.Key}'.", nameof(changes));
            if (AddressLength(partition) + AddressLength(change.Key) > IRecords.MaxAddress)
                throw new ArgumentException($"The address of the row {change.Key} is too long.", nameof(changes));
            if (change.Body.Length > IRecords.MaxBody)
                throw new RecordTooLongException(change.Key, change.Body.Length);
            if (!seen.Add(change.Key))
                throw new ArgumentException($"The row {change.Key} stands twice in one batch.", nameof(changes));
        }
        var size = changes.Sum(c => c.Body.Length);
        if (size > IRecords.MaxBatchBody)
            throw new StorageFullException(
                $"The batch has {size} characters; a storage takes {IRecords.MaxBatchBody}."
            );
    }

    /// <exception cref="ArgumentException">Empty, longer than 512 characters, with / \ # ? or control characters (not allowed in Azure Tables), or with surrogates (stores order them differently).</exception>
    public static void CheckKey(string key)
    {
        if (!IsKey(key))
            throw new ArgumentException($"Not a storage key: '{key}'.", nameof(key));
    }

    /// <summary>Quotes are doubled before they are escaped.</summary>
    private static int AddressLength(string key) =>
        Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal)).Length;

    /// <summary>Whether a row may have this key.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= 512 && !key.Any(IsForbidden);

    private static bool IsForbidden(char c) =>
        c is '/' or '\\' or '#' or '?' || char.IsControl(c) || char.IsSurrogate(c);
}

public static class RecordsQueries
{
    /// <summary>Every row of a range, page after page.</summary>
    public static async Task<IReadOnlyList<Row>> All(
        this IRecords records,
        string table,
        string partition,
        KeyRange range,
        CancellationToken cancel
    )
    {
        var rows = new List<Row>();
        string? cursor = null;
        do
        {
            var page = await records.Query(table, partition, range, 1000, cursor, cancel);
            rows.AddRange(page.Rows);
            cursor = page.Cursor;
        } while (cursor is not null);
        return rows;
    }
}
