using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The files port on disk: objects/ by hash, uploads/ while they are written, quarantine/ for what carries harm. The wire is Put Block and Put Block List (<see cref="BlockRoutes"/>),
/// authorised by a signed address, as on Azure Blob Storage.
/// </summary>
public sealed class DiskFiles : IFiles, IWholeFiles
{
    public const int BlockSize = 4 * 1024 * 1024;
    private const string Content = "content-";
    private const int DiskFull = 28; // ENOSPC
    private readonly string objects;
    private readonly string uploads;
    private readonly string quarantine;
    private readonly byte[] key;

    public DiskFiles(string folder)
    {
        OwnerOnly.Folder(folder);
        objects = OwnerOnly.Folder(Path.GetFullPath(Path.Combine(folder, "objects")));
        uploads = OwnerOnly.Folder(Path.GetFullPath(Path.Combine(folder, "uploads")));
        quarantine = OwnerOnly.Folder(Path.GetFullPath(Path.Combine(folder, "quarantine")));
        key = ReadOrMakeKey(Path.Combine(folder, "signing.key"));
    }

    public Task<UploadTicket> Begin(string uploadId, long size, DateTimeOffset expiresAt, CancellationToken cancel)
    {
        Guarded(() => Directory.CreateDirectory(UploadFolder(uploadId)));
        var expires = expiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Task.FromResult(
            new UploadTicket(
                uploadId,
                $"/uploads/{uploadId}?se={expires}&sz={size}&sig={Sign(uploadId, expires, size)}",
                BlockSize,
                expiresAt
            )
        );
    }

    /// <summary>Whether a signed address is ours and still valid.</summary>
    public bool IsAllowed(string uploadId, string expires, long size, string signature, DateTimeOffset now)
    {
        if (!FileRules.IsUploadId(uploadId) || !long.TryParse(expires, CultureInfo.InvariantCulture, out var seconds))
            return false;
        if (now.ToUnixTimeSeconds() >= seconds)
            return false;
        var (given, ours) = (
            Encoding.ASCII.GetBytes(signature),
            Encoding.ASCII.GetBytes(Sign(uploadId, expires, size))
        );
        return CryptographicOperations.FixedTimeEquals(given, ours) && Directory.Exists(UploadFolder(uploadId));
    }

    /// <summary>Put Block: a block may be sent again; only a whole one counts. Returns false when it is larger than a block may be, or the upload than its ticket says.</summary>
    /// <param name="size">Bytes of all blocks together.</param>
    public async Task<bool> PutBlock(
        string uploadId,
        string blockId,
        long size,
        Stream body,
        byte[]? md5,
        CancellationToken cancel
    )
    {
        var path = BlockPath(uploadId, blockId);
        // A name of its own: the same block may be on its way twice, and whichever is whole last counts.
        var part = $"{path}.{Path.GetRandomFileName()}.part";
        var room = Math.Min(BlockSize, size - BytesBeside(path));
        try
        {
            await using (var file = OwnerOnly.Create(part))
            {
                var buffer = new byte[81920];
                for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0; )
                {
                    if (file.Length + read > room)
                        return false;
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }
                file.Position = 0;
                // Content-MD5 is what the wire protocol carries; it guards against damage, not against people.
#pragma warning disable CA5351
                var actual = await MD5.HashDataAsync(file, cancel);
#pragma warning restore CA5351
                if (md5 is not null && !actual.SequenceEqual(md5))
                    return false;
            }
            File.Move(part, path, overwrite: true);
            return true;
        }
        catch (IOException e) when (IsFull(e))
        {
            throw new StorageFullException("The disk is full.", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Put Block List: puts the named blocks together; false when one is missing or the whole is larger than a file may be.</summary>
    public async Task<bool> PutBlockList(string uploadId, IReadOnlyList<string> blockIds, CancellationToken cancel)
    {
        var paths = blockIds.Select(id => BlockPath(uploadId, id)).ToList();
        if (paths.Any(p => !File.Exists(p)) || paths.Sum(p => new FileInfo(p).Length) > FileRules.MaxSize)
            return false;
        try
        {
            var content = ContentPath(uploadId, Guid.NewGuid().ToString("n"));
            var part = content + ".part";
            await using (var file = OwnerOnly.Create(part))
            {
                foreach (var path in paths)
                {
                    await using var block = File.OpenRead(path);
                    await block.CopyToAsync(file, cancel);
                }
                file.Flush(flushToDisk: true);
            }
            // The blocks stay until the upload is kept or swept: the list may be sent again when its answer got lost.
            File.Move(part, content);
            foreach (var earlier in Contents(uploadId).Where(c => c != content))
                File.Delete(earlier);
            return true;
        }
        catch (IOException e) when (IsFull(e))
        {
            throw new StorageFullException("The disk is full.", e);
        }
    }

    public Task<Upload?> OpenUpload(string uploadId, CancellationToken cancel) =>
        Task.FromResult(
            FileRules.IsUploadId(uploadId)
            && Contents(uploadId).FirstOrDefault() is { } path
            && OpenIfThere(path) is { } content
                ? new Upload(content, Path.GetFileName(path)[Content.Length..])
                : null
        );

    public Task Keep(string uploadId, string version, string sha256, CancellationToken cancel)
    {
        var (content, target) = (ContentPath(uploadId, version), ObjectPath(sha256));
        Guarded(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!File.Exists(target) && !File.Exists(content))
                throw Problems.FileHash.With().AsException();
            // Somebody else may keep the same bytes at the same moment: whoever comes second puts them over themselves.
            if (!File.Exists(target))
                File.Move(content, target, overwrite: true);
            if (Directory.Exists(UploadFolder(uploadId)))
                Directory.Delete(UploadFolder(uploadId), recursive: true);
        });
        return Task.CompletedTask;
    }

