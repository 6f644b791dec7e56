using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Proof;

/// <summary>Whether the log of heads gives the hashes that it holds, and whether heads from elsewhere are its own.</summary>
public static class LogRules
{
    /// <param name="rows">Everything in the log's partition.</param>
    /// <param name="outside">Heads kept elsewhere, by name; null: the text is no head.</param>
    public static async Task<IReadOnlyList<Finding>> Check(
        IReadOnlyList<Row> rows,
        IReadOnlyList<(string Name, Head? Head)> outside
    )
    {
        var log = new Rebuilt(rows);
        await log.Grow();
        var wrong = await log.Wrong();
        var findings = wrong.Select(key => Found(FindingKind.LogChanged, key)).ToList();
        foreach (var (name, head) in outside)
        {
            if (head is null || !await log.Holds(head))
                findings.Add(Found(FindingKind.HeadDiffers, name));
            else if (!log.Has(head))
                findings.Add(Found(FindingKind.LogChanged, HeadLog.KeyOfHead(head.Size)));
        }
        return findings;
    }

    private static Finding Found(FindingKind kind, string key) => new(kind, HeadLog.Table, "log", key);

    /// <summary>The log made anew from its leaves, beside what lies there.</summary>
    private sealed class Rebuilt(IReadOnlyList<Row> rows)
    {
        private readonly Dictionary<string, string> there = rows.ToDictionary(r => r.Key, r => r.Body);
        private readonly Dictionary<string, string> expected = [];
        private readonly Dictionary<NodePlace, byte[]> nodes = [];
        private readonly HashSet<string> wrong = [];
        private readonly long size = rows.Select(r => HeadLog.SizeIn(r.Key)).Max() ?? 0;

        /// <summary>What a leaf brings about: the nodes it makes whole, and that it is the last of its chain so far.</summary>
        public async Task Grow()
        {
            // No more than lie there: the key of a head may have been changed, too.
            for (var index = 0L; index < Math.Min(size, there.Count); index++)
            {
                var key = HeadLog.KeyOfLeaf(index);
                var body = there.GetValueOrDefault(key);
                var leaf = Json.TryRead<Leaf>(body);
                if (leaf is null || leaf.Index != index)
                    wrong.Add(key);
                else
                    expected[HeadLog.KeyOfLatest(leaf.Table, leaf.Partition)] = body!;
                expected[key] = body ?? "";
                var hash = leaf is null ? KeptHash(index) : TreeRules.LeafHash(leaf.Bytes());
                foreach (var (place, made) in await TreeRules.Append(index, hash, Made))
                {
                    nodes[place] = made;
                    expected[HeadLog.KeyOf(place)] = Json.Write(Convert.ToHexStringLower(made));
                }
            }
        }

        /// <summary>Keys of rows that are not what the leaves make of them, that are gone, or that nothing made.</summary>
        public async Task<IReadOnlyCollection<string>> Wrong()
        {
            foreach (var (key, body) in there)
            {
                var isRight = HeadLog.SizeIn(key) is { } of
                    ? Json.TryRead<Head>(body) is { } head && head.Size == of && await Holds(head)
                    : expected.GetValueOrDefault(key) == body;
                if (!isRight)
                    wrong.Add(key);
            }
            wrong.UnionWith(expected.Keys.Where(k => !there.ContainsKey(k)));
            return [.. wrong.Order(StringComparer.Ordinal)];
        }

        public async Task<bool> Holds(Head head)
        {
            var isWithin = head.Size >= 0 && head.Size <= Math.Min(size, there.Count);
            return isWithin && Convert.ToHexStringLower(await TreeRules.Root(head.Size, Made)) == head.Root;
        }

        /// <summary>Whether its row is there.</summary>
        public bool Has(Head head) => there.ContainsKey(HeadLog.KeyOfHead(head.Size));

        private Task<byte[]> Made(NodePlace place) => Task.FromResult(nodes[place]);

        /// <summary>Of a leaf that cannot be read: so that only it is named, and not all that follows.</summary>
        private byte[] KeptHash(long index)
        {
            var kept = Json.TryRead<string>(there.GetValueOrDefault(HeadLog.KeyOf(new(0, index))));
            return kept is { Length: 64 } && kept.All(char.IsAsciiHexDigit)
                ? Convert.FromHexString(kept)
                : new byte[32];
        }
    }
}
