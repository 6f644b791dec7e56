using FsCheck.Fluent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>What every implementation of <see cref="IRecords"/> keeps. A new implementation is tested by deriving from this class.</summary>
public abstract partial class RecordsContract
{
    private const string Table = "rows";
    private const string Partition = "p|1";

    protected abstract IRecords Records { get; }

    [Fact]
    public async Task What_was_inserted_is_read_back_with_its_etag()
    {
        var outcome = await Write(RowChange.Insert("a", "{}"));
        Assert.Equal(new Row("a", "{}", Assert.Single(outcome.ETags)), await Read("a"));
        Assert.True(outcome.Written);
    }

    [Fact]
    public async Task Inserting_twice_conflicts_and_changes_nothing()
    {
        await Write(RowChange.Insert("a", "first"));
        var second = await Write(RowChange.Insert("a", "second"));
        Assert.Equal((0, 0), (second.ConflictAt, second.ETags.Count));
        Assert.Equal("first", (await Read("a"))!.Body);
    }

    [Fact]
    public async Task A_row_is_replaced_only_by_who_knows_its_newest_etag()
    {
        var first = (await Write(RowChange.Insert("a", "1"))).ETags[0];
        var second = (await Write(RowChange.Replace("a", "2", first))).ETags[0];
        Assert.NotEqual(first, second);
        Assert.False((await Write(RowChange.Replace("a", "3", first))).Written);
        Assert.False((await Write(RowChange.Replace("b", "3", second))).Written);
        Assert.False((await Write(RowChange.Replace("a", "3", "no etag"))).Written);
        Assert.Equal(new Row("a", "2", second), await Read("a"));
    }

    [Fact]
    public async Task A_row_is_deleted_only_by_who_knows_its_newest_etag()
    {
        var etag = (await Write(RowChange.Insert("a", "1"))).ETags[0];
        Assert.False((await Write(RowChange.Delete("a", "stale"))).Written);
        Assert.Equal([""], (await Write(RowChange.Delete("a", etag))).ETags);
        Assert.Null(await Read("a"));
        Assert.False((await Write(RowChange.Delete("a", etag))).Written);
    }

