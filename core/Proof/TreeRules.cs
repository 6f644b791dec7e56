using System.Numerics;
using System.Security.Cryptography;

namespace PlanMonitor.Core.Proof;

/// <summary>A node of the tree: the hash over the leaves from <c>Index &lt;&lt; Level</c> on, <c>1 &lt;&lt; Level</c> of them.</summary>
public readonly record struct NodePlace(int Level, long Index);

/// <summary>Gives hashes of whole nodes that are kept.</summary>
public delegate Task<byte[]> ReadNode(NodePlace place);

/// <summary>
/// The hash tree of RFC 6962, section 2.1, over SHA-256: what is added never changes what was there, and both can be proved
/// with few hashes.
/// </summary>
public static class TreeRules
{
    /// <summary>The root of a tree without leaves.</summary>
    public static readonly byte[] Nothing = SHA256.HashData([]);

    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);

    public static byte[] Join(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>The nodes that a new leaf makes whole, from the leaf up.</summary>
    /// <param name="size">Leaves so far.</param>
    /// <param name="read">Nodes to the left of it.</param>
    public static async Task<IReadOnlyList<(NodePlace Place, byte[] Hash)>> Append(
        long size,
        byte[] leaf,
        ReadNode read
    )
    {
        var (place, hash) = (new NodePlace(0, size), leaf);
        var made = new List<(NodePlace, byte[])> { (place, hash) };
        while (place.Index % 2 == 1)
        {
            hash = Join(await read(new(place.Level, place.Index - 1)), hash);
            place = new(place.Level + 1, place.Index / 2);
            made.Add((place, hash));
        }
        return made;
    }

    /// <summary>The hash over the first leaves; of none, that of nothing.</summary>
    public static Task<byte[]> Root(long size, ReadNode read) =>
        size == 0 ? Task.FromResult(Nothing) : Over(0, size, read);

    /// <summary>PATH(m, D[n]): the hashes with which a leaf's hash leads to the root over the first leaves, from the leaf up.</summary>
    public static async Task<IReadOnlyList<byte[]>> Inclusion(long index, long size, ReadNode read)
    {
        var path = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Split(to - from);
            var isLeft = index < middle;
            path.Insert(0, isLeft ? await Over(middle, to, read) : await Over(from, middle, read));
            (from, to) = isLeft ? (from, middle) : (middle, to);
        }
        return path;
    }

    /// <summary>PROOF(m, D[n]): the hashes that prove that a tree begins with an earlier one.</summary>
    public static async Task<IReadOnlyList<byte[]>> Consistency(long earlier, long size, ReadNode read)
    {
        if (earlier == 0 || earlier == size)
            return [];
        var path = new List<byte[]>();
        var (from, to, isWhole) = (0L, size, true);
        while (earlier != to)
        {
            var middle = from + Split(to - from);
            if (earlier <= middle)
            {
                path.Insert(0, await Over(middle, to, read));
                to = middle;
            }
            else
            {
                path.Insert(0, await Over(from, middle, read));
                (from, isWhole) = (middle, false);
            }
        }
        if (!isWhole)
            path.Insert(0, await Over(from, to, read));
        return path;
    }

    /// <summary>The root to which a leaf's hash and its path lead; null: the path does not fit the place (RFC 9162, 2.1.3.2).</summary>
    public static byte[]? RootOf(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path)
    {
        if (index < 0 || index >= size)
            return null;
        var (hash, at, last) = (leaf, index, size - 1);
        foreach (var beside in path)
        {
            if (last == 0)
                return null;
            if (at % 2 == 1 || at == last)
            {
                hash = Join(beside, hash);
                while (at % 2 == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
                hash = Join(hash, beside);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 ? hash : null;
    }

    /// <summary>Whether a later root goes on from an earlier one (RFC 9162, 2.1.4.2).</summary>
    public static bool IsConsistent(
        (long Size, byte[] Root) earlier,
        (long Size, byte[] Root) later,
        IReadOnlyList<byte[]> path
    )
    {
        if (earlier.Size > later.Size)
            return false;
        if (earlier.Size == later.Size)
            return path.Count == 0 && earlier.Root.AsSpan().SequenceEqual(later.Root);
        if (earlier.Size == 0)
            return path.Count == 0;
        IReadOnlyList<byte[]> all = BitOperations.IsPow2(earlier.Size) ? [earlier.Root, .. path] : path;
        if (all.Count == 0)
            return false;
        var (at, last) = (earlier.Size - 1, later.Size - 1);
        while (at % 2 == 1)
            (at, last) = (at >> 1, last >> 1);
        var (first, second) = (all[0], all[0]);
        foreach (var beside in all.Skip(1))
        {
            if (last == 0)
                return false;
            if (at % 2 == 1 || at == last)
            {
                (first, second) = (Join(beside, first), Join(beside, second));
                while (at % 2 == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
                second = Join(second, beside);
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && first.SequenceEqual(earlier.Root) && second.SequenceEqual(later.Root);
    }

    /// <summary>MTH over the leaves of a range that begins where a node does.</summary>
    private static async Task<byte[]> Over(long from, long to, ReadNode read)
    {
        var count = to - from;
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((ulong)count);
            return await read(new(level, from >> level));
        }
        var middle = from + Split(count);
        return Join(await Over(from, middle, read), await Over(middle, to, read));
    }

    /// <summary>The largest power of two below the count.</summary>
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}
