namespace PlanMonitor.Local.Storage;

/// <summary>
/// Puts a restored state in the place of the one that is there. What is new is built in <see cref="New"/>; one rename makes it <see cref="Ready"/>, and from
/// then on every start of a host or of a restore finishes the rest, wherever the last one was killed. Before that rename nothing of the old state is touched.
/// </summary>
public static class FolderSwap
{
    private const string New = "restore-new";
    private const string Ready = "restore-ready";
    private const string Stamp = "before";

    /// <summary>The database moves last: while it has not, what lies in the folder under these names is the old state.</summary>
    private const string Last = "planmonitor.db";

    /// <summary>Of the old state all of them, of the new one those that it has.</summary>
    private static readonly string[] Moved =
    [
        "planmonitor.db-wal",
        "planmonitor.db-shm",
        "heads",
        "files",
        "planmonitor.db-acknowledged",
        Last,
    ];

    /// <summary>An empty folder for the new state.</summary>
    /// <param name="folder">Held by whoever calls (<see cref="FolderLock"/>).</param>
    public static string Begin(string folder)
    {
        Remove(Path.Combine(folder, New));
        return OwnerOnly.Folder(Path.Combine(folder, New));
    }

    /// <summary>The new state is whole and on the disk: it takes the place of the old one.</summary>
    /// <param name="before">Name of the folder for the old one.</param>
    /// <param name="at">Told of each step, for who tries what a kill there does.</param>
    public static void Commit(string folder, string before, Action<string>? at = null)
    {
        using (var stamp = OwnerOnly.Create(Path.Combine(folder, New, Stamp)))
        {
            stamp.Write(System.Text.Encoding.UTF8.GetBytes(before));
            stamp.Flush(flushToDisk: true);
        }
        at?.Invoke("stamp");
        Directory.Move(Path.Combine(folder, New), Path.Combine(folder, Ready));
        at?.Invoke("ready");
        Finish(folder, at);
    }

    /// <summary>A restore goes on, or was killed.</summary>
    public static bool IsUnfinished(string folder) => Directory.Exists(Path.Combine(folder, Ready));

    /// <summary>Undoes what was not ready, finishes what was; harmless when there is nothing.</summary>
    public static void Finish(string folder, Action<string>? at = null)
    {
        Remove(Path.Combine(folder, New));
        var ready = Path.Combine(folder, Ready);
        if (!Directory.Exists(ready))
            return;
        if (File.Exists(Path.Combine(ready, Last)))
        {
            var before = Path.Combine(folder, File.ReadAllText(Path.Combine(ready, Stamp)));
            foreach (var name in Moved.Where(n => !IsOfTheNew(n) || Exists(Path.Combine(ready, n))))
                Move(folder, before, name, at);
            foreach (var name in Moved)
                Move(ready, folder, name, at);
        }
        Remove(ready);
    }

    private static bool IsOfTheNew(string name) => name is Last or "files" or "planmonitor.db-acknowledged";

    private static void Move(string from, string to, string name, Action<string>? at)
    {
        var source = Path.Combine(from, name);
        if (!Exists(source))
            return;
        OwnerOnly.Folder(to);
        if (Directory.Exists(source))
            Directory.Move(source, Path.Combine(to, name));
        else
            File.Move(source, Path.Combine(to, name));
        at?.Invoke($"{name} to {Path.GetFileName(to)}");
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
