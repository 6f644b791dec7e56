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
