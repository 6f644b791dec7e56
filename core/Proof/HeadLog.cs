using System.Globalization;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Proof;

/// <summary>
/// The log of heads: one partition to which leaves, the nodes they make whole and a head are added in one batch, and in which
/// nothing changes.
/// </summary>
public sealed class HeadLog(IRecords records)
{
    public const string Table = "heads";
    private const string Partition = "log";
    private const string Heads = "head|";
    private const string Latest = "now|";
    private const long Highest = 9_999_999_999;

    /// <summary>Heads that are looked at for one that can be read.</summary>
    private const int NewestAmong = 20;

    /// <summary>Leaves of one batch: each is a row, replaces the latest of its chain and makes about two nodes whole; one row is the head.</summary>
    private const int MostLeaves = 24;

    /// <summary>Whether no head was ever taken: also a damaged one was.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancel) =>
        (await records.Query(Table, Partition, KeyRange.StartingWith(Heads), 1, null, cancel)).Rows.Count == 0;

    /// <summary>Everything, as it lies there: for who recomputes it.</summary>
    public Task<IReadOnlyList<Row>> Rows(CancellationToken cancel) =>
        records.All(Table, Partition, KeyRange.All, cancel);

    /// <summary>Leaves so far: the key of the newest head tells, whether it can be read or not.</summary>
    private async Task<long> Size(CancellationToken cancel)
    {
        var newest = await records.Query(Table, Partition, KeyRange.StartingWith(Heads), 1, null, cancel);
        return newest.Rows is [var row] ? SizeIn(row.Key) ?? throw new DamagedRecordException(row.Key) : 0;
    }

    /// <summary>The newest head that can be read; of an empty log <see cref="Head.None"/>.</summary>
    public async Task<Head> Newest(CancellationToken cancel) =>
        (await List(null, NewestAmong, cancel)) is [var head, ..] ? head : Head.None;

    /// <summary>Newest first.</summary>
    /// <param name="below">Only those of fewer leaves; null: from the newest.</param>
    public async Task<IReadOnlyList<Head>> List(long? below, int take, CancellationToken cancel)
    {
        var range = KeyRange.StartingWith(Heads);
        if (below is { } size)
            range = range with { From = KeyOfHead(size - 1) };
        var page = await records.Query(Table, Partition, range, take, null, cancel);
        // One that was damaged stops nobody; verification names it.
        return [.. page.Rows.Select(r => Json.TryRead<Head>(r.Body)).OfType<Head>()];
    }

    /// <summary>The last leaf of every chain, by its key.</summary>
    public async Task<IReadOnlyDictionary<string, LatestLeaf>> LatestOfAll(CancellationToken cancel)
    {
        var rows = await records.All(Table, Partition, KeyRange.StartingWith(Latest), cancel);
        return rows.ToDictionary(r => r.Key, LatestLeaf.Of);
    }

    /// <summary>
    /// The last leaves of a table's chains, of those after one partition up to another. What cannot be read is left out:
    /// <see cref="LogRules"/> names it.
    /// </summary>
    /// <param name="last">Null: to the end.</param>
    public async Task<IReadOnlyList<Leaf>> LatestIn(string table, string? after, string? last, CancellationToken cancel)
    {
        var prefix = $"{Latest}{table}|";
        var from = prefix + Shortened(after ?? "");
        var to = last is null ? KeyRange.StartingWith(prefix).To : prefix + Shortened(last) + '\ufffd';
        var rows = await records.All(Table, Partition, new(from, to), cancel);
        var leaves = rows.Select(r => Json.TryRead<Leaf>(r.Body)).OfType<Leaf>().Where(l => l.Table == table);
        bool IsIn(string partition) =>
            (after is null || string.CompareOrdinal(partition, after) > 0)
            && (last is null || string.CompareOrdinal(partition, last) <= 0);
        return [.. leaves.Where(l => IsIn(l.Partition))];
    }

