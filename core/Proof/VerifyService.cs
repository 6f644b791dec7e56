using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Proof;

/// <summary>Where a look at the whole stands.</summary>
/// <param name="After">The last partition that was looked at; null: none of the table.</param>
public sealed record VerifyPlace(string Table, string? After);

/// <param name="Next">Null: everything was looked at.</param>
public sealed record VerifyPage(IReadOnlyList<Finding> Findings, int Partitions, int Rows, VerifyPlace? Next)
{
    /// <summary>For commands: a line a finding, and what was looked at.</summary>
    public IEnumerable<string> Report(Head newest)
    {
        foreach (var f in Findings)
            yield return $"{f.Table} {f.Partition} {f.Key}: {FindingTexts.Of(f.Kind).En}";
        var counted = $"{Rows} rows in {Partitions} partitions, {Findings.Count} findings.";
        yield return $"{counted} Head: size {newest.Size}, root {newest.Root}";
    }
}

/// <summary>
/// Recomputes everything that is recorded: rows against links, links against each other, chains against the log, revisions
/// against receipts, objects against their hashes, the log against itself and the heads kept elsewhere.
/// </summary>
public sealed class VerifyService(
    IRecords records,
    IWholeRecords whole,
    ReceivedCheck received,
    HeadLog log,
    IHeads kept
)
{
    private const int Attempts = 5;
    private const int PartitionsOfAll = 100;

    /// <summary>All of it, part by part: for commands.</summary>
    /// <param name="brought">Heads that somebody kept elsewhere: of a letter, a printed page, another machine.</param>
    public async Task<VerifyPage> All(IReadOnlyList<Head> brought, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        var (partitions, rows) = (0, 0);
        VerifyPlace? place = null;
        do
        {
            var page = await Page(place, PartitionsOfAll, cancel);
            findings.AddRange(page.Findings);
            (partitions, rows, place) = (partitions + page.Partitions, rows + page.Rows, page.Next);
        } while (place is not null);
        findings.AddRange(await Log(brought, cancel));
        return new(findings, partitions, rows, null);
    }

    /// <summary>The next partitions.</summary>
    /// <param name="place">Where an earlier page ended; null: at the beginning.</param>
    /// <exception cref="ProblemException">not-found: no such table.</exception>
    public async Task<VerifyPage> Page(VerifyPlace? place, int take, CancellationToken cancel)
    {
        var (table, after) = place is null ? (StoredTables.Chained[0], null) : (place.Table, place.After);
        if (!Chain.Holds(table))
            throw Problems.NotFound.With().AsException();
        var partitions = await whole.Partitions(table, after, take, cancel);
        var last = partitions.Count == take ? partitions[^1] : null;
        // The leaves first: a chain that went on after them still holds them.
        var leaves = (await log.LatestIn(table, after, last, cancel)).ToDictionary(l => l.Partition);
        var findings = new List<Finding>();
        var rows = 0;
        foreach (var partition in partitions)
        {
            leaves.Remove(partition, out var leaf);
            var stored = await Read(table, partition, leaf, cancel);
            rows += stored.Rows.Count;
            findings.AddRange(ChainRules.Check(stored));
            if (table == SubmissionRows.Table)
                findings.AddRange(await received.Check(stored, cancel));
        }
        // Known to the log, and nothing of them is there.
        foreach (var gone in leaves.Values)
            findings.Add(new(FindingKind.ChainCut, table, gone.Partition, Chain.KeyOf(gone.Number)));
        return new(findings, partitions.Count, rows, last is null ? TableAfter(table) : new(table, last));
    }

    /// <summary>The log of heads, and the heads kept outside of the records, those of <paramref name="brought"/> among them.</summary>
    public async Task<IReadOnlyList<Finding>> Log(IReadOnlyList<Head> brought, CancellationToken cancel)
    {
        // The heads first: the log may go on meanwhile, and holds them still.
        var outside = (await kept.All(cancel)).Select(h => (h.Name, Json.TryRead<Head>(h.Text)));
        var all = outside.Concat(brought.Select(h => (h.Name, (Head?)h))).ToList();
        return await LogRules.Check(await log.Rows(cancel), all);
    }

    private static VerifyPlace? TableAfter(string table)
    {
        var next = StoredTables.Chained.SkipWhile(t => t != table).Skip(1).FirstOrDefault();
        return next is null ? null : new(next, null);
    }

    /// <summary>Rows and links of one moment: where somebody writes meanwhile they are read again.</summary>
    private async Task<StoredPartition> Read(string table, string partition, Leaf? leaf, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await records.Query(table, partition, Chain.Links, 1, null, cancel);
            var rows = await records.All(table, partition, KeyRange.All, cancel);
            var links = await records.All(table, partition, Chain.Links, cancel);
            var first = before.Rows is [var newest] ? newest.Key : null;
            if (first == (links.Count == 0 ? null : links[0].Key))
                return new(table, partition, rows, links, leaf);
            if (attempt == Attempts)
                throw new StorageBusyException($"{partition} is written to without a pause.");
        }
    }
}
