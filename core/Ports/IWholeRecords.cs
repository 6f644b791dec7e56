using System.Runtime.CompilerServices;

namespace PlanMonitor.Core.Ports;

/// <summary>The records as a whole: what the log of heads, verification, backup and restore need. No request of a person's work uses it.</summary>
public interface IWholeRecords
{
    /// <summary>Names of partitions that hold a row, in the order of code units: one look-up a name, the rows are not walked.</summary>
    /// <param name="after">Null: from the first.</param>
    Task<IReadOnlyList<string>> Partitions(string table, string? after, int take, CancellationToken cancel);

    /// <summary>Rows as they were, links among them, into a partition that has none of them: no link is added, each gets a new ETag.</summary>
    Task PutBack(string table, string partition, IReadOnlyList<Row> rows, CancellationToken cancel);
}

public static class WholeRecords
{
    private const int Page = 500;

    /// <summary>Every partition of a table, page after page.</summary>
    public static async IAsyncEnumerable<string> AllPartitions(
        this IWholeRecords whole,
        string table,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        string? after = null;
        while (await whole.Partitions(table, after, Page, cancel) is { Count: > 0 } page)
        {
            foreach (var partition in page)
                yield return partition;
            after = page[^1];
        }
    }

    /// <summary>Rows of a partition in their order, as many at once as a storage takes.</summary>
    public static IEnumerable<IReadOnlyList<Row>> InBatches(this IReadOnlyList<Row> rows)
    {
        var batch = new List<Row>();
        var characters = 0;
        foreach (var row in rows)
        {
            var isFull = batch.Count == IRecords.MaxBatch || characters + row.Body.Length > IRecords.MaxBatchBody;
            if (isFull && batch.Count > 0)
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }
            batch.Add(row);
            characters += row.Body.Length;
        }
        if (batch.Count > 0)
            yield return batch;
    }
}
