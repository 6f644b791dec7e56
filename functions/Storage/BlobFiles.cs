using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace PlanMonitor.Functions;

/// <summary>
/// The files port on Azure Blob Storage: uploads/ while the browser writes them, objects/ by hash. The browser is given one blob to create and write,
/// over https, until its ticket ends (a user delegation SAS: signed by the app's identity, no account key).
/// </summary>
public sealed class BlobFiles(BlobServiceClient service, TimeProvider clock) : IFiles
{
    private const int BlockSize = 4 * 1024 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private const string Uploads = "uploads";
    private const string Objects = "objects";

    public async Task MakeContainers(CancellationToken cancel)
    {
        foreach (var name in new[] { Uploads, Objects })
            await Guarded(() => service.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancel));
    }

    public async Task<UploadTicket> Begin(string uploadId, DateTimeOffset expiresAt, CancellationToken cancel)
    {
        var blob = UploadOf(uploadId);
        // A start is given, although the service takes the key without one: the emulator (3.37.0) does not. A little early, as two clocks never agree.
        var key = await Guarded(() => service.GetUserDelegationKeyAsync(clock.GetUtcNow() - ClockSkew, expiresAt, cancel));
        var sas = new BlobSasBuilder(BlobSasPermissions.Create | BlobSasPermissions.Write, expiresAt)
        {
            BlobContainerName = Uploads,
            BlobName = uploadId,
            Resource = "b",
            Protocol = SasProtocol.Https,
        };
        var address = new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key.Value, service.AccountName) };
        return new(uploadId, address.ToUri().AbsoluteUri, BlockSize, expiresAt);
    }

    public async Task<Stream?> OpenUpload(string uploadId, CancellationToken cancel) => IsId(uploadId) ? await OpenIfThere(UploadOf(uploadId), cancel) : null;

    /// <summary>
    /// The ticket may still be valid, so what was verified could be written over before it is kept: the bytes that are kept are hashed again, through
    /// a reader that fails when the blob changes under it.
    /// </summary>
    /// <exception cref="ProblemException">file-hash: it was changed meanwhile.</exception>
    public async Task Keep(string uploadId, string sha256, CancellationToken cancel)
    {
        var upload = UploadOf(uploadId);
        var target = ObjectOf(sha256);
        if (!(await Guarded(() => target.ExistsAsync(cancel))).Value)
        {
            await using var content = await OpenIfThere(upload, cancel) ?? throw Problems.UploadUnknown.With().AsException();
            if (await HashOf(content, cancel) != sha256)
                throw Problems.FileHash.With().AsException();
            content.Position = 0;
            await Copy(content, target, cancel);
        }
        await Guarded(() => upload.DeleteIfExistsAsync(cancellationToken: cancel));
    }

    public Task<Stream?> Open(string sha256, CancellationToken cancel) => OpenIfThere(ObjectOf(sha256), cancel);

    public Task Delete(string sha256, CancellationToken cancel) => Guarded(() => ObjectOf(sha256).DeleteIfExistsAsync(cancellationToken: cancel));

    /// <summary>Never over an object that is there: the same name is the same bytes, and objects may lie under an immutability policy.</summary>
    private static async Task Copy(Stream content, BlobClient target, CancellationToken cancel)
    {
        try
        {
            await Guarded(() => target.UploadAsync(content, new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancel));
        }
        // The object is there: kept by somebody else in the meantime. It is not: the upload changed or went away under the reader.
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            if (!(await Guarded(() => target.ExistsAsync(cancel))).Value)
                throw Problems.FileHash.With().AsException();
        }
    }

    /// <summary>Null: the blob changed or went away under the reader.</summary>
    private static async Task<string?> HashOf(Stream content, CancellationToken cancel)
    {
        try
        {
            return Convert.ToHexStringLower(await Guarded(async () => await SHA256.HashDataAsync(content, cancel)));
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    private static async Task<Stream?> OpenIfThere(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            return await Guarded(() => blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancel));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
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

    private BlobClient UploadOf(string id) => IsId(id)
        ? service.GetBlobContainerClient(Uploads).GetBlobClient(id)
        : throw new ArgumentException($"Not an upload id: {id}", nameof(id));

    private BlobClient ObjectOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? service.GetBlobContainerClient(Objects).GetBlobClient(sha256)
        : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));

    private static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