    public async Task<LatestLeaf?> LatestOf(string table, string partition, CancellationToken cancel) =>
        await records.Read(Table, Partition, KeyOfLatest(table, partition), cancel) is { } row
            ? LatestLeaf.Of(row)
            : null;

    public async Task<byte[]> Node(NodePlace place, CancellationToken cancel)
    {
        var row = await records.Find<string>(Table, Partition, KeyOf(place), cancel);
        return row is null ? throw new DamagedRecordException(KeyOf(place)) : Convert.FromHexString(row.Value);
    }

    /// <summary>Adds ends of chains, as many as one batch takes.</summary>
    /// <returns>The head after it and how many were added; null: somebody else has added meanwhile.</returns>
    public async Task<(Head Head, int Added)?> TryAppend(
        IReadOnlyList<ChainEndAt> ends,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var before = await Size(cancel);
        var made = new Dictionary<NodePlace, byte[]>();
        Task<byte[]> Read(NodePlace place) =>
            made.TryGetValue(place, out var hash) ? Task.FromResult(hash) : Node(place, cancel);
        var changes = new List<RowChange>();
        var size = before;
        foreach (var end in ends.Take(MostLeaves))
        {
            var leaf = new Leaf(size, end.Table, end.Partition, end.End.Number, end.End.Hash);
            foreach (var (place, hash) in await TreeRules.Append(size, TreeRules.LeafHash(leaf.Bytes()), Read))
                made[place] = hash;
            var body = Json.Write(leaf);
            changes.Add(RowChange.Insert(KeyOfLeaf(size), body));
            changes.Add(RowChange.Put(KeyOfLatest(end.Table, end.Partition), body, end.ETag));
            size++;
        }
        foreach (var (place, hash) in made)
            changes.Add(RowChange.Insert(KeyOf(place), Json.Write(Convert.ToHexStringLower(hash))));
        var head = new Head(size, Convert.ToHexStringLower(await TreeRules.Root(size, Read)), at);
        changes.Add(RowChange.Insert(KeyOfHead(size), Json.Write(head)));
        var outcome = await records.Write(Table, Partition, changes, cancel);
        return outcome.Written ? (head, (int)(size - before)) : null;
    }

    internal static string KeyOfLeaf(long index) => $"leaf|{Number(index)}";

    internal static string KeyOfHead(long size) => Heads + Number(Highest - size);

    internal static string KeyOf(NodePlace place) =>
        FormattableString.Invariant($"node|{place.Level:D2}|{place.Index:D10}");

    /// <summary>In the order of the partitions. A long name may be longer than a key; a hash then tells it from those that begin alike.</summary>
    internal static string KeyOfLatest(string table, string partition)
    {
        var shortened = Shortened(partition);
        var end = shortened == partition ? "" : $"~{Chain.HashOf(partition)}";
        return $"{Latest}{table}|{shortened}{end}";
    }

    private static string Shortened(string partition) => partition.Length <= 100 ? partition : partition[..100];

    /// <summary>The size a head's key tells; null: it is no head's key.</summary>
    internal static long? SizeIn(string key) =>
        key.StartsWith(Heads, StringComparison.Ordinal)
        && long.TryParse(key.AsSpan(Heads.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Highest - number
            : null;

    private static string Number(long number) => number.ToString("D10", CultureInfo.InvariantCulture);
}

/// <summary>The last leaf of a chain as it is stored.</summary>
/// <param name="Leaf">Null: it cannot be read.</param>
public sealed record LatestLeaf(Leaf? Leaf, string ETag)
{
    public static LatestLeaf Of(Row row) => new(Json.TryRead<Leaf>(row.Body), row.ETag);
}

/// <summary>The end of a chain that the log does not have yet.</summary>
/// <param name="ETag">Of the chain's latest leaf as it was read; null: it has none.</param>
public sealed record ChainEndAt(string Table, string Partition, ChainEnd End, string? ETag);
