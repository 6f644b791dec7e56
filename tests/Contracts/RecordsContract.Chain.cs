using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>Every batch of a chained table is a link; links are seen by who asks for them only.</summary>
public abstract partial class RecordsContract
{
    private const string Chained = "submissions";

    protected abstract IWholeRecords Whole { get; }

    [Fact]
    public async Task Each_batch_adds_one_link_that_names_its_rows_and_the_link_before()
    {
        var first = await Add(RowChange.Insert("a", "1"), RowChange.Insert("b", "2"));
        await Add(RowChange.Replace("a", "3", first.ETags[0]), RowChange.Delete("b", first.ETags[1]));
        Assert.False((await Add(RowChange.Insert("a", "4"))).Written);
        var links = await LinksOf(Partition);
        Assert.Equal([2, 1], links.Select(l => l.Number));
        Assert.Equal(Chain.Root(Chained, Partition), links[1].Before);
        Assert.Equal(links[1].Hash(), links[0].Before);
        Assert.Equal([new("a", Chain.HashOf("1")), new("b", Chain.HashOf("2"))], links[1].Rows);
        Assert.Equal([new("a", Chain.HashOf("3")), new("b", null)], links[0].Rows);
        Assert.NotEqual(links[0].Salt, links[1].Salt);
    }

    [Fact]
    public async Task A_query_shows_links_only_to_who_asks_for_them()
    {
        await Add(RowChange.Insert("a", "1"));
        await Add(RowChange.Insert("b", "2"));
        Assert.Equal(["a", "b"], (await Records.All(Chained, Partition, KeyRange.All, None)).Select(r => r.Key));
        Assert.Equal(["a"], (await Records.All(Chained, Partition, new(null, "b"), None)).Select(r => r.Key));
        Assert.Equal(2, (await Records.All(Chained, Partition, Chain.Links, None)).Count);
        Assert.Empty(await Records.All(Table, Partition, Chain.Links, None));
    }

    [Theory]
    [InlineData("!")]
    [InlineData("!9999999998")]
    [InlineData(" a")]
    public async Task A_link_cannot_be_written_as_a_row(string key)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Add(RowChange.Insert(key, "1")));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowChange.Insert(key, "1")));
    }

    [Fact]
    public async Task The_longest_and_the_largest_batch_have_room_for_their_link()
    {
        var keys = Enumerable.Range(0, IRecords.MaxBatch).Select(i => $"{i:D3}{new string('k', 400)}").ToList();
        var each = IRecords.MaxBatchBody / IRecords.MaxBatch;
        Assert.True((await Add([.. keys.Select(k => RowChange.Insert(k, new string('ế', each)))])).Written);
        Assert.Equal(keys, Assert.Single(await LinksOf(Partition)).Rows.Select(r => r.Key));
    }

    [Fact]
    public async Task Many_that_write_at_once_make_one_chain()
    {
        var written = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(i => Task.Run(() => Add(RowChange.Insert($"{i:D2}", $"{i}"))))
        );
        Assert.All(written, w => Assert.True(w.Written));
        var links = await LinksOf(Partition);
        Assert.Equal(Enumerable.Range(1, 24).Reverse().Select(n => (long)n), links.Select(l => l.Number));
        Assert.All(links.Zip(links.Skip(1)), pair => Assert.Equal(pair.Second.Hash(), pair.First.Before));
    }

    [Fact]
    public async Task A_damaged_link_stops_nobody()
    {
        await Whole.PutBack(Chained, Partition, [new(Chain.KeyOf(7), "not a link", "")], None);
        Assert.True((await Add(RowChange.Insert("a", "1"))).Written);
        var newest = Chain.LinkOf((await Records.Query(Chained, Partition, Chain.Links, 1, null, None)).Rows[0]);
        Assert.Equal((8, Chain.HashOf("not a link")), (newest.Number, newest.Before));
    }

    [Fact]
    public async Task Partitions_are_named_in_order_page_by_page()
    {
        Assert.Empty(await Whole.Partitions(Chained, null, 10, None));
        foreach (var partition in new[] { "p|2", "p|10", "ế", "p|1" })
            await Records.Write(Chained, partition, [RowChange.Insert("a", "1")], None);
        Assert.Equal(["p|1", "p|10", "p|2", "ế"], await Whole.Partitions(Chained, null, 10, None));
        Assert.Equal(["p|10", "p|2"], await Whole.Partitions(Chained, "p|1", 2, None));
        Assert.Empty(await Whole.Partitions(Chained, "ế", 2, None));
    }

    [Fact]
    public async Task What_is_put_back_is_as_it_was_and_the_chain_goes_on()
    {
        await Add(RowChange.Insert("a", "1"));
        await Add(RowChange.Insert("b", "2"));
        var rows = await Records.All(Chained, Partition, KeyRange.All, None);
        var links = await Records.All(Chained, Partition, Chain.Links, None);
        await Whole.PutBack(Chained, "p|copy", [.. links, .. rows], None);
        var copied = await Records.All(Chained, "p|copy", KeyRange.All, None);
        Assert.Equal(rows.Select(r => (r.Key, r.Body)), copied.Select(r => (r.Key, r.Body)));
        await Records.Write(Chained, "p|copy", [RowChange.Insert("c", "3")], None);
        Assert.Equal([3, 2, 1], (await LinksOf("p|copy")).Select(l => l.Number));
    }

    private Task<WriteOutcome> Add(params RowChange[] changes) => Records.Write(Chained, Partition, changes, None);

    private async Task<IReadOnlyList<Link>> LinksOf(string partition) =>
        [.. (await Records.All(Chained, partition, Chain.Links, None)).Select(Chain.LinkOf)];
}
