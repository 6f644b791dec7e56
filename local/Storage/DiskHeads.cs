using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Storage;

/// <summary>Heads as files of a folder, <c>0000000123.json</c>: of the data, or of another machine that keeps what is put there.</summary>
public sealed class DiskHeads(string folder) : IHeads
{
    public async Task Keep(string name, string text, CancellationToken cancel)
    {
        OwnerOnly.Folder(folder);
        var path = Path.Combine(folder, name + ".json");
        if (File.Exists(path))
            return;
        var part = $"{path}.{Path.GetRandomFileName()}";
        await using (var file = OwnerOnly.Create(part))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancel);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
    }

    public async Task<IReadOnlyList<(string Name, string Text)>> All(CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            return [];
        var heads = new List<(string, string)>();
        foreach (var path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
            heads.Add((Path.GetFileNameWithoutExtension(path), await File.ReadAllTextAsync(path, cancel)));
        return heads;
    }
}
