using System.Net;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>Throttled, broken, silent: the clients' own code against a wire that answers in the service's place, as the emulator never does.</summary>
[Slow]
public sealed class BusyStorageTests : IDisposable
{
    private readonly Wire wire = new();
    private readonly TableRecords records;
    private readonly BlobFiles files;

    public BusyStorageTests()
    {
        var credential = new EmulatorCredential(TimeProvider.System);
        var tables = new TableClientOptions { Transport = wire.Transport };
        var blobs = new BlobClientOptions { Transport = wire.Transport };
        (tables.Retry.Delay, blobs.Retry.Delay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        (tables.Retry.NetworkTimeout, blobs.Retry.NetworkTimeout) = (
            TimeSpan.FromMilliseconds(200),
            TimeSpan.FromMilliseconds(200)
        );
        records = new(new TableServiceClient(new Uri("https://example.invalid"), credential, tables));
        files = new(new BlobServiceClient(new Uri("https://example.invalid"), credential, blobs), TimeProvider.System);
    }

    public static TheoryData<string> Calls =>
        [
            "read",
            "query",
            "write",
            "make containers",
            "begin",
            "open upload",
            "open",
            "delete",
            "quarantine",
            "sweep",
            "keep",
        ];

    public void Dispose() => wire.Dispose();

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_the_service_cannot_do_now_is_told_as_busy_after_it_was_tried_again(string call)
    {
        foreach (
            var (status, code) in new[]
            {
                (HttpStatusCode.TooManyRequests, "TooManyRequests"),
                (HttpStatusCode.ServiceUnavailable, "ServerBusy"),
                (HttpStatusCode.InternalServerError, "InternalError"),
                (HttpStatusCode.RequestTimeout, ""),
            }
        )
        {
            wire.Forget();
            wire.AlwaysAnswer(status, code);
            await Assert.ThrowsAsync<StorageBusyException>(() => Do(call));
            // Azure.Core tries tables three times more, the blob client five times.
            Assert.True(wire.Requests.Count is 4 or 6);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task No_connection_and_no_answer_are_told_as_busy(string call)
    {
        wire.Instead = (_, _) => throw new HttpRequestException("refused");
        await Assert.ThrowsAsync<StorageBusyException>(() => Do(call));
        wire.Instead = async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return null;
        };
        await Assert.ThrowsAsync<StorageBusyException>(() => Do(call));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_the_identity_may_not_do_is_told_as_it_is(string call)
    {
        wire.AlwaysAnswer(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch");
        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => Do(call))).Status);
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "RequestBodyTooLarge")]
    [InlineData(HttpStatusCode.BadRequest, "EntityTooLarge")]
    public async Task What_is_too_large_for_the_service_is_told_as_full(HttpStatusCode status, string code)
    {
        wire.AlwaysAnswer(status, code);
        await Assert.ThrowsAsync<StorageFullException>(() => Do("write"));
    }

    [Fact]
    public async Task Whoever_gives_up_is_not_told_that_the_storage_is_busy()
    {
        using var cancel = new CancellationTokenSource();
        wire.Instead = async (_, stop) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            return null;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => records.Read("rows", "p", "a", cancel.Token));
    }

    private Task Do(string call) =>
        call switch
        {
            "read" => records.Read("rows", "p", "a", None),
            "query" => records.Query("rows", "p", KeyRange.All, 10, null, None),
            "write" => records.Write("rows", "p", [RowChange.Insert("a", "1")], None),
            "make containers" => files.MakeContainers(None),
            "begin" => files.Begin("u1", 1, DateTimeOffset.UtcNow, None),
            "open upload" => files.OpenUpload("u1", None),
            "open" => files.Open(new string('a', 64), None),
            "delete" => files.Delete(new string('a', 64), None),
            "quarantine" => files.Quarantine("u1", None),
            "sweep" => files.Sweep(DateTimeOffset.UtcNow, None),
            "keep" => files.Keep("u1", "\"1\"", new string('a', 64), None),
            _ => throw new ArgumentOutOfRangeException(nameof(call)),
        };
}
