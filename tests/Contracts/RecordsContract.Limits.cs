using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>Which keys a row may have, and how much a batch may hold.</summary>
public abstract partial class RecordsContract
{
    [Fact]
    public async Task A_batch_that_no_storage_takes_is_a_fault_of_the_caller()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write());
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Write([.. Enumerable.Range(0, IRecords.MaxBatch + 1).Select(i => RowChange.Insert($"{i}", ""))])
        );
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Write(RowChange.Insert("a", "1"), RowChange.Insert("a", "2"))
        );
        Assert.Empty(await All());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    public async Task A_key_with_forbidden_characters_is_refused(string key)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Write(RowChange.Insert("good", "1"), RowChange.Insert(key, "1"))
        );
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Records.Write(Table, key, [RowChange.Insert("good", "1")], None)
        );
        Assert.Empty(await All());
    }

    [Fact]
    public async Task A_key_has_at_most_512_characters() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(RowChange.Insert(new string('a', 513), "1")));

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    [InlineData("\ud840\udc00")]
    [InlineData("\ud840")]
    public async Task A_key_that_no_row_can_have_finds_nothing(string key)
    {
        await Write(RowChange.Insert("a", "1"));
        Assert.Null(await Read(key));
        Assert.Null(await Records.Read(Table, key, "a", None));
        Assert.Empty((await Records.Query(Table, key, KeyRange.All, 10, null, None)).Rows);
        var page = await Records.Query(Table, Partition, KeyRange.All, 10, key, None);
        Assert.Equal((0, null), (page.Rows.Count, page.Cursor));
    }

    [Theory]
    [InlineData("it's 'quoted' \"twice\"")]
    [InlineData("%41 100% %2F %")]
    [InlineData("a+b&c=d;e,f:g@h|i~j^k`l{m}[n]<o>$p!*()")]
    [InlineData("đầu và cuối ")]
    [InlineData("..")]
    [InlineData("' or PartitionKey ne '")]
    [InlineData("\u1ebf\ufb01\ufffd\u200b")]
    public async Task Any_other_key_is_found_again_and_no_other_row(string key)
    {
        var decoy = key + "x";
        await Write(RowChange.Insert(key, "1"), RowChange.Insert(decoy, "2"), RowChange.Insert("a", "3"));
        await Records.Write(Table, key, [RowChange.Insert(key, "4")], None);
        var row = await Read(key);
        Assert.Equal((key, "1"), (row!.Key, row.Body));
        Assert.Equal(row, Assert.Single(await Records.All(Table, Partition, new(key, decoy), None)));
        Assert.Equal(
            decoy,
            (await Records.Query(Table, Partition, KeyRange.StartingWith(key), 10, key, None)).Rows.Single().Key
        );
        Assert.Equal("4", Assert.Single(await Records.All(Table, key, KeyRange.All, None)).Body);
        Assert.True((await Write(RowChange.Replace(key, "5", row.ETag))).Written);
        Assert.True((await Write(RowChange.Delete(key, (await Read(key))!.ETag))).Written);
        Assert.Equal(["2", "3"], (await All()).Select(r => r.Body).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData('a', 512)]
    [InlineData('ế', IRecords.MaxAddress / 18)]
    public async Task A_key_may_be_as_long_as_this(char letter, int length)
    {
        var key = new string(letter, length);
        Assert.True((await Records.Write(Table, key, [RowChange.Insert(key, "1")], None)).Written);
        Assert.Equal("1", (await Records.Read(Table, key, key, None))!.Body);
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Records.Write(Table, key, [RowChange.Insert(key + letter, "1")], None)
        );
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Records.Write(Table, key + letter, [RowChange.Insert(key, "1")], None)
        );
    }

    [Fact]
    public async Task Keys_are_ordered_by_code_unit()
    {
        string[] keys = ["~", "a", "A", "_", "10", "9", "a|", "a-", "đ", "ế", "z", "a b", "\uff5e"];
        await Write([.. keys.Select(k => RowChange.Insert(k, k))]);
        Assert.Equal(keys.Order(StringComparer.Ordinal), (await All()).Select(r => r.Key));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('ế')]
    [InlineData('"')]
    [InlineData('\u0001')]
    public async Task The_largest_batch_comes_back_whole(char letter)
    {
        var (large, rest) = (
            new string(letter, IRecords.MaxBody),
            new string(letter, IRecords.MaxBatchBody - IRecords.MaxBody)
        );
        Assert.True((await Write(RowChange.Insert("a", large), RowChange.Insert("b", rest))).Written);
        Assert.Equal([large, rest], (await All()).Select(r => r.Body));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_sent()
    {
        await Assert.ThrowsAsync<RecordTooLongException>(() =>
            Write(RowChange.Insert("a", new string('x', IRecords.MaxBody + 1)))
        );
        await Assert.ThrowsAsync<StorageFullException>(() =>
            Write(
                RowChange.Insert("a", new string('x', IRecords.MaxBody)),
                RowChange.Insert("b", new string('x', IRecords.MaxBody))
            )
        );
        Assert.Empty(await All());
    }
}
