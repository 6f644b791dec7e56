using System.Collections.Concurrent;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Storage;

/// <summary>
/// Where this machine last saw each chain end: a batch then needs no look-up. Another machine may have gone on; the link's insert finds that out. The
/// batches of one partition go one after the other, as far as they come from this machine.
/// </summary>
public sealed class ChainEnds
{
    /// <summary>Beyond it all are forgotten: each then costs one look-up.</summary>
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<(string Table, string Partition), ChainEnd> known = new();

    /// <summary>A partition has always the same; two that share one wait for each other without need, and rarely.</summary>
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IDisposable> Take(string table, string partition, CancellationToken cancel)
    {
        var turn = turns[(uint)HashCode.Combine(table, partition) % turns.Length];
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public ChainEnd? Known(string table, string partition) => known.GetValueOrDefault((table, partition));

    public void Remember(string table, string partition, ChainEnd end)
    {
        if (known.Count >= Most)
            known.Clear();
        known[(table, partition)] = end;
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
