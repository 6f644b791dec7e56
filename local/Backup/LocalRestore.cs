using System.Globalization;
using PlanMonitor.Core.Backup;
using PlanMonitor.Local.Host;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Backup;

/// <summary>Takes a backup back into a folder on which no host works. The state that was there is kept beside; whoever was signed in signs in again.</summary>
public static class LocalRestore
{
    /// <param name="at">Told of each step, for who tries what a kill there does.</param>
    /// <returns>What was taken back, and the folder with what was there before; null: there was nothing.</returns>
    /// <exception cref="StartException">A host works on the folder, the file is none of ours, or there is no room. Nothing was changed.</exception>
    public static async Task<(Manifest Manifest, string? Before)> Run(
        string file,
        string data,
        TimeProvider clock,
        CancellationToken cancel,
        Action<string>? at = null
    )
    {
        // A file that is not there makes no folder.
        await using var from = OpenFile(file);
        var (folder, held) = DataFolder.Open(data, reset: false);
        using (held)
        {
            try
            {
                using var archive = ArchiveReader.Open(from, new DriveInfo(folder).AvailableFreeSpace);
                await archive.Verify(cancel);
                at?.Invoke("verified");
                var made = FolderSwap.Begin(folder);
                at?.Invoke("begun");
                await Build(archive, made, clock.GetUtcNow(), cancel);
                at?.Invoke("built");
                var before =
                    $"before-restore-{clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
                var hadState = File.Exists(Path.Combine(folder, DataFolder.Database));
                FolderSwap.Commit(folder, before, at);
                return (archive.Manifest, hadState ? Path.Combine(folder, before) : null);
            }
            catch (ArchiveException e)
            {
                throw new StartException($"{Path.GetFullPath(file)}: {e.Message} Nothing was changed.");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartException($"The restore stopped: {e.Message} The next start, or restore, clears it up.");
            }
        }
    }

    private static FileStream OpenFile(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The backup cannot be read: {e.Message}");
        }
    }

    private static async Task Build(ArchiveReader archive, string made, DateTimeOffset now, CancellationToken cancel)
    {
        var database = Path.Combine(made, DataFolder.Database);
        // ETags that no page still open has: one of before the restore must not fit a row of after it.
        using (var records = new SqliteRecords(database, etagsFrom: now.ToUnixTimeMilliseconds()))
        {
            var files = new DiskFiles(Path.Combine(made, DataFolder.Files));
            await archive.Restore(new(records, records, files, files), cancel);
        }
        // Looks through the whole file as a start does.
        DataFolder.OpenDatabase(database, made).Dispose();
    }
}
