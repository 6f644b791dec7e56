using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using PlanMonitor.Core;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Storage;

/// <summary>
/// The files port on Azure Blob Storage: uploads/ while the browser writes them, objects/ by hash, quarantine/ for what carries harm. The browser is given one blob to create and write,
/// over https, until its ticket ends (a user delegation SAS: signed by the app's identity, no account key).
/// </summary>
public sealed class BlobFiles(BlobServiceClient service, TimeProvider clock) : IFiles, IWholeFiles
{
    private const int BlockSize = 4 * 1024 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>One key signs the tickets of a day (the service gives one for seven at most), so that an upload does not ask for its own.</summary>
    private static readonly TimeSpan KeyLasts = TimeSpan.FromHours(24);

    private const string Uploads = "uploads";
    private const string Objects = "objects";
    private const string Aside = "quarantine";
    private static readonly string[] Containers = [Uploads, Objects, Aside];
    private UserDelegationKey? key;

    public async Task MakeContainers(CancellationToken cancel)
    {
        foreach (var name in Containers)
            await Guarded(() => service.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancel));
    }

    /// <summary>Whether the storage answers and has the containers.</summary>
    public async Task Check(CancellationToken cancel)
    {
        foreach (var name in Containers)
        {
            if (!(await Guarded(() => service.GetBlobContainerClient(name).ExistsAsync(cancel))).Value)
                throw new InvalidOperationException($"There is no container {name}.");
        }
    }

    /// <summary>A signed address cannot say how much may be written to it; what is larger than <paramref name="size"/> is refused when it is opened.</summary>
    public async Task<UploadTicket> Begin(
        string uploadId,
        long size,
        DateTimeOffset expiresAt,
        CancellationToken cancel
    ) =>
        new(
            uploadId,
            (
                await Signed(
                    UploadOf(uploadId),
                    BlobSasPermissions.Create | BlobSasPermissions.Write,
                    expiresAt,
                    cancel
                )
            ).AbsoluteUri,
            BlockSize,
            expiresAt
        );

    /// <summary>
    /// One request: the whole blob into a file of this process, where its content is looked at and hashed. A blob larger than a file may be (the ticket
    /// cannot forbid it) is refused by its headers.
    /// </summary>
    public async Task<Upload?> OpenUpload(string uploadId, CancellationToken cancel)
    {
        if (!FileRules.IsUploadId(uploadId))
            return null;
        try
        {
            return await Guarded(() => Fetch(UploadOf(uploadId), cancel));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// The service copies within the account, and only the version that was verified. Never over an object that is there: the same name is the same
    /// bytes, and objects may lie under an immutability policy.
    /// </summary>
    public async Task Keep(string uploadId, string version, string sha256, CancellationToken cancel)
    {
        var (upload, target) = (UploadOf(uploadId), ObjectOf(sha256));
        var source = await Signed(upload, BlobSasPermissions.Read, clock.GetUtcNow() + ClockSkew, cancel);
        var conditions = new BlobCopyFromUriOptions
        {
            SourceConditions = new() { IfMatch = new ETag(version) },
            DestinationConditions = new() { IfNoneMatch = ETag.All },
        };
        try
        {
            await Guarded(() => target.SyncCopyFromUriAsync(source, conditions, cancel));
        }
        // The object is there: kept before, or by somebody else in the meantime. It is not: the upload was changed or went away.
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            if (!await IsThere(target, cancel))
            {
                // The service may not fetch what is there (a rule of the network, a right that was removed): nothing the sender can mend.
                if (e.ErrorCode == StorageErrors.CannotVerifyCopySource && await IsThere(upload, cancel))
                    throw;
                throw Problems.FileHash.With().AsException();
            }
        }
        await Guarded(() => upload.DeleteIfExistsAsync(cancellationToken: cancel));
    }

    /// <summary>The service copies it; then it is no upload any more.</summary>
    public async Task Quarantine(string uploadId, CancellationToken cancel)
    {
        var (upload, aside) = (UploadOf(uploadId), service.GetBlobContainerClient(Aside).GetBlobClient(uploadId));
        var source = await Signed(upload, BlobSasPermissions.Read, clock.GetUtcNow() + ClockSkew, cancel);
        try
        {
            await Guarded(() => aside.SyncCopyFromUriAsync(source, new BlobCopyFromUriOptions(), cancel));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return;
        }
        await Guarded(() => upload.DeleteIfExistsAsync(cancellationToken: cancel));
    }

    public async Task Add(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        try
        {
            await Guarded(() =>
                ObjectOf(sha256)
                    .UploadAsync(
                        stream,
                        new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                        cancel
                    )
            );
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // The same name is the same bytes; refused for another reason it would not be there.
            if (!await IsThere(ObjectOf(sha256), cancel))
                throw;
        }
    }

    public async Task<Stream?> Open(string sha256, CancellationToken cancel)
    {
        try
        {
            return await Guarded(() =>
                ObjectOf(sha256).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancel)
            );
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task Delete(string sha256, CancellationToken cancel) =>
        Guarded(() => ObjectOf(sha256).DeleteIfExistsAsync(cancellationToken: cancel));

    /// <summary>Blocks that were never put together are no blob to delete: the service drops them a week after the last one (Put Block, remarks).</summary>
    public async Task<int> Sweep(DateTimeOffset before, CancellationToken cancel)
    {
        await Sweep(Aside, before - UploadRules.InQuarantine, cancel);
        return await Sweep(Uploads, before, cancel);
    }

    private async Task<int> Sweep(string from, DateTimeOffset before, CancellationToken cancel)
    {
        var swept = 0;
        var container = service.GetBlobContainerClient(from);
        return await Guarded(async () =>
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancel))
            {
                if (
                    blob.Properties.LastModified < before
                    && (await container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancel)).Value
                )
                    swept++;
            }
            return swept;
        });
    }

    public async IAsyncEnumerable<string> AllObjects([EnumeratorCancellation] CancellationToken cancel)
    {
        var found = service.GetBlobContainerClient(Objects).GetBlobsAsync(cancellationToken: cancel).AsPages();
        await using var pages = found.GetAsyncEnumerator(cancel);
        while (await Guarded(() => pages.MoveNextAsync().AsTask()))
        {
            foreach (var blob in pages.Current.Values.Where(b => FileRules.IsSha256(b.Name)))
                yield return blob.Name;
        }
    }

    private static async Task<Upload?> Fetch(BlobClient blob, CancellationToken cancel)
    {
        using var found = (await blob.DownloadStreamingAsync(new BlobDownloadOptions(), cancel)).Value;
        if (found.Details.ContentLength > FileRules.MaxSize)
            throw Problems.FileTooLarge.With().AsException();
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            81920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            await found.Content.CopyToAsync(file, cancel);
            file.Position = 0;
            return new(file, found.Details.ETag.ToString());
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> IsThere(BlobClient blob, CancellationToken cancel) =>
        (await Guarded(() => blob.ExistsAsync(cancel))).Value;

    private async Task<Uri> Signed(
        BlobClient blob,
        BlobSasPermissions permissions,
        DateTimeOffset expiresAt,
        CancellationToken cancel
    )
    {
        // Two that find none at once ask twice: harmless.
        if (key is null || key.SignedExpiresOn < expiresAt)
            // A start is given, although the service takes the key without one: the emulator (3.37.0) does not. A little early, as two clocks never agree.
            key = (
                await Guarded(() =>
                    service.GetUserDelegationKeyAsync(clock.GetUtcNow() - ClockSkew, expiresAt + KeyLasts, cancel)
                )
            ).Value;
        var sas = new BlobSasBuilder(permissions, expiresAt)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            Protocol = SasProtocol.Https,
        };
        return new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key, service.AccountName) }.ToUri();
    }

    private static async Task<T> Guarded<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
    }

    private BlobClient UploadOf(string id) =>
        FileRules.IsUploadId(id)
            ? service.GetBlobContainerClient(Uploads).GetBlobClient(id)
            : throw new ArgumentException($"Not an upload id: {id}", nameof(id));

    private BlobClient ObjectOf(string sha256) =>
        FileRules.IsSha256(sha256)
            ? service.GetBlobContainerClient(Objects).GetBlobClient(sha256)
            : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));
}
