namespace PlanMonitor.Local.Storage;

/// <summary>
/// Who works on a data folder holds this file open, alone: two hosts would each send the letters, and each would believe what it has in memory. The system
/// lets go of it when the process ends, however it ends; the file itself stays and says nothing.
/// </summary>
public sealed class FolderLock : IDisposable
{
    public const string FileName = "planmonitor.lock";
    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <summary>Null: somebody else works on the folder.</summary>
    /// <param name="folder">It is there and can be written.</param>
    public static FolderLock? Take(string folder)
    {
        var path = OwnerOnly.Existing(Path.Combine(folder, FileName));
        try
        {
            // On Linux an flock, which other programs of .NET heed; on Windows a share mode.
            return new(new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
