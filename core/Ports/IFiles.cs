namespace PlanMonitor.Core.Ports;

/// <summary>
/// Content-addressed objects. An upload is written block by block through its ticket's address (the wire calls of Azure Blob Storage:
/// Put Block, Put Block List), then kept under its SHA-256 once it was verified. Kept means durable.
/// </summary>
/// <exception cref="StorageFullException">No room: nothing was kept.</exception>
public interface IFiles
{
    /// <summary>Opens an upload, or gives one that is under way a new ticket; the address allows writing this one object until <paramref name="expiresAt"/>.</summary>
    /// <param name="size">Bytes; more are refused while they arrive, where the storage can (a disk), else when it is opened (<see cref="Files.FileService"/>).</param>
    Task<UploadTicket> Begin(string uploadId, long size, DateTimeOffset expiresAt, CancellationToken cancel);

    /// <summary>What the block list put together; null where there is none (yet, or no longer).</summary>
    /// <exception cref="ProblemException">file-too-large, where the storage itself did not refuse it.</exception>
    Task<Upload?> OpenUpload(string uploadId, CancellationToken cancel);

    /// <summary>
    /// Keeps an upload under its hash; harmless when the object is already there. The ticket may still be valid: only the version that was verified is kept.
    /// </summary>
    /// <exception cref="ProblemException">file-hash: the upload was changed, or went away, after it was opened.</exception>
    Task Keep(string uploadId, string version, string sha256, CancellationToken cancel);

    /// <summary>
    /// Puts an upload that carries harm where nobody comes upon it through this program: who looks into it opens the storage. Harmless when it is gone. Swept after
    /// <see cref="Files.UploadRules.InQuarantine"/>.
    /// </summary>
    Task Quarantine(string uploadId, CancellationToken cancel);

    /// <summary>
    /// Removes uploads that were not kept and not written to since <paramref name="before"/>, and what lies in quarantine so much longer; says how many. Blocks never put together may
    /// outlive it.
    /// </summary>
    Task<int> Sweep(DateTimeOffset before, CancellationToken cancel);

    /// <summary>Keeps bytes of this program's own under their hash; harmless when the object is already there. Where objects are immutable, so is this.</summary>
    Task Add(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel);

    Task<Stream?> Open(string sha256, CancellationToken cancel);

    Task Delete(string sha256, CancellationToken cancel);
}

/// <param name="Content">Seekable, with its length.</param>
/// <param name="Version">Changes whenever a block list puts the upload together anew.</param>
public sealed record Upload(Stream Content, string Version);

/// <param name="Url">Address for <c>comp=block</c> and <c>comp=blocklist</c>; already carries a query string.</param>
public sealed record UploadTicket(string Id, string Url, int BlockSize, DateTimeOffset ExpiresAt);
