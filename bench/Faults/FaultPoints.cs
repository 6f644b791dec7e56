namespace PlanMonitor.Bench;

/// <summary>The process died at this point: nothing after it was done.</summary>
public sealed class ProcessDiedException(string point) : Exception($"The process died {point}.");

/// <summary>
/// Where a process may die: before and after every write to the storage, and before and after every message is handed to a channel. At its count it dies; whatever it then tries fails.
/// </summary>
/// <param name="dieAt">The boundary at which it dies, counted from 1; null: it lives.</param>
/// <param name="kill">How it dies; null: by an exception, and whatever it tries after it fails.</param>
public sealed class FaultPoints(int? dieAt, Action<string>? kill = null)
{
    private int passed;

    /// <summary>Where it died; null: it lives.</summary>
    public string? DiedAt { get; private set; }

    public int Passed => passed;

    /// <exception cref="ProcessDiedException">It dies here, or has died.</exception>
    public void Pass(string point)
    {
        if (DiedAt is { } died)
            throw new ProcessDiedException(died);
        if (Interlocked.Increment(ref passed) != dieAt)
            return;
        kill?.Invoke(point);
        DiedAt = point;
        throw new ProcessDiedException(point);
    }

    /// <exception cref="ProcessDiedException">It has died.</exception>
    public void Check()
    {
        if (DiedAt is { } died)
            throw new ProcessDiedException(died);
    }
}

/// <summary>A storage under a process that may die.</summary>
public sealed class MortalRecords(IRecords inner, FaultPoints points) : IRecords
{
    public Task<Row?> Read(string table, string partition, string key, CancellationToken cancel)
    {
        points.Check();
        return inner.Read(table, partition, key, cancel);
    }

    public Task<RowPage> Query(
        string table,
        string partition,
        KeyRange range,
        int take,
        string? cursor,
        CancellationToken cancel
    )
    {
        points.Check();
        return inner.Query(table, partition, range, take, cursor, cancel);
    }

    public async Task<WriteOutcome> Write(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        CancellationToken cancel
    )
    {
        points.Pass($"before writing {table} ({changes[0].Kind})");
        var outcome = await inner.Write(table, partition, changes, cancel);
        points.Pass($"after writing {table} ({changes[0].Kind})");
        return outcome;
    }
}

/// <summary>A channel under a process that may die: before the message is handed over, and after it arrived but before anybody could say so.</summary>
public sealed class MortalNotifier(INotifier inner, FaultPoints points) : INotifier
{
    public Channel Channel => inner.Channel;

    public async Task<Delivery> Send(Outgoing message, CancellationToken cancel)
    {
        points.Pass($"before sending by {Channel}");
        var delivery = await inner.Send(message, cancel);
        points.Pass($"after sending by {Channel}");
        return delivery;
    }
}
