using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Proof;

/// <summary>Where a look at the whole stands; null members: from the first.</summary>
/// <param name="After">The last partition that was looked at.</param>
public sealed record VerifyPlace(string Table, string? After);

/// <param name="Next">Null: everything was looked at.</param>
public sealed record VerifyPage(IReadOnlyList<Finding> Findings, int Partitions, int Rows, VerifyPlace? Next);

/// <summary>Recomputes everything that is recorded: rows against links, links against each other, chains against the log, revisions against receipts, objects against their hashes, the log against itself and the heads kept elsewhere.</summary>
public sealed class VerifyService(IRecords records, IWholeRecords whole, IFiles files, HeadLog log, IHeads kept)
{
    private const int Attempts = 5;
    private const int LeafPage = 1000;
    private static readonly string[] Tables = [.. Chain.ChainedTables.Order(StringComparer.Ordinal)];

    /// <summary>The next partitions.</summary>
    /// <param name="place">Where an earlier page ended; null: at the beginning.</param>
    public async Task<VerifyPage> Page(VerifyPlace? place, int take, CancellationToken cancel)
    {
        var (table, after) = place is null ? (Tables[0], null) : (place.Table, place.After);
        var index = Array.IndexOf(Tables, table);
        if (index < 0)
            throw Problems.NotFound.With().AsException();
        var partitions = await whole.Partitions(table, after, take, cancel);
        var findings = new List<Finding>();
        var rows = 0;
        foreach (var partition in partitions)
        {
            var stored = await Read(table, partition, cancel);
            rows += stored.Rows.Count;
            findings.AddRange(ChainRules.Check(stored));
            if (table == SubmissionRows.Table)
                findings.AddRange(await CheckSubmissions(stored, cancel));
        }
        if (partitions.Count == take)
            return new(findings, partitions.Count, rows, new(table, partitions[^1]));
        var next = index + 1 < Tables.Length ? new VerifyPlace(Tables[index + 1], null) : null;
        return new(findings, partitions.Count, rows, next);
    }

    /// <summary>The log of heads: leaves, nodes and heads; and the heads kept outside of the records, those of <paramref name="brought"/> among them.</summary>
    /// <param name="brought">Heads that somebody kept elsewhere: of a letter, a printed page, another machine.</param>
    public async Task<IReadOnlyList<Finding>> Log(IReadOnlyList<Head> brought, CancellationToken cancel)
    {
        var nodes = new Dictionary<NodePlace, byte[]>();
        Task<byte[]> Made(NodePlace place) => Task.FromResult(nodes[place]);
        var newest = await log.Newest(cancel);
        var size = 0L;
        await foreach (var leaf in Leaves(newest.Size, cancel))
        {
            foreach (var (place, hash) in await TreeRules.Append(size, TreeRules.LeafHash(leaf.Bytes()), Made))
                nodes[place] = hash;
            size++;
        }
        var findings = new List<Finding>();
        if (size != newest.Size)
            findings.Add(OfLog(FindingKind.LogChanged, newest.Name));
        foreach (var (place, hash) in nodes)
        {
            if (!await IsKept(place, hash, cancel))
                findings.Add(OfLog(FindingKind.LogChanged, $"{place.Level}/{place.Index}"));
        }
        foreach (var head in await Heads(cancel))
        {
            if (!await Holds(head, size, Made))
                findings.Add(OfLog(FindingKind.LogChanged, head.Name));
        }
        foreach (var head in (await Outside(cancel)).Concat(brought))
        {
            if (!await Holds(head, size, Made))
                findings.Add(OfLog(FindingKind.HeadDiffers, head.Name));
        }
        return findings;
    }

