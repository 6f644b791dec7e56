using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Proof;

/// <summary>
/// Adds to the log where the chains end now, and keeps the head outside of the records. Safe to run early, late, twice or on
/// two machines: what has not moved since is not added again.
/// </summary>
/// <param name="machine">The clock of the machine: a demonstration's virtual one proves nothing.</param>
public sealed class HeadService(IRecords records, IWholeRecords whole, HeadLog log, IHeads heads, MachineClock machine)
{
    private const int MostAttempts = 20;

    /// <summary>
    /// Before anybody works: rows of an earlier version of this program, which made no chains, are taken in by the first head of
    /// all. Later, rows without a chain are rows that no act wrote.
    /// </summary>
    public async Task Begin(CancellationToken cancel)
    {
        if (await log.IsEmpty(cancel))
            await Take(cancel);
    }

    /// <summary>Every chain that has moved.</summary>
    /// <returns>The newest head.</returns>
    public async Task<Head> Take(CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            // Where somebody else adds just now, perhaps these very ends, it is looked at anew.
            if (!await Append(await Moved(cancel), cancel))
                continue;
            var newest = await log.Newest(cancel);
            // A crash after a batch leaves a head that is kept nowhere else yet.
            if (newest.Size > 0)
                await Keep(newest, cancel);
            return newest;
        }
        throw new StorageBusyException("Others take heads without a pause, or the log does not take this one.");
    }

    /// <summary>One chain: the receipt that is asked for now need not wait.</summary>
    /// <returns>Its latest leaf, and a head that covers it. Null: there is no such chain.</returns>
    /// <exception cref="DamagedRecordException">The chain is not the one the log has seen.</exception>
    public async Task<(Leaf Leaf, Head Head)?> TakeOne(string table, string partition, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await EndOf(table, partition, cancel) is not { } end)
                return null;
            var latest = await log.LatestOf(table, partition, cancel);
            if (!await GoesOn(table, partition, latest?.Leaf, end, cancel))
                throw new DamagedRecordException(partition);
            if (latest?.Leaf is { } known && known.Number == end.Number)
                return (known, await log.Newest(cancel));
            await Append([new(table, partition, end, latest?.ETag)], cancel);
        }
        throw new StorageBusyException($"{partition} is written to without a pause.");
    }

    private async Task<IReadOnlyList<ChainEndAt>> Moved(CancellationToken cancel)
    {
        var isFirst = await log.IsEmpty(cancel);
        var seen = await log.LatestOfAll(cancel);
        var moved = new List<ChainEndAt>();
        foreach (var table in StoredTables.Chained)
        {
            await foreach (var partition in whole.AllPartitions(table, cancel))
            {
                var end = await EndOf(table, partition, cancel);
                if (end is null && isFirst)
                    end = await Adopt(table, partition, cancel);
                var latest = seen.GetValueOrDefault(HeadLog.KeyOfLatest(table, partition));
                if (end is null || end.Hash == latest?.Leaf?.Hash)
                    continue;
                // A chain that was cut or made anew is not taken in: the log goes on saying how it was.
                if (await GoesOn(table, partition, latest?.Leaf, end, cancel))
                    moved.Add(new(table, partition, end, latest?.ETag));
            }
        }
        return moved;
    }

    /// <summary>False: somebody else has added meanwhile.</summary>
    private async Task<bool> Append(IReadOnlyList<ChainEndAt> moved, CancellationToken cancel)
    {
        for (var done = 0; done < moved.Count; )
        {
            if (await log.TryAppend([.. moved.Skip(done)], machine(), cancel) is not { } added)
                return false;
            done += added.Added;
            await Keep(added.Head, cancel);
        }
        return true;
    }

    /// <summary>Whether the chain still holds what the log has seen of it.</summary>
    private async Task<bool> GoesOn(string table, string partition, Leaf? seen, ChainEnd end, CancellationToken cancel)
    {
        if (seen is null)
            return true;
        if (end.Number <= seen.Number)
            return end == new ChainEnd(seen.Number, seen.Hash);
        var row = await records.Read(table, partition, Chain.KeyOf(seen.Number), cancel);
        return row is not null && Chain.EndOf(row.Key, row.Body).Hash == seen.Hash;
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
        foreach (var batch in rows.InBatches())
        {
            var changes = batch.Select(r => RowChange.Replace(r.Key, r.Body, r.ETag)).ToList();
            // Where one was changed meanwhile that change has made the chain begin, and the next head finds it.
            await records.Write(table, partition, changes, cancel);
        }
        return await EndOf(table, partition, cancel);
    }
}

/// <summary>The real time.</summary>
public delegate DateTimeOffset MachineClock();
