using Microsoft.Data.Sqlite;
using PlanMonitor.Core.Backup;
using PlanMonitor.Local.Host;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Backup;

/// <summary>
/// Everything of a folder in one file, while a host works on it: a snapshot of the database at one moment (SQLite's online backup), then the kept objects, so
/// that each one a row names is there. The file gets its name when it is whole and on the disk; a kill before leaves what was there.
/// </summary>
public static class LocalBackup
{
    /// <exception cref="StartException">There is nothing to back up, it is damaged, or the file cannot be written.</exception>
    public static async Task<Manifest> Write(string data, string file, TimeProvider clock, CancellationToken cancel)
    {
        var folder = Path.GetFullPath(data);
        if (!File.Exists(Path.Combine(folder, DataFolder.Database)))
            throw new StartException($"There is no data in {folder}. Name its folder with --data.");
        DataFolder.FinishRestore(folder);
        var target = Path.GetFullPath(file);
        var (part, snapshot) = (target + ".part", target + ".snapshot");
        try
        {
            OwnerOnly.Existing(part);
            // Alone: of two that write the same file one has to stop.
            await using var to = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            to.SetLength(0);
            var at = clock.GetUtcNow();
            Snapshot(Path.Combine(folder, DataFolder.Database), snapshot);
            Manifest manifest;
            using (var records = DataFolder.OpenDatabase(snapshot, folder))
            {
                var files = new DiskFiles(Path.Combine(folder, DataFolder.Files));
                var storage = new WholeStorage(records, records, files, files);
                manifest = await new ArchiveWriter(storage).Write(to, at, ProgramVersion.Text, cancel);
            }
            to.Flush(flushToDisk: true);
            File.Move(part, target, overwrite: true);
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The backup {target} cannot be written: {e.Message}");
        }
        finally
        {
            RemoveSnapshot(snapshot);
        }
    }

    private static void Snapshot(string database, string snapshot)
    {
        RemoveSnapshot(snapshot);
        // Before the rows: a snapshot that is behind what was acknowledged by now has lost something.
        if (File.Exists(Acknowledged.PathOf(database)))
        {
            using var acknowledged = new Acknowledged(database);
            using var copy = new Acknowledged(snapshot);
            copy.Newest = acknowledged.Newest;
        }
        OwnerOnly.Existing(snapshot);
        try
        {
            using var from = Connect(database, SqliteOpenMode.ReadWrite);
            using var to = Connect(snapshot, SqliteOpenMode.ReadWrite);
            from.BackupDatabase(to);
        }
        catch (SqliteException e)
        {
            throw new StartException(
                $"The database {database} cannot be read ({e.Message}). Take back the last backup: restore FILE."
            );
        }
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString();
        var connection = new SqliteConnection(text);
        connection.Open();
        return connection;
    }

    private static void RemoveSnapshot(string snapshot)
    {
        foreach (var ending in new[] { "", "-wal", "-shm", "-journal", "-acknowledged" })
            File.Delete(snapshot + ending);
    }
}