    private async IAsyncEnumerable<Leaf> Leaves(long size, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var from = 0L; from < size; from += LeafPage)
        {
            foreach (var leaf in await log.Leaves(from, (int)Math.Min(LeafPage, size - from), cancel))
                yield return leaf;
        }
    }

    private async Task<bool> IsKept(NodePlace place, byte[] hash, CancellationToken cancel)
    {
        try
        {
            var stored = await log.Node(place, cancel);
            return hash.AsSpan().SequenceEqual(stored);
        }
        catch (Exception e) when (e is DamagedRecordException or FormatException)
        {
            return false;
        }
    }

    private static async Task<bool> Holds(Head head, long size, ReadNode made) =>
        head.Size >= 0
        && head.Size <= size
        && Convert.ToHexStringLower(await TreeRules.Root(head.Size, made)) == head.Root;

    private async Task<IReadOnlyList<Head>> Heads(CancellationToken cancel)
    {
        var all = new List<Head>();
        while (await log.List(all.LastOrDefault()?.Size, LeafPage, cancel) is { Count: > 0 } page)
            all.AddRange(page);
        return all;
    }

    private async Task<IReadOnlyList<Head>> Outside(CancellationToken cancel) =>
        [.. (await kept.All(cancel)).Select(h => Json.Read<Head>(h.Text, h.Name))];

    /// <summary>Rows and links of one moment: where somebody writes meanwhile it is read again.</summary>
    private async Task<StoredPartition> Read(string table, string partition, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            // The leaf first: a chain that went on after it still holds it.
            var latest = await log.LatestOf(table, partition, cancel);
            var before = await records.Query(table, partition, Chain.Links, 1, null, cancel);
            var rows = await records.All(table, partition, KeyRange.All, cancel);
            var links = await records.All(table, partition, Chain.Links, cancel);
            var isOfOneMoment =
                links.Count == 0 ? before.Rows.Count == 0 : before.Rows is [var l] && l.Key == links[0].Key;
            if (isOfOneMoment)
                return new(table, partition, rows, links, latest?.Value);
            if (attempt == Attempts)
                throw new StorageBusyException($"{partition} is written to without a pause.");
        }
    }

    private async Task<IReadOnlyList<Finding>> CheckSubmissions(StoredPartition stored, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        void Add(FindingKind kind, string key) => findings.Add(new(kind, stored.Table, stored.Partition, key));
        foreach (var row in stored.Rows.Where(r => r.Key.StartsWith("rev|", StringComparison.Ordinal)))
        {
            if (Parsed<Revision>(row.Body) is not { } revision || !IsAsReceived(revision))
            {
                Add(FindingKind.RevisionDiffers, row.Key);
                continue;
            }
            foreach (var file in revision.Content.Files)
            {
                if (await CheckObject(file.Sha256, cancel) is { } kind)
                    Add(kind, file.Sha256);
            }
        }
        foreach (var row in stored.Rows.Where(r => r.Key.StartsWith("log|", StringComparison.Ordinal)))
        {
            if (Parsed<LogEntry>(row.Body) is not { Sealed: { Length: > 0 } hash } entry)
                continue;
            if (await CheckObject(hash, cancel) is { } kind)
                Add(kind, hash);
            else if (!await IsSealOf(entry, hash, stored, cancel))
                Add(FindingKind.SealDiffers, row.Key);
        }
        return findings;
    }

    private static bool IsAsReceived(Revision revision) =>
        Json.Hash(revision.Content.Values) == revision.Receipt.ValuesSha256
        && Json.Hash(revision.Content.Files) == Json.Hash(revision.Receipt.Files)
        && revision.Number == revision.Receipt.Revision;

    private async Task<FindingKind?> CheckObject(string sha256, CancellationToken cancel)
    {
        await using var content = await files.Open(sha256, cancel);
        if (content is null)
            return FindingKind.ObjectMissing;
        var actual = await SHA256.HashDataAsync(content, cancel);
        return Convert.ToHexStringLower(actual) == sha256 ? null : FindingKind.ObjectChanged;
    }

    /// <summary>Whether what was sealed is the revision as it is stored, with its log until then.</summary>
    private async Task<bool> IsSealOf(LogEntry entry, string hash, StoredPartition stored, CancellationToken cancel)
    {
        await using var content = await files.Open(hash, cancel);
        using var reader = new StreamReader(content!);
        if (Parsed<SealedSubmission>(await reader.ReadToEndAsync(cancel)) is not { } sealedThen)
            return false;
        var key = RevisionStore.KeyOf(entry.Unit, sealedThen.Revision.Number);
        var row = stored.Rows.FirstOrDefault(r => r.Key == key);
        if (row is null || Parsed<Revision>(row.Body) is not { } revision)
            return false;
        var logged = stored
            .Rows.Where(r => r.Key.StartsWith($"log|{entry.Unit}|", StringComparison.Ordinal))
            .Take(sealedThen.Log.Count)
            .Select(r => Parsed<LogEntry>(r.Body));
        return Json.Write(revision) == Json.Write(sealedThen.Revision)
            && logged.SequenceEqual(sealedThen.Log)
            && sealedThen.AcceptedBy == entry.By;
    }

    private static T? Parsed<T>(string json)
        where T : class
    {
        try
        {
            return Json.Read<T>(json);
        }
        catch (DamagedRecordException)
        {
            return null;
        }
    }

    private static Finding OfLog(FindingKind kind, string key) => new(kind, HeadLog.Table, "log", key);
}