    [Fact]
    public async Task An_etag_never_comes_back_after_delete_and_insert()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < 5; i++)
        {
            var etag = (await Write(RowChange.Insert("a", "same"))).ETags[0];
            Assert.True(seen.Add(etag));
            await Write(RowChange.Delete("a", etag));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_batch_is_all_or_nothing_and_says_where_it_conflicts(int at)
    {
        var etag = (await Write(RowChange.Insert("there", "1"))).ETags[0];
        var batch = new List<RowChange> { RowChange.Insert("new", "1"), RowChange.Replace("there", "2", etag) };
        batch.Insert(at, RowChange.Delete("gone", etag));
        var outcome = await Write([.. batch]);
        Assert.Equal((at, 0), (outcome.ConflictAt, outcome.ETags.Count));
        Assert.Equal(new Row("there", "1", etag), Assert.Single(await All()));
    }

    [Fact]
    public async Task The_longest_batch_gives_its_etags_in_order()
    {
        var outcome = await Write([
            .. Enumerable.Range(0, IRecords.MaxBatch).Reverse().Select(i => RowChange.Insert($"{i:D3}", $"{i}")),
        ]);
        var rows = await All();
        Assert.Equal(IRecords.MaxBatch, rows.Count);
        Assert.Equal(rows.Select(r => r.ETag), outcome.ETags.Reverse());
    }

    [Theory]
    [InlineData(null, null, "a aa ab b ba c")]
    [InlineData("ab", null, "ab b ba c")]
    [InlineData(null, "b", "a aa ab")]
    [InlineData("aa", "ba", "aa ab b")]
    [InlineData("b", "b", "")]
    [InlineData("x", null, "")]
    public async Task A_range_begins_with_its_first_key_and_ends_before_its_last(
        string? from,
        string? to,
        string expected
    )
    {
        await Write([.. "ba c a ab b aa".Split(' ').Select(k => RowChange.Insert(k, k))]);
        Assert.Equal(
            expected,
            string.Join(' ', (await Records.All(Table, Partition, new(from, to), None)).Select(r => r.Key))
        );
    }

    [Fact]
    public async Task A_prefix_finds_its_keys_and_no_others()
    {
        await Write([
            .. "state state| state|1 state|đ state} stat statf".Split(' ').Select(k => RowChange.Insert(k, k)),
        ]);
        Assert.Equal(
            ["state|", "state|1", "state|đ"],
            (await Records.All(Table, Partition, KeyRange.StartingWith("state|"), None)).Select(r => r.Key)
        );
    }

    [Fact]
    public async Task Tables_and_partitions_are_apart()
    {
        await Write(RowChange.Insert("a", "1"));
        await Records.Write(Table, "p|2", [RowChange.Insert("a", "2")], None);
        await Records.Write("other", Partition, [RowChange.Insert("a", "3")], None);
        Assert.Equal("1", Assert.Single(await All()).Body);
        Assert.Equal("2", (await Records.Read(Table, "p|2", "a", None))!.Body);
        Assert.Null(await Records.Read(Table, "p|3", "a", None));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_whatever_was_added_in_between()
    {
        await Write([.. "b d f h".Split(' ').Select(k => RowChange.Insert(k, k))]);
        var first = await Records.Query(Table, Partition, KeyRange.All, 2, null, None);
        Assert.Equal(["b", "d"], first.Rows.Select(r => r.Key));
        await Write([.. "a c e i".Split(' ').Select(k => RowChange.Insert(k, k))]);
        var second = await Records.Query(Table, Partition, KeyRange.All, 3, first.Cursor, None);
        var third = await Records.Query(Table, Partition, KeyRange.All, 3, second.Cursor, None);
        Assert.Equal(["e", "f", "h", "i"], second.Rows.Concat(third.Rows).Select(r => r.Key));
        Assert.Null(third.Cursor);
    }

    [Fact]
    public async Task A_page_that_holds_all_rows_has_no_cursor()
    {
        await Write(RowChange.Insert("a", "1"), RowChange.Insert("b", "2"));
        Assert.Null((await Records.Query(Table, Partition, KeyRange.All, 2, null, None)).Cursor);
        Assert.NotNull((await Records.Query(Table, Partition, KeyRange.All, 1, null, None)).Cursor);
    }

    [Theory]
    [InlineData("c", "d h")]
    [InlineData("1!8!cHwx 1!4!YQ--", "b d h")]
    [InlineData("zzz", "")]
    [InlineData("' or RowKey ge '", "b d h")]
    public async Task A_cursor_of_somebody_else_stays_within_the_range(string cursor, string expected)
    {
        await Write([.. "b d h".Split(' ').Select(k => RowChange.Insert(k, k))]);
        await Records.Write(Table, "p|2", [RowChange.Insert("e", "e")], None);
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                (await Records.Query(Table, Partition, KeyRange.All, 10, cursor, None)).Rows.Select(r => r.Key)
            )
        );
        Assert.DoesNotContain((await Records.Query(Table, Partition, new("c", "e"), 10, cursor, None)).Rows, r =>
            r.Key is not "d"
        );
    }

    [Fact]
    public async Task More_rows_than_a_page_are_all_found()
    {
        for (var i = 0; i < 12; i++)
            await Write([.. Enumerable.Range(i * 90, 90).Select(n => RowChange.Insert($"{n:D6}", ""))]);
        Assert.Equal(Enumerable.Range(0, 1080).Select(n => $"{n:D6}"), (await All()).Select(r => r.Key));
    }

    [Theory]
    [InlineData("Thị xã Hương Trà: không phát sinh; \"đôn đốc\" ẾẬỮ")]
    [InlineData("👩‍👩‍👧 \r\n\t'--; DROP TABLE rows; %_*")]
    [InlineData("")]
    public async Task Text_comes_back_letter_by_letter(string body)
    {
        await Write(RowChange.Insert("đơn vị 'ế'", body));
        Assert.Equal(body, (await Read("đơn vị 'ế'"))!.Body);
    }

    [Fact]
    public async Task A_large_body_comes_back_whole()
    {
        var body = new string('ế', 60_000);
        await Write(RowChange.Insert("a", body));
        Assert.Equal(body, (await Read("a"))!.Body);
    }

    [Fact]
    public async Task Of_32_that_insert_the_same_row_at_once_one_wins()
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 32)
                .Select(i => Task.Run(() => Write(RowChange.Insert("a", $"{i}"), RowChange.Insert($"mine-{i}", ""))))
        );
        Assert.Single(outcomes, o => o.Written);
        Assert.Equal(2, (await All()).Count);
    }

    [Fact]
    public async Task Increments_of_many_at_once_are_all_counted()
    {
        await Write(RowChange.Insert("n", "0"));
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var done = 0; done < 20; )
                        {
                            var row = (await Read("n"))!;
                            done += (
                                await Write(
                                    RowChange.Replace(
                                        "n",
                                        $"{int.Parse(row.Body, System.Globalization.CultureInfo.InvariantCulture) + 1}",
                                        row.ETag
                                    )
                                )
                            ).Written
                                ? 1
                                : 0;
                        }
                    })
                )
        );
        Assert.Equal("160", (await Read("n"))!.Body);
    }

    /// <summary>Random acts on few keys against a dictionary: the same verdicts, the same rows.</summary>
    [Fact]
    public void It_behaves_like_a_dictionary_with_versions()
    {
        var act =
            from kind in Gen.Elements(Enum.GetValues<ChangeKind>())
            from key in Gen.Elements("a", "b", "c")
            from fresh in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
            select (kind, key, fresh);
        var run = 0;
        Prop.ForAll(Arb.From(act.ListOf()), acts =>
            {
                var partition = $"run-{run++}";
                var model = new Dictionary<string, Row>();
                foreach (var (kind, key, fresh) in acts)
                {
                    var stored = model.GetValueOrDefault(key);
                    var change = new RowChange(
                        kind,
                        key,
                        kind == ChangeKind.Delete ? "" : $"{run}",
                        kind == ChangeKind.Insert ? ""
                            : fresh && stored is not null ? stored.ETag
                            : "0"
                    );
                    var fits = kind == ChangeKind.Insert ? stored is null : fresh && stored is not null;
                    var outcome = Records.Write(Table, partition, [change], None).GetAwaiter().GetResult();
                    if (outcome.Written != fits)
                        return false;
                    if (fits && kind == ChangeKind.Delete)
                        model.Remove(key);
                    else if (fits)
                        model[key] = new(key, change.Body, outcome.ETags[0]);
                }
                return Records
                    .All(Table, partition, KeyRange.All, None)
                    .GetAwaiter()
                    .GetResult()
                    .SequenceEqual(model.Values.OrderBy(r => r.Key, StringComparer.Ordinal));
            })
            .Check();
    }

    private Task<WriteOutcome> Write(params RowChange[] changes) => Records.Write(Table, Partition, changes, None);

    private Task<Row?> Read(string key) => Records.Read(Table, Partition, key, None);

    private Task<IReadOnlyList<Row>> All() => Records.All(Table, Partition, KeyRange.All, None);
}
