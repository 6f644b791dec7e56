using System.Net;
using Azure.Data.Tables;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>What of Azure Tables and its client would go wrong unseen: seen in the requests that leave.</summary>
[Slow]
public sealed class TableTrapTests : IDisposable
{
    private readonly Wire wire;
    private readonly TableServiceClient client;
    private readonly TableRecords records;

    public TableTrapTests(Azurite azurite)
    {
        var account = azurite.NewAccount();
        wire = account.Wire();
        client = account.TableClient(wire);
        records = new(client);
    }

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task The_client_makes_a_missing_row_when_it_is_given_no_etag_and_we_always_give_one()
    {
        var etag = (await records.Write("rows", "p", [RowChange.Insert("a", "1")], None)).ETags[0];
        await client
            .GetTableClient("rows")
            .SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "made"))]);
        Assert.NotNull(await records.Read("rows", "p", "made", None));
        wire.Forget();
        Assert.False((await records.Write("rows", "p", [RowChange.Replace("missing", "2", etag)], None)).Written);
        Assert.False((await records.Write("rows", "p", [RowChange.Delete("missing", etag)], None)).Written);
        var next = (await records.Write("rows", "p", [RowChange.Replace("a", "2", etag)], None)).ETags[0];
        Assert.False((await records.Write("rows", "p", [RowChange.Replace("a", "3", etag)], None)).Written);
        Assert.False((await records.Write("rows", "p", [RowChange.Delete("a", etag)], None)).Written);
        Assert.True((await records.Write("rows", "p", [RowChange.Delete("a", next)], None)).Written);
        Assert.Equal(6, wire.Requests.Count);
        Assert.All(wire.Requests, r => Assert.Contains("If-Match: W/\"datetime", r.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_service_would_refuse_is_not_sent()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            records.Write("rows", "p", [.. Enumerable.Range(0, 101).Select(i => RowChange.Insert($"{i}", ""))], None)
        );
        await Assert.ThrowsAsync<RecordTooLongException>(() =>
            records.Write("rows", "p", [RowChange.Insert("a", new string('x', IRecords.MaxBody + 1))], None)
        );
        await Assert.ThrowsAsync<StorageFullException>(() =>
            records.Write(
                "rows",
                "p",
                [.. Enumerable.Range(0, 2).Select(i => RowChange.Insert($"{i}", new string('x', IRecords.MaxBody)))],
                None
            )
        );
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            records.Write("rows", "p", [RowChange.Insert("a/b", "")], None)
        );
        Assert.Null(await records.Read("rows", "p", "a/b", None));
        Assert.False((await records.Write("rows", "p", [RowChange.Replace("a", "", "*")], None)).Written);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_batch_larger_than_the_service_takes_is_told_as_full()
    {
        await records.Write("rows", "p", [RowChange.Insert("a", "1")], None);
        var entities = Enumerable.Range(0, 9).Select(i => new TableEntity("p", $"large{i}"));
        var actions = entities.Select(e =>
        {
            for (var i = 0; i < 15; i++)
                e.Add(EntityBody.PropertyAt(i), new string('x', EntityBody.ChunkLength));
            return new TableTransactionAction(TableTransactionActionType.Add, e);
        });
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() =>
            client.GetTableClient("rows").SubmitTransactionAsync([.. actions])
        );
        Assert.IsType<StorageFullException>(StorageErrors.Translate(refusal));
        Assert.Equal("a", Assert.Single(await records.All("rows", "p", KeyRange.All, None)).Key);
    }

    [Fact]
    public async Task A_table_is_made_only_when_it_is_missing_and_each_call_is_one_request()
    {
        Assert.Null(await records.Read("rows", "p", "a", None));
        Assert.Single(wire.Requests);
        wire.Forget();
        await records.Write("rows", "p", [RowChange.Insert("a", "1"), RowChange.Insert("b", "2")], None);
        Assert.Equal(["/$batch", "/Tables", "/$batch"], Paths());
        wire.Forget();
        await records.Write("rows", "p", [RowChange.Insert("c", "3")], None);
        await records.Read("rows", "p", "c", None);
        Assert.Equal(3, (await records.All("rows", "p", KeyRange.All, None)).Count);
        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task Whoever_makes_the_table_first_the_rows_of_all_are_there()
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i => Task.Run(() => records.Write("rows", "p", [RowChange.Insert($"{i}", "")], None)))
        );
        Assert.All(outcomes, o => Assert.True(o.Written));
        Assert.Equal(8, (await records.All("rows", "p", KeyRange.All, None)).Count);
    }

    [Fact]
    public async Task An_empty_page_that_has_a_next_one_is_followed_and_the_token_of_the_service_is_not_handed_out()
    {
        wire.Instead = (request, _) =>
        {
            var first = !request.RequestUri!.Query.Contains("NextPartitionKey", StringComparison.Ordinal);
            var answer = new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    first
                        ? """{"value":[]}"""
                        : """{"value":[{"odata.etag":"W/\"datetime'1'\"","PartitionKey":"p","RowKey":"b","Body00":"2"}]}""",
                    null,
                    "application/json"
                ),
            };
            answer.Headers.Add("x-ms-continuation-NextPartitionKey", "1!4!cA--");
            answer.Headers.Add("x-ms-continuation-NextRowKey", first ? "1!4!YQ--" : "1!4!Yw--");
            return Task.FromResult<HttpResponseMessage?>(answer);
        };
        var page = await records.Query("rows", "p", KeyRange.All, 1, null, None);
        Assert.Equal(("b", "b"), (Assert.Single(page.Rows).Key, page.Cursor));
        Assert.Equal(2, wire.Requests.Count);
    }

    private IEnumerable<string> Paths() =>
        wire.Requests.Select(r => r.Address.AbsolutePath[r.Address.AbsolutePath.LastIndexOf('/')..]);
}