    public Task Quarantine(string uploadId, CancellationToken cancel)
    {
        if (Contents(uploadId).FirstOrDefault() is { } content)
            File.Move(content, Path.Combine(quarantine, uploadId), overwrite: true);
        if (Directory.Exists(UploadFolder(uploadId)))
            Directory.Delete(UploadFolder(uploadId), recursive: true);
        return Task.CompletedTask;
    }

    public async Task Add(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel)
    {
        var target = ObjectPath(sha256);
        if (File.Exists(target))
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var part = $"{target}.{Path.GetRandomFileName()}";
            await using (var file = OwnerOnly.Create(part))
            {
                await file.WriteAsync(content, cancel);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, target, overwrite: true);
        }
        catch (IOException e) when (IsFull(e))
        {
            throw new StorageFullException("The disk is full.", e);
        }
    }

    public Task<Stream?> Open(string sha256, CancellationToken cancel) =>
        Task.FromResult(OpenIfThere(ObjectPath(sha256)));

    public Task Delete(string sha256, CancellationToken cancel)
    {
        File.Delete(ObjectPath(sha256));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> AllObjects([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        foreach (var path in Directory.EnumerateFiles(objects, "*", SearchOption.AllDirectories))
        {
            cancel.ThrowIfCancellationRequested();
            // What is being written has another name.
            if (FileRules.IsSha256(Path.GetFileName(path)))
                yield return Path.GetFileName(path);
        }
    }

    /// <exception cref="StorageFullException">The disk has no room for a file of the largest size.</exception>
    public Task CheckSpace() =>
        new DriveInfo(objects).AvailableFreeSpace >= FileRules.MaxSize
            ? Task.CompletedTask
            : throw new StorageFullException("The disk is almost full.");

    public Task<int> Sweep(DateTimeOffset before, CancellationToken cancel)
    {
        var old = Directory
            .GetDirectories(uploads)
            .Where(f => Directory.GetLastWriteTimeUtc(f) < before.UtcDateTime)
            .ToList();
        foreach (var folder in old)
            Directory.Delete(folder, recursive: true);
        var longBefore = before - UploadRules.InQuarantine;
        var harmful = Directory.GetFiles(quarantine).Where(f => File.GetLastWriteTimeUtc(f) < longBefore.UtcDateTime);
        foreach (var file in harmful.ToList())
            File.Delete(file);
        return Task.FromResult(old.Count);
    }

    private string UploadFolder(string id) =>
        FileRules.IsUploadId(id)
            ? Path.Combine(uploads, id)
            : throw new ArgumentException($"Not an upload id: {id}", nameof(id));

    /// <summary>What block lists put together: the newest one, for a moment beside the one it takes the place of.</summary>
    private IEnumerable<string> Contents(string id) =>
        Directory.Exists(UploadFolder(id))
            ? Directory
                .GetFiles(UploadFolder(id), Content + "*")
                .Where(f => !f.EndsWith(".part", StringComparison.Ordinal))
                .OrderByDescending(File.GetLastWriteTimeUtc)
            : [];

    /// <summary>What the other blocks of an upload hold, also those still arriving.</summary>
    private static long BytesBeside(string blockPath)
    {
        var blocks = new DirectoryInfo(Path.GetDirectoryName(blockPath)!).EnumerateFiles("b-*");
        return blocks.Where(b => !b.FullName.StartsWith(blockPath, StringComparison.Ordinal)).Sum(b => b.Length);
    }

    private string ContentPath(string id, string version) =>
        version.Length == 32 && version.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(UploadFolder(id), Content + version)
            : throw new ArgumentException("Not a version of an upload.", nameof(version));

    private string BlockPath(string id, string blockId) =>
        Path.Combine(
            UploadFolder(id),
            "b-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blockId)))
        );

    private string ObjectPath(string sha256) =>
        FileRules.IsSha256(sha256)
            ? Path.Combine(objects, sha256[..2], sha256)
            : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));

    private string Sign(string uploadId, string expires, long size) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{uploadId}\n{expires}\n{size}\ncreate,write"))
        );

    private static Stream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    private static void Guarded(Action act)
    {
        try
        {
            act();
        }
        catch (IOException e) when (IsFull(e))
        {
            throw new StorageFullException("The disk is full.", e);
        }
    }

    private static bool IsFull(IOException e) => (e.HResult & 0xffff) is DiskFull or 112; // ENOSPC; ERROR_DISK_FULL on Windows

    private static byte[] ReadOrMakeKey(string path)
    {
        if (!File.Exists(path))
        {
            using var file = OwnerOnly.Create(path);
            file.Write(RandomNumberGenerator.GetBytes(32));
        }
        return File.ReadAllBytes(OwnerOnly.Existing(path));
    }
}
