using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Proof;

/// <summary>
/// Adds to the log where the chains end now, and keeps the head outside of the records. Safe to run early, late, twice or on two machines: what has not
/// moved since is not added again.
/// </summary>
/// <param name="machine">The clock of the machine: a demonstration's virtual one proves nothing.</param>
public sealed class HeadService(IRecords records, IWholeRecords whole, HeadLog log, IHeads heads, MachineClock machine)
{
    private const int Page = 500;

    /// <summary>
    /// Before anybody works: rows of an earlier version of this program, which made no chains, are taken in by the first head of all. Later, rows without a
    /// chain are rows that no act wrote.
    /// </summary>
    public async Task Begin(CancellationToken cancel)
    {
        if ((await log.Newest(cancel)).Size == 0)
            await Take(cancel);
    }

    /// <summary>Every chain that has moved.</summary>
    /// <returns>The newest head.</returns>
    public async Task<Head> Take(CancellationToken cancel)
    {
        var isFirst = (await log.Newest(cancel)).Size == 0;
        var seen = await log.LatestOfAll(cancel);
        var moved = new List<ChainEndAt>();
        foreach (var table in Chain.ChainedTables.Order(StringComparer.Ordinal))
        {
            await foreach (var partition in PartitionsOf(whole, table, cancel))
            {
                var end = await EndOf(table, partition, cancel);
                if (end is null && isFirst)
                    end = await Adopt(table, partition, cancel);
                var latest = seen.GetValueOrDefault((table, partition));
                if (end is not null && end.Hash != latest?.Value.Hash)
                    moved.Add(new(table, partition, end, latest));
            }
        }
        return await Append(moved, cancel);
    }

    /// <summary>One chain: the receipt that is asked for now need not wait.</summary>
    /// <returns>Its latest leaf, and a head that covers it. Null: there is no such chain.</returns>
    public async Task<(Leaf Leaf, Head Head)?> TakeOne(string table, string partition, CancellationToken cancel)
    {
        while (true)
        {
            if (await EndOf(table, partition, cancel) is not { } end)
                return null;
            var latest = await log.LatestOf(table, partition, cancel);
            if (latest is { } known && known.Value.Number >= end.Number)
                return (known.Value, await log.Newest(cancel));
            if (await log.TryAppend([new(table, partition, end, latest)], machine(), cancel) is { } added)
                await Keep(added.Head, cancel);
        }
    }

    public static async IAsyncEnumerable<string> PartitionsOf(
        IWholeRecords whole,
        string table,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        string? after = null;
        while (await whole.Partitions(table, after, Page, cancel) is { Count: > 0 } page)
        {
            foreach (var partition in page)
                yield return partition;
            after = page[^1];
        }
    }

    private async Task<Head> Append(List<ChainEndAt> moved, CancellationToken cancel)
    {
        for (var done = 0; done < moved.Count; )
        {
            if (await log.TryAppend(moved[done..], machine(), cancel) is not { } added)
                // Somebody else adds just now, perhaps these very ends: looked at anew.
                return await Take(cancel);
            done += added.Added;
            await Keep(added.Head, cancel);
        }
        var newest = await log.Newest(cancel);
        // A crash after the batch and before this leaves a head that is kept nowhere else yet.
        if (newest.Size > 0)
            await Keep(newest, cancel);
        return newest;
    }

    private Task Keep(Head head, CancellationToken cancel) => heads.Keep(head.Name, Json.Write(head), cancel);

    private async Task<ChainEnd?> EndOf(string table, string partition, CancellationToken cancel)
    {
        var newest = await records.Query(table, partition, Chain.Links, 1, null, cancel);
        return newest.Rows is [var row] ? Chain.EndOf(row.Key, row.Body) : null;
    }

    /// <summary>Rows of an earlier version of this program have no chain: written again as they are, they get one.</summary>
    private async Task<ChainEnd?> Adopt(string table, string partition, CancellationToken cancel)
    {
        var rows = await records.All(table, partition, KeyRange.All, cancel);
        foreach (var batch in BatchesOf(rows))
        {
            var changes = batch.Select(r => RowChange.Replace(r.Key, r.Body, r.ETag)).ToList();
            // Where one was changed meanwhile that change has made the chain begin, and the next head finds it.
            await records.Write(table, partition, changes, cancel);
        }
        return await EndOf(table, partition, cancel);
    }

    /// <summary>In order, each within what a storage takes at once.</summary>
    private static IEnumerable<IReadOnlyList<Row>> BatchesOf(IReadOnlyList<Row> rows)
    {
        var batch = new List<Row>();
        var characters = 0;
        foreach (var row in rows)
        {
            var isFull = batch.Count == IRecords.MaxBatch || characters + row.Body.Length > IRecords.MaxBatchBody;
            if (isFull)
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }
            batch.Add(row);
            characters += row.Body.Length;
        }
        if (batch.Count > 0)
            yield return batch;
    }
}

/// <summary>The real time.</summary>
public delegate DateTimeOffset MachineClock();
