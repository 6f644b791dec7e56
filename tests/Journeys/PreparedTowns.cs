using System.Collections.Concurrent;

namespace PlanMonitor.Tests.Journeys;

/// <summary>The demonstration town as it stands when it is first opened at an instant: made once a run of the tests, and copied for each journey.</summary>
internal static class PreparedTowns
{
    private static readonly TempFolder Folder = new();
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Towns = [];

    static PreparedTowns() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();

    public static async Task Copy(string clock, string folder)
    {
        var town = await Towns.GetOrAdd(clock, c => new(() => Make(c))).Value;
        foreach (var file in Directory.GetFiles(town, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(town, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<string> Make(string clock)
    {
        var folder = Folder.File($"town{Guid.NewGuid():n}");
        var town = await Town.Open(clock, folder);
        await town.Stop();
        return folder;
    }
}
