namespace PlanMonitor.Tests.Contracts;

/// <summary>What every implementation of <see cref="IHeads"/> keeps.</summary>
public abstract class HeadsContract
{
    protected abstract IHeads Heads { get; }

    [Fact]
    public async Task What_is_kept_is_given_in_the_order_of_its_names()
    {
        Assert.Empty(await Heads.All(CancellationToken.None));
        foreach (var name in new[] { "0000000012", "0000000003", "0000000101" })
            await Heads.Keep(name, $"mốc {name}", CancellationToken.None);
        var all = await Heads.All(CancellationToken.None);
        Assert.Equal(["0000000003", "0000000012", "0000000101"], all.Select(h => h.Name));
        Assert.All(all, h => Assert.Equal($"mốc {h.Name}", h.Text));
    }

    [Fact]
    public async Task The_first_of_a_name_stays()
    {
        await Heads.Keep("0000000001", "first", CancellationToken.None);
        await Heads.Keep("0000000001", "second", CancellationToken.None);
        Assert.Equal("first", Assert.Single(await Heads.All(CancellationToken.None)).Text);
    }

    [Fact]
    public async Task Many_that_keep_the_same_head_at_once_keep_one()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Heads.Keep("0000000001", "same", CancellationToken.None)))
        );
        Assert.Equal("same", Assert.Single(await Heads.All(CancellationToken.None)).Text);
    }
}
