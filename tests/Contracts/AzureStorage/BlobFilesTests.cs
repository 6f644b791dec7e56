using System.Net.Http.Headers;
using Azure.Storage.Blobs;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The files contract on Azure Blobs, against the emulator.</summary>
[Slow]
public sealed class BlobFilesTests : FilesContract, IAsyncLifetime, IDisposable
{
    private readonly HttpClient browser;
    private readonly BlobServiceClient client;
    private readonly BlobFiles files;

    public BlobFilesTests(Azurite azurite)
    {
        browser = new(azurite.Wire());
        client = azurite.NewAccount().BlobClient();
        files = new(client, TimeProvider.System);
    }

    protected override IFiles Files => files;

    protected override async Task<byte[]?> Quarantined(string uploadId)
    {
        var blob = client.GetBlobContainerClient("quarantine").GetBlobClient(uploadId);
        return await blob.ExistsAsync() ? (await blob.DownloadContentAsync()).Value.Content.ToArray() : null;
    }

    public ValueTask InitializeAsync() => new(files.MakeContainers(None));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => browser.Dispose();

    protected override async Task<bool> PutBlock(UploadTicket ticket, string blockId, byte[] bytes, byte[]? md5 = null)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentMD5 = md5;
        using var answer = await browser.PutAsync(
            new Uri($"{ticket.Url}&comp=block&blockid={Uri.EscapeDataString(blockId)}"),
            content
        );
        return answer.IsSuccessStatusCode;
    }

    protected override async Task<bool> PutBlockList(UploadTicket ticket, params string[] blockIds)
    {
        using var list = new StringContent(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>{string.Concat(blockIds.Select(b => $"<Latest>{b}</Latest>"))}</BlockList>",
            MediaTypeHeaderValue.Parse("text/plain")
        );
        using var answer = await browser.PutAsync(new Uri($"{ticket.Url}&comp=blocklist"), list);
        return answer.IsSuccessStatusCode;
    }
}
