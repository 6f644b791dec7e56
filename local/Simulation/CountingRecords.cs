namespace PlanMonitor.Local;

/// <summary>Counts what the storage is asked for, by kind: the basis of what a year costs.</summary>
public sealed class CountingRecords(IRecords inner) : IRecords
{
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal)
    {
        ["reads"] = 0, ["queries"] = 0, ["rowsRead"] = 0, ["batches"] = 0, ["conflicts"] = 0, ["inserts"] = 0, ["replaces"] = 0, ["deletes"] = 0,
    };

    private readonly Lock gate = new();

    public IReadOnlyDictionary<string, long> Counts
    {
        get
        {
            lock (gate)
                return new SortedDictionary<string, long>(counts, StringComparer.Ordinal);
        }
    }

    public async Task<Row?> Read(string table, string partition, string key, CancellationToken cancel)
    {
        Count("reads", 1);
        return await inner.Read(table, partition, key, cancel);
    }

    public async Task<RowPage> Query(string table, string partition, KeyRange range, int take, string? cursor, CancellationToken cancel)
    {
        Count("queries", 1);
        var page = await inner.Query(table, partition, range, take, cursor, cancel);
        Count("rowsRead", page.Rows.Count);
        return page;
    }

    public async Task<WriteOutcome> Write(string table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        Count("batches", 1);
        var outcome = await inner.Write(table, partition, changes, cancel);
        if (!outcome.Written)
            Count("conflicts", 1);
        foreach (var change in outcome.Written ? changes : [])
            Count(change.Kind switch { ChangeKind.Insert => "inserts", ChangeKind.Replace => "replaces", _ => "deletes" }, 1);
        return outcome;
    }

    /// <summary>A handler and the loop of a cycle may ask at the same time.</summary>
    private void Count(string kind, int by)
    {
        lock (gate)
            counts[kind] += by;
    }
}
