using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Simulation;

/// <summary>Counts what the storage is asked for, by kind: the basis of what a year costs.</summary>
public sealed class CountingRecords : IRecords
{
    private readonly IRecords inner;
    private readonly Tally tally = new();

    public CountingRecords(IRecords inner)
    {
        this.inner = inner;
        foreach (
            var kind in new[]
            {
                "reads",
                "queries",
                "rowsRead",
                "batches",
                "conflicts",
                "inserts",
                "replaces",
                "deletes",
            }
        )
            tally.Add(kind, 0);
    }

    public IReadOnlyDictionary<string, long> Counts => tally.Counts;

    public async Task<Row?> Read(string table, string partition, string key, CancellationToken cancel)
    {
        tally.Add("reads");
        return await inner.Read(table, partition, key, cancel);
    }

    public async Task<RowPage> Query(
        string table,
        string partition,
        KeyRange range,
        int take,
        string? cursor,
        CancellationToken cancel
    )
    {
        tally.Add("queries");
        var page = await inner.Query(table, partition, range, take, cursor, cancel);
        tally.Add("rowsRead", page.Rows.Count);
        return page;
    }

    public async Task<WriteOutcome> Write(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        CancellationToken cancel
    )
    {
        tally.Add("batches");
        var outcome = await inner.Write(table, partition, changes, cancel);
        if (!outcome.Written)
            tally.Add("conflicts");
        foreach (var change in outcome.Written ? changes : [])
            tally.Add(
                change.Kind switch
                {
                    ChangeKind.Insert => "inserts",
                    ChangeKind.Replace => "replaces",
                    ChangeKind.Delete => "deletes",
                }
            );
        return outcome;
    }
}
