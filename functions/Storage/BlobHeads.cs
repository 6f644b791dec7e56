using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Storage;

/// <summary>Heads as blobs of a container that a policy keeps from being changed or removed (infra/modules/data.bicep).</summary>
public sealed class BlobHeads(BlobServiceClient service) : IHeads
{
    public const string Container = "heads";
    private const string Ending = ".json";

    public async Task Keep(string name, string text, CancellationToken cancel)
    {
        var blob = service.GetBlobContainerClient(Container).GetBlobClient(name + Ending);
        var isNew = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } };
        try
        {
            await blob.UploadAsync(BinaryData.FromString(text), isNew, cancel);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await service.GetBlobContainerClient(Container).CreateIfNotExistsAsync(cancellationToken: cancel);
            await Keep(name, text, cancel);
        }
        // There already; under a policy another answer than without one.
        catch (RequestFailedException e) when (IsThere(e)) { }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
    }

    public async Task<IReadOnlyList<(string Name, string Text)>> All(CancellationToken cancel)
    {
        var container = service.GetBlobContainerClient(Container);
        var heads = new List<(string, string)>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancel))
            {
                var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancel);
                heads.Add((blob.Name[..^Ending.Length], content.Value.Content.ToString()));
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
        return heads;
    }

    private static bool IsThere(RequestFailedException e) =>
        e.Status == 412 || e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == "BlobImmutableDueToPolicy";
}
