using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Backup;

/// <summary>
/// The one place where rows are read and written as they are, links of the chain among them: a backup carries links over, and a restore makes none.
/// </summary>
public sealed class WholeStorage(IRecords records, IWholeRecords whole, IFiles files, IWholeFiles objects)
{
    /// <summary>A partition that changes while it is read is read again, so often; where somebody writes without pause the last reading stands.</summary>
    private const int MostReadings = 10;
    private static readonly KeyRange WithLinks = new(Chain.Mark, null);

    public IAsyncEnumerable<string> Partitions(string table, CancellationToken cancel) =>
        whole.AllPartitions(table, cancel);

    /// <summary>
    /// The rows of a partition as they stood at one moment, in the order of their keys: the first one is still the same afterwards. It is the newest link
    /// where there is a chain, the newest head in the log of heads; every batch there puts another one before it.
    /// </summary>
    public async Task<IReadOnlyList<Row>> Rows(string table, string partition, CancellationToken cancel)
    {
        for (var reading = 1; ; reading++)
        {
            var rows = await records.All(table, partition, WithLinks, cancel);
            var first = await records.Query(table, partition, WithLinks, 1, null, cancel);
            var isSame = rows.Count == 0 ? first.Rows.Count == 0 : first.Rows is [var row] && row == rows[0];
            if (isSame || reading == MostReadings)
                return rows;
        }
    }

    /// <summary>In batches that every storage takes; none of the rows is there.</summary>
    public async Task PutBack(string table, string partition, IReadOnlyList<Row> rows, CancellationToken cancel)
    {
        foreach (var batch in rows.InBatches())
            await whole.PutBack(table, partition, batch, cancel);
    }

    public IAsyncEnumerable<string> Objects(CancellationToken cancel) => objects.AllObjects(cancel);

    public Task<Stream?> Open(string sha256, CancellationToken cancel) => files.Open(sha256, cancel);

    public Task Add(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel) =>
        files.Add(content, sha256, cancel);

    /// <summary>The first table that holds something; null: all are empty.</summary>
    public async Task<string?> FirstInUse(CancellationToken cancel)
    {
        foreach (var table in StoredTables.All)
        {
            if ((await whole.Partitions(table.Name, null, 1, cancel)).Count > 0)
                return table.Name;
        }
        return null;
    }
}
