using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

public sealed class SqliteRecordsTests : RecordsContract, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;

    public SqliteRecordsTests() => records = new(folder.File("r.db"));

    protected override IRecords Records => records;

    protected override IWholeRecords Whole => records;

    public void Dispose()
    {
        records.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Reopening_the_file_keeps_every_row_and_goes_on_with_new_etags()
    {
        string etag;
        using (var first = new SqliteRecords(folder.File("again.db")))
            etag = (await first.Write("t", "p", [RowChange.Insert("a", "Hương Trà")], None)).ETags[0];
        using var second = new SqliteRecords(folder.File("again.db"));
        Assert.Equal(new Row("a", "Hương Trà", etag), await second.Read("t", "p", "a", None));
        Assert.NotEqual(etag, (await second.Write("t", "p", [RowChange.Insert("b", "")], None)).ETags[0]);
    }

    [Fact]
    public async Task A_full_database_says_so_and_keeps_nothing_of_the_batch()
    {
        using var small = new SqliteRecords(folder.File("full.db"), maxPages: 40);
        var kept = new List<string>();
        var full = false;
        for (var i = 0; !full && i < 100; i++)
        {
            try
            {
                await small.Write(
                    "t",
                    "p",
                    [RowChange.Insert($"a{i:D3}", "x"), RowChange.Insert($"b{i:D3}", new string('y', 10_000))],
                    None
                );
                kept.AddRange([$"a{i:D3}", $"b{i:D3}"]);
            }
            catch (StorageFullException)
            {
                full = true;
            }
        }
        Assert.True(full && kept.Count > 0);
        Assert.Equal(
            kept.Order(StringComparer.Ordinal),
            (await small.All("t", "p", KeyRange.All, None)).Select(r => r.Key)
        );
    }

    [Fact]
    public async Task A_database_that_was_full_takes_rows_again_when_there_is_room()
    {
        using var small = new SqliteRecords(folder.File("room.db"), maxPages: 40);
        var etag = (await small.Write("t", "p", [RowChange.Insert("large", new string('y', 60_000))], None)).ETags[0];
        await Assert.ThrowsAsync<StorageFullException>(() =>
            small.Write("t", "p", [RowChange.Insert("a", "x"), RowChange.Insert("b", new string('y', 120_000))], None)
        );
        Assert.Equal("large", Assert.Single(await small.All("t", "p", KeyRange.All, None)).Key);
        Assert.True(
            (await small.Write("t", "p", [RowChange.Delete("large", etag), RowChange.Insert("c", "x")], None)).Written
        );
        Assert.True((await small.Write("t", "p", [RowChange.Insert("b", new string('y', 40_000))], None)).Written);
    }

    [Fact]
    public async Task Two_that_have_the_file_open_see_each_others_rows()
    {
        using var other = new SqliteRecords(folder.File("r.db"));
        var etag = (await records.Write("t", "p", [RowChange.Insert("a", "1")], None)).ETags[0];
        Assert.Equal("1", (await other.Read("t", "p", "a", None))!.Body);
        Assert.True((await other.Write("t", "p", [RowChange.Replace("a", "2", etag)], None)).Written);
        Assert.False((await records.Write("t", "p", [RowChange.Replace("a", "3", etag)], None)).Written);
    }
}
