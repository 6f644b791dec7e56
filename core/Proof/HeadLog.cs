using System.Globalization;
using System.Text;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Proof;

/// <summary>The log of heads: one partition to which leaves, the nodes they make whole and a head are added in one batch, and in which nothing changes.</summary>
public sealed class HeadLog(IRecords records)
{
    public const string Table = "heads";
    private const string Partition = "log";
    private const string Heads = "head|";
    private const string Latest = "now|";
    private const long Highest = 9_999_999_999;

    /// <summary>Leaves of one batch: each is a row, replaces the latest of its chain, and makes about one node whole; one more row is the head.</summary>
    private const int MostLeaves = 24;

    /// <summary>The newest head; of an empty log <see cref="Head.None"/>.</summary>
    public async Task<Head> Newest(CancellationToken cancel) =>
        (await List(null, 1, cancel)) is [var head, ..] ? head : Head.None;

    /// <summary>Newest first.</summary>
    /// <param name="below">Only those of fewer leaves; null: from the newest.</param>
    public async Task<IReadOnlyList<Head>> List(long? below, int take, CancellationToken cancel)
    {
        var range = KeyRange.StartingWith(Heads);
        if (below is { } size)
            range = range with { From = KeyOfHead(size - 1) };
        var page = await records.Query(Table, Partition, range, take, null, cancel);
        return [.. page.Rows.Select(r => r.As<Head>().Value)];
    }

    /// <summary>The last leaf of every chain.</summary>
    public async Task<IReadOnlyDictionary<(string Table, string Partition), Stored<Leaf>>> LatestOfAll(
        CancellationToken cancel
    )
    {
        var rows = await records.FindAll<Leaf>(Table, Partition, KeyRange.StartingWith(Latest), cancel);
        return rows.ToDictionary(r => (r.Value.Table, r.Value.Partition));
    }

    public Task<Stored<Leaf>?> LatestOf(string table, string partition, CancellationToken cancel) =>
        records.Find<Leaf>(Table, Partition, KeyOfLatest(table, partition), cancel);

    public async Task<byte[]> Node(NodePlace place, CancellationToken cancel)
    {
        var row = await records.Find<string>(Table, Partition, KeyOf(place), cancel);
        return row is null ? throw new DamagedRecordException(KeyOf(place)) : Convert.FromHexString(row.Value);
    }

    /// <summary>Leaves in the order of their index.</summary>
    public async Task<IReadOnlyList<Leaf>> Leaves(long from, int take, CancellationToken cancel)
    {
        var range = new KeyRange(KeyOfLeaf(from), KeyOfLeaf(from + take));
        return await records.ReadAll<Leaf>(Table, Partition, range, cancel);
    }

    /// <summary>Adds ends of chains, as many as one batch takes.</summary>
    /// <returns>The head after it and how many were added; null: somebody else has added meanwhile.</returns>
    public async Task<(Head Head, int Added)?> TryAppend(
        IReadOnlyList<ChainEndAt> ends,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var before = await Newest(cancel);
        var made = new Dictionary<NodePlace, byte[]>();
        Task<byte[]> Read(NodePlace place) =>
            made.TryGetValue(place, out var hash) ? Task.FromResult(hash) : Node(place, cancel);
        var changes = new List<RowChange>();
        var size = before.Size;
        foreach (var end in ends.Take(MostLeaves))
        {
            var leaf = new Leaf(size, end.Table, end.Partition, end.End.Number, end.End.Hash);
            foreach (var (place, hash) in await TreeRules.Append(size, TreeRules.LeafHash(leaf.Bytes()), Read))
                made[place] = hash;
            var body = Json.Write(leaf);
            changes.Add(RowChange.Insert(KeyOfLeaf(size), body));
            changes.Add(RowChange.Put(KeyOfLatest(end.Table, end.Partition), body, end.Seen?.ETag));
            size++;
        }
        foreach (var (place, hash) in made)
            changes.Add(RowChange.Insert(KeyOf(place), Json.Write(Convert.ToHexStringLower(hash))));
        var head = new Head(size, Convert.ToHexStringLower(await TreeRules.Root(size, Read)), at);
        changes.Add(RowChange.Insert(KeyOfHead(size), Json.Write(head)));
        var outcome = await records.Write(Table, Partition, changes, cancel);
        return outcome.Written ? (head, (int)(size - before.Size)) : null;
    }

    private static string KeyOfLeaf(long index) => $"leaf|{Number(index)}";

    private static string KeyOfHead(long size) => Heads + Number(Highest - size);

    private static string KeyOf(NodePlace place) =>
        FormattableString.Invariant($"node|{place.Level:D2}|{place.Index:D10}");

    /// <summary>Both names together may be longer than a key.</summary>
    private static string KeyOfLatest(string table, string partition) =>
        Latest + Chain.HexOf(Encoding.UTF8.GetBytes($"{table}\n{partition}"));

    private static string Number(long number) => number.ToString("D10", CultureInfo.InvariantCulture);
}

/// <summary>The end of a chain that the log does not have yet.</summary>
/// <param name="Seen">The chain's latest leaf as it was read; null: it has none.</param>
public sealed record ChainEndAt(string Table, string Partition, ChainEnd End, Stored<Leaf>? Seen);
