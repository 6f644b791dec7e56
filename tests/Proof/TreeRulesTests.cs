using System.Security.Cryptography;

namespace PlanMonitor.Tests.Proof;

/// <summary>The tree against the definitions of RFC 6962, 2.1, written down here a second time without kept nodes.</summary>
public sealed class TreeRulesTests
{
    private const int Largest = 70;
    private readonly List<byte[]> leaves = [];
    private readonly Dictionary<NodePlace, byte[]> nodes = [];

    private Task<byte[]> Read(NodePlace place) => Task.FromResult(nodes[place]);

    private async Task Grow(int size)
    {
        while (leaves.Count < size)
        {
            byte[] leaf = [.. "leaf "u8, (byte)leaves.Count];
            var made = await TreeRules.Append(leaves.Count, TreeRules.LeafHash(leaf), Read);
            foreach (var (place, hash) in made)
                nodes.Add(place, hash);
            leaves.Add(leaf);
        }
    }

    /// <summary>MTH(D[n]), as the RFC has it.</summary>
    private static byte[] Defined(List<byte[]> d)
    {
        if (d.Count == 0)
            return SHA256.HashData([]);
        if (d.Count == 1)
            return SHA256.HashData([0, .. d[0]]);
        var k = 1;
        while (k * 2 < d.Count)
            k *= 2;
        return SHA256.HashData([1, .. Defined(d[..k]), .. Defined(d[k..])]);
    }

    /// <summary>The known roots of the RFC's reference implementation (certificate-transparency, merkletree tests).</summary>
    [Fact]
    public async Task The_empty_tree_and_the_tree_of_one_empty_leaf_have_their_known_roots()
    {
        const string none = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        const string one = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
        Assert.Equal(none, Convert.ToHexStringLower(await TreeRules.Root(0, Read)));
        Assert.Equal(one, Convert.ToHexStringLower(TreeRules.LeafHash([])));
    }

    [Fact]
    public async Task Every_root_is_the_defined_one()
    {
        await Grow(Largest);
        for (var size = 0; size <= Largest; size++)
            Assert.Equal(Defined(leaves[..size]), await TreeRules.Root(size, Read));
    }

    [Fact]
    public async Task Every_leaf_is_proved_in_every_tree_and_at_no_other_place()
    {
        await Grow(Largest);
        for (var size = 1; size <= Largest; size++)
        {
            var root = await TreeRules.Root(size, Read);
            for (var index = 0; index < size; index++)
            {
                var path = await TreeRules.Inclusion(index, size, Read);
                var leaf = TreeRules.LeafHash(leaves[index]);
                Assert.Equal(root, TreeRules.RootOf(leaf, index, size, path));
                var elsewhere = (index + 1) % size;
                if (size > 1)
                    Assert.NotEqual(root, TreeRules.RootOf(leaf, elsewhere, size, path));
                Assert.NotEqual(root, TreeRules.RootOf(TreeRules.LeafHash([9]), index, size, path));
                Assert.Null(TreeRules.RootOf(leaf, index, size, [.. path, root]));
            }
        }
    }

    [Fact]
    public async Task Every_tree_is_proved_to_go_on_from_every_earlier_one_and_from_no_other()
    {
        await Grow(Largest);
        for (var later = 1; later <= Largest; later++)
        {
            var after = (Size: (long)later, Root: await TreeRules.Root(later, Read));
            for (var earlier = 0; earlier <= later; earlier++)
            {
                var before = (Size: (long)earlier, Root: await TreeRules.Root(earlier, Read));
                var path = await TreeRules.Consistency(earlier, later, Read);
                Assert.True(TreeRules.IsConsistent(before, after, path), $"{earlier} in {later}");
                if (earlier == 0)
                    continue;
                var forged = before with { Root = SHA256.HashData(before.Root) };
                Assert.False(TreeRules.IsConsistent(forged, after, path), $"a forged {earlier} in {later}");
            }
        }
    }

    [Fact]
    public async Task A_changed_path_proves_nothing()
    {
        await Grow(Largest);
        var tried = 0;
        for (var size = 2; size <= Largest; size += 3)
        {
            var root = await TreeRules.Root(size, Read);
            for (var index = 0; index < size; index += 5)
            {
                var path = await TreeRules.Inclusion(index, size, Read);
                for (var i = 0; i < path.Count; i++, tried++)
                {
                    List<byte[]> changed = [.. path];
                    changed[i] = SHA256.HashData(changed[i]);
                    var leaf = TreeRules.LeafHash(leaves[index]);
                    Assert.NotEqual(root, TreeRules.RootOf(leaf, index, size, changed));
                }
            }
        }
        Assert.True(tried > 500, $"{tried} changed paths were tried");
    }
}
