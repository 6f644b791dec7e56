using PlanMonitor.Core.Backup;

namespace PlanMonitor.Tests.Storage;

/// <summary>All rows that a backup keeps, links among them, and all kept objects: two storages that hold the same give the same.</summary>
internal static class Everything
{
    public static async Task<IReadOnlyList<string>> Of(WholeStorage storage)
    {
        var lines = new List<string>();
        foreach (var table in StoredTables.Kept)
        {
            await foreach (var partition in storage.Partitions(table, default))
            {
                foreach (var row in await storage.Rows(table, partition, default))
                    lines.Add($"{table} {partition} {row.Key} {row.Body}");
            }
        }
        var objects = new List<string>();
        await foreach (var sha256 in storage.Objects(default))
        {
            await using var content = (await storage.Open(sha256, default))!;
            objects.Add($"{sha256} {content.Length}");
        }
        return [.. lines, .. objects.Order(StringComparer.Ordinal)];
    }

    /// <summary>Of a folder on which no host works.</summary>
    public static async Task<IReadOnlyList<string>> Of(string folder)
    {
        using var records = new SqliteRecords(Path.Combine(folder, DataFolder.Database));
        var files = new DiskFiles(Path.Combine(folder, DataFolder.Files));
        return await Of(new WholeStorage(records, records, files, files));
    }
}
