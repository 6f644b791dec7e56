namespace PlanMonitor.Local;

/// <summary>Counts what the storage is asked for, by kind: the basis of what a year costs.</summary>
public sealed class CountingRecords(IRecords inner) : IRecords
{
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal)
    {
        ["reads"] = 0, ["queries"] = 0, ["rowsRead"] = 0, ["batches"] = 0, ["conflicts"] = 0, ["inserts"] = 0, ["replaces"] = 0, ["deletes"] = 0,
    };

    public IReadOnlyDictionary<string, long> Counts => counts;

    public async Task<Row?> Read(string table, string partition, string key, CancellationToken cancel)
    {
        counts["reads"]++;
        return await inner.Read(table, partition, key, cancel);
    }

    public async Task<RowPage> Query(string table, string partition, KeyRange range, int take, string? cursor, CancellationToken cancel)
    {
        counts["queries"]++;
        var page = await inner.Query(table, partition, range, take, cursor, cancel);
        counts["rowsRead"] += page.Rows.Count;
        return page;
    }

    public async Task<WriteOutcome> Write(string table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        counts["batches"]++;
        var outcome = await inner.Write(table, partition, changes, cancel);
        if (!outcome.Written)
            counts["conflicts"]++;
        foreach (var change in outcome.Written ? changes : [])
            counts[change.Kind switch { ChangeKind.Insert => "inserts", ChangeKind.Replace => "replaces", _ => "deletes" }]++;
        return outcome;
    }
}
