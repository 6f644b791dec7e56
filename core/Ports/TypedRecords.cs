namespace PlanMonitor.Core.Ports;

/// <summary>Rows as the values they hold: stores keep one kind under one key.</summary>
public static class TypedRecords
{
    public static Stored<T> As<T>(this Row row) => new(Json.Read<T>(row.Body, row.Key), row.ETag);

    /// <summary>Null: no such row.</summary>
    public static async Task<Stored<T>?> Find<T>(
        this IRecords records,
        string table,
        string partition,
        string key,
        CancellationToken cancel
    ) => await records.Read(table, partition, key, cancel) is { } row ? row.As<T>() : null;

    /// <summary>Every value of a range with its ETag, in the order of the keys.</summary>
    public static async Task<IReadOnlyList<Stored<T>>> FindAll<T>(
        this IRecords records,
        string table,
        string partition,
        KeyRange range,
        CancellationToken cancel
    )
    {
        var rows = await records.All(table, partition, range, cancel);
        return [.. rows.Select(row => row.As<T>())];
    }

    /// <summary>Every value of a range, in the order of the keys.</summary>
    public static async Task<IReadOnlyList<T>> ReadAll<T>(
        this IRecords records,
        string table,
        string partition,
        KeyRange range,
        CancellationToken cancel
    )
    {
        var rows = await records.All(table, partition, range, cancel);
        return [.. rows.Select(row => row.As<T>().Value)];
    }
}
