using Microsoft.Data.Sqlite;
using PlanMonitor.Core.Ports;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Host;

/// <summary>What lies in the folder of a host, and who may work on it.</summary>
public static class DataFolder
{
    public const string Database = "planmonitor.db";
    public const string Files = "files";
    public const string Heads = "heads";

    /// <summary>"keys" held the keys of cookies until sessions became rows.</summary>
    private static readonly string[] OwnFolders = [Files, Heads, "keys"];

    /// <summary>Takes the folder for this process; where it is asked for, what this program made there is removed then.</summary>
    /// <exception cref="StartException">It cannot be written, or another process works on it.</exception>
    public static (string Folder, FolderLock Lock) Open(string path, bool reset)
    {
        var folder = Path.GetFullPath(path);
        FolderLock? held = null;
        try
        {
            OwnerOnly.Folder(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            held = Take(folder);
            FolderSwap.Finish(folder);
            if (reset)
                Clear(folder);
            return (folder, held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new StartException(
                $"The data folder {folder} cannot be written: {e.Message} Choose another with --data."
            );
        }
    }

    /// <exception cref="StartException">Another process works on it.</exception>
    public static FolderLock Take(string folder) =>
        FolderLock.Take(folder)
        ?? throw new StartException(
            $"Another PlanMonitor works on the data folder {folder}. Stop that one first, or choose another folder with --data."
        );

    /// <summary>Of a restore that was killed in the middle; harmless when there is none.</summary>
    /// <exception cref="StartException">It is still going on.</exception>
    public static void FinishRestore(string folder)
    {
        if (!FolderSwap.IsUnfinished(folder))
            return;
        using var held = Take(folder);
        FolderSwap.Finish(folder);
    }

    /// <exception cref="StartException">The database cannot be opened, or is damaged.</exception>
    public static SqliteRecords OpenRecords(string folder, int? maxPages = null) =>
        OpenDatabase(Path.Combine(folder, Database), folder, maxPages);

    /// <param name="path">The folder's database, or a copy of it.</param>
    /// <exception cref="StartException">It cannot be opened, or is damaged.</exception>
    public static SqliteRecords OpenDatabase(string path, string folder, int? maxPages = null)
    {
        try
        {
            return new(path, maxPages);
        }
        catch (StorageDamagedException e)
        {
            throw new StartException(
                $"The database in {folder} is damaged ({e.Message}). Nothing was changed. Take back the last backup: restore FILE --data {folder}; or start afresh with --reset, which removes everything."
            );
        }
        catch (SqliteException e)
        {
            throw new StartException($"The database in {folder} cannot be opened: {e.Message}");
        }
    }

    /// <summary>Only what this program made is removed; the folder may hold other things.</summary>
    private static void Clear(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, $"{Database}*"))
            File.Delete(file);
        foreach (var name in OwnFolders.Select(n => Path.Combine(folder, n)).Where(Directory.Exists))
            Directory.Delete(name, recursive: true);
    }
}
