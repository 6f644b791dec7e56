namespace PlanMonitor.Local.Storage;

/// <summary>
/// What only the account that runs the program may read: figures of victims, password hashes, the key of signed addresses. Folders are 0700, files 0600, also those an earlier version
/// left open. On Windows a file has the rights of the folder it is in; there the folder's owner sees to it.
/// </summary>
public static class OwnerOnly
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder, or closes it to others where it is there.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to another account.</exception>
    public static string Folder(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != FolderMode)
            File.SetUnixFileMode(path, FolderMode);
        return path;
    }

    /// <summary>Closes a file to others; one that is not there is made, empty, so that it never stands open.</summary>
    /// <exception cref="UnauthorizedAccessException">It belongs to another account.</exception>
    public static string Existing(string path)
    {
        if (!File.Exists(path))
            Create(path).Dispose();
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != FileMode)
            File.SetUnixFileMode(path, FileMode);
        return path;
    }

    /// <summary>A new file, or an old one emptied.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode;
        return new(path, options);
    }
}
