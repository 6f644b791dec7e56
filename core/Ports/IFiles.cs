namespace PlanMonitor.Core;

/// <summary>
/// Content-addressed objects. An upload is written block by block through its ticket's address (the wire calls of Azure Blob Storage:
/// Put Block, Put Block List), then kept under its SHA-256 once it was verified. Kept means durable.
/// </summary>
/// <exception cref="StorageFullException">No room: nothing was kept.</exception>
public interface IFiles
{
    /// <summary>Opens an upload; the address allows writing this one object until <paramref name="expiresAt"/>.</summary>
    Task<UploadTicket> Begin(string uploadId, DateTimeOffset expiresAt, CancellationToken cancel);

    /// <summary>What the block list put together; null where there is none (yet, or no longer).</summary>
    Task<Stream?> OpenUpload(string uploadId, CancellationToken cancel);

    /// <summary>Keeps an upload under its hash; harmless when the object is already there.</summary>
    Task Keep(string uploadId, string sha256, CancellationToken cancel);

    Task<Stream?> Open(string sha256, CancellationToken cancel);

    Task Delete(string sha256, CancellationToken cancel);
}

/// <param name="Url">Address for <c>comp=block</c> and <c>comp=blocklist</c>; already carries a query string.</param>
public sealed record UploadTicket(string Id, string Url, int BlockSize, DateTimeOffset ExpiresAt);
