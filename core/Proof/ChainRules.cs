using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Proof;

/// <summary>A partition as it is stored.</summary>
/// <param name="Links">Rows of links, newest first.</param>
/// <param name="Latest">The last leaf of the log for it; null: it has none yet.</param>
public sealed record StoredPartition(
    string Table,
    string Partition,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<Row> Links,
    Leaf? Latest
);

/// <summary>Whether a partition is what its chain says, and the chain what the log has seen.</summary>
public static class ChainRules
{
    public static IReadOnlyList<Finding> Check(StoredPartition stored)
    {
        var links = new List<Link>();
        var findings = new List<Finding>();
        foreach (var row in stored.Links)
        {
            if (Read(row) is { } link)
                links.Add(link);
            else
                findings.Add(Found(stored, FindingKind.LinkChanged, row.Key));
        }
        findings.AddRange(CheckLinks(stored, links));
        findings.AddRange(CheckRows(stored, links));
        if (stored.Latest is { } leaf)
            findings.AddRange(CheckEnd(stored, links, leaf));
        return findings;
    }

    private static Link? Read(Row row)
    {
        try
        {
            var link = Chain.LinkOf(row);
            // Also that its hashes are hashes.
            _ = link.Hash();
            return Chain.KeyOf(link.Number) == row.Key ? link : null;
        }
        catch (Exception e) when (e is DamagedRecordException or FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<Finding> CheckLinks(StoredPartition stored, List<Link> links)
    {
        if (links.Count == 0)
            yield break;
        var present = stored.Links.Select(l => l.Key).ToHashSet();
        for (var number = links[0].Number; number > 0; number--)
        {
            if (!present.Contains(Chain.KeyOf(number)))
                yield return Found(stored, FindingKind.LinkMissing, Chain.KeyOf(number));
        }
        var root = Chain.Root(stored.Table, stored.Partition);
        for (var i = 0; i < links.Count; i++)
        {
            var link = links[i];
            if (link.Number == 1 && link.Before != root)
                yield return Found(stored, FindingKind.LinkChanged, Chain.KeyOf(1));
            var isNext = i + 1 < links.Count && links[i + 1].Number == link.Number - 1;
            if (isNext && link.Before != links[i + 1].Hash())
                yield return Found(stored, FindingKind.LinkChanged, Chain.KeyOf(link.Number - 1));
        }
    }

    /// <summary>Going back from the newest link, the first that names a row says how it stands.</summary>
    private static IEnumerable<Finding> CheckRows(StoredPartition stored, List<Link> links)
    {
        var expected = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var named in links.SelectMany(l => l.Rows))
            expected.TryAdd(named.Key, named.Sha256);
        foreach (var row in stored.Rows)
        {
            if (!expected.Remove(row.Key, out var sha256) || sha256 is null)
                yield return Found(stored, FindingKind.RowAdded, row.Key);
            else if (sha256 != Chain.HashOf(row.Body))
                yield return Found(stored, FindingKind.RowChanged, row.Key);
        }
        foreach (var (key, sha256) in expected)
        {
            if (sha256 is not null)
                yield return Found(stored, FindingKind.RowMissing, key);
        }
    }

    private static IEnumerable<Finding> CheckEnd(StoredPartition stored, List<Link> links, Leaf leaf)
    {
        var key = Chain.KeyOf(leaf.Number);
        // The keys decide: whether a link can be read is another finding.
        if (!stored.Links.Any(l => Chain.IsKey(l.Key) && Chain.NumberOf(l.Key) >= leaf.Number))
            yield return Found(stored, FindingKind.ChainCut, key);
        else if (links.Find(l => l.Number == leaf.Number) is { } link && link.Hash() != leaf.Hash)
            yield return Found(stored, FindingKind.ChainRewritten, key);
    }

    private static Finding Found(StoredPartition stored, FindingKind kind, string key) =>
        new(kind, stored.Table, stored.Partition, key);
}
