using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Storage;

/// <summary>
/// The records port on Azure Tables: a table of the port is a table, a batch an entity group transaction. Tables are
/// made when first written.
/// </summary>
public sealed class TableRecords(TableServiceClient service) : IRecords, IWholeRecords
{
    /// <summary>The service gives at most so many entities at once.</summary>
    private const int MaxPage = 1000;

    /// <summary>
    /// Batches of one partition from several machines at once take turns; so many turns are waited for.
    /// </summary>
    private const int MaxTurns = 20;
    private readonly ChainEnds ends = new();

    public async Task<Row?> Read(string table, string partition, string key, CancellationToken cancel)
    {
        if (!RecordGuards.IsKey(partition) || !RecordGuards.IsKey(key))
            return null;
        try
        {
            var found = await service
                .GetTableClient(table)
                .GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancel);
            return found.HasValue ? RowOf(found.Value!) : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.TableNotFound)
        {
            return null;
        }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
    }

    /// <summary>
    /// The cursor is the key the next page begins after, whatever storage made it: the service's own continuation
    /// tokens are followed here, where an empty
    /// page may still have a next one, and never handed out.
    /// </summary>
    public async Task<RowPage> Query(
        string table,
        string partition,
        KeyRange range,
        int take,
        string? cursor,
        CancellationToken cancel
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(take);
        if (!RecordGuards.IsKey(partition) || (cursor is not null && !RecordGuards.IsKey(cursor)))
            return new([], null);
        try
        {
            var found = service
                .GetTableClient(table)
                .QueryAsync<TableEntity>(
                    FilterOf(partition, range.WithoutLinks(), cursor),
                    Math.Min(take, MaxPage),
                    cancellationToken: cancel
                );
            await foreach (var page in found.AsPages())
            {
                if (page.Values.Count > 0)
                    return new(
                        [.. page.Values.Select(RowOf)],
                        page.ContinuationToken is null ? null : page.Values[^1].RowKey
                    );
            }
            return new([], null);
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.TableNotFound)
        {
            return new([], null);
        }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
    }

    public async Task<WriteOutcome> Write(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        CancellationToken cancel
    )
    {
        RecordGuards.Check(partition, changes);
        var actions = new List<TableTransactionAction>(changes.Count + 1);
        for (var i = 0; i < changes.Count; i++)
        {
            if (ActionOf(partition, changes[i]) is not { } action)
                return new([], i);
            actions.Add(action);
        }
        return Chain.Holds(table)
            ? await SubmitLinked(table, partition, changes, actions, cancel)
            : await SubmitOrMake(table, changes, actions, cancel);
    }

    public async Task<IReadOnlyList<string>> Partitions(string table, string? after, int take, CancellationToken cancel)
    {
        var found = new List<string>();
        while (found.Count < take && await FirstAfter(table, after, cancel) is { } partition)
            found.Add(after = partition);
        return found;
    }

    public async Task PutBack(string table, string partition, IReadOnlyList<Row> rows, CancellationToken cancel)
    {
        var inserts = rows.Select(r => RowChange.Insert(r.Key, r.Body)).ToList();
        var actions = inserts.Select(c => ActionOf(partition, c)!).ToList();
        if (!(await SubmitOrMake(table, inserts, actions, cancel)).Written)
            throw new InvalidOperationException($"Rows of {partition} in {table} are there already.");
    }

    /// <summary>
    /// The batch with its link as last row: where only that one is taken, another machine wrote in between.
    /// </summary>
    private async Task<WriteOutcome> SubmitLinked(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        IReadOnlyList<TableTransactionAction> actions,
        CancellationToken cancel
    )
    {
        using var turnOfThisMachine = await ends.Take(table, partition, cancel);
        var end = ends.Known(table, partition) ?? await EndOf(table, partition, cancel);
        for (var turn = 0; turn < MaxTurns; turn++)
        {
            var salt = RandomNumberGenerator.GetHexString(32, lowercase: true);
            var link = Chain.Next(table, partition, end, changes, TimeProvider.System.GetUtcNow(), salt);
            var row = Chain.Insert(link);
            TableTransactionAction[] all = [.. actions, ActionOf(partition, row)!];
            var outcome = await SubmitOrMake(table, [.. changes, row], all, cancel);
            if (outcome.Written)
            {
                ends.Remember(table, partition, Chain.EndOf(link));
                return outcome with { ETags = [.. outcome.ETags.SkipLast(1)] };
            }
            if (outcome.ConflictAt < changes.Count)
                return await WrittenBefore(table, partition, changes, link, cancel) ?? outcome;
            end = await EndOf(table, partition, cancel);
        }
        throw new StorageBusyException($"Too many write to {partition} at once.");
    }

    /// <summary>
    /// Whether the conflict is with this very batch. Where no answer comes the client tries again by itself
    /// (Azure.Core's RetryPolicy), and is told that the rows are not as expected: they
    /// are as its first try left them. The salt of the link tells it from everybody else's. Null: somebody else was
    /// first.
    /// </summary>
    private async Task<WriteOutcome?> WrittenBefore(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        Link link,
        CancellationToken cancel
    )
    {
        var own = Chain.Insert(link);
        if ((await Read(table, partition, own.Key, cancel))?.Body != own.Body)
            return null;
        ends.Remember(table, partition, Chain.EndOf(link));
        async Task<string> ETagOf(RowChange change)
        {
            var row = change.Kind == ChangeKind.Delete ? null : await Read(table, partition, change.Key, cancel);
            // Who changed it since is not overwritten unseen.
            return row?.Body == change.Body ? row.ETag : "";
        }
        return new([.. await changes.SideBySide(ETagOf)], null);
    }

    private async Task<ChainEnd?> EndOf(string table, string partition, CancellationToken cancel)
    {
        var newest = await Query(table, partition, Chain.Links, 1, null, cancel);
        return newest.Rows is [var row] ? Chain.EndOf(row.Key, row.Body) : null;
    }

    private async Task<string?> FirstAfter(string table, string? after, CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after ?? ""}");
        try
        {
            var found = service
                .GetTableClient(table)
                .QueryAsync<TableEntity>(filter, 1, ["PartitionKey"], cancellationToken: cancel);
            await foreach (var entity in found)
                return entity.PartitionKey;
            return null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.TableNotFound)
        {
            return null;
        }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
    }

    private async Task<WriteOutcome> SubmitOrMake(
        string table,
        IReadOnlyList<RowChange> changes,
        IReadOnlyList<TableTransactionAction> actions,
        CancellationToken cancel
    )
    {
        try
        {
            return await Submit(table, changes, actions, cancel);
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.TableNotFound)
        {
            await Make(table, cancel);
            return await Submit(table, changes, actions, cancel);
        }
    }

    private async Task Make(string table, CancellationToken cancel)
    {
        try
        {
            await service.CreateTableIfNotExistsAsync(table, cancel);
        }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
    }

    private async Task<WriteOutcome> Submit(
        string table,
        IReadOnlyList<RowChange> changes,
        IReadOnlyList<TableTransactionAction> actions,
        CancellationToken cancel
    )
    {
        try
        {
            var answers = await service.GetTableClient(table).SubmitTransactionAsync(actions, cancel);
            return new(
                [
                    .. answers.Value.Select(
                        (answer, i) =>
                            changes[i].Kind == ChangeKind.Delete ? "" : EntityTag.Of(answer.Headers.ETag!.Value)
                    ),
                ],
                null
            );
        }
        catch (TableTransactionFailedException e) when (StorageErrors.IsConflict(e))
        {
            return new([], e.FailedTransactionActionIndex ?? 0);
        }
        catch (Exception e) when (StorageErrors.Translate(e) is { } known)
        {
            throw known;
        }
    }

    /// <summary>
    /// The ETag is always the third argument: without it UpdateReplace is an upsert and Delete unconditional, whatever
    /// entity.ETag says
    /// (measured with Azure.Data.Tables 12.11.0; tests/Contracts/AzureStorage/TableTrapTests.cs). Null: the ETag is
    /// none of ours.
    /// </summary>
    private static TableTransactionAction? ActionOf(string partition, RowChange change)
    {
        if (change.Kind == ChangeKind.Insert)
            return new(TableTransactionActionType.Add, EntityOf(partition, change), default(ETag));
        if (EntityTag.Parse(change.ETag) is not { } etag)
            return null;
        return change.Kind == ChangeKind.Replace
            ? new(TableTransactionActionType.UpdateReplace, EntityOf(partition, change), etag)
            : new(TableTransactionActionType.Delete, new TableEntity(partition, change.Key), etag);
    }

    private static TableEntity EntityOf(string partition, RowChange change)
    {
        var entity = new TableEntity(partition, change.Key);
        var chunks = EntityBody.Split(partition, change.Key, change.Body);
        for (var i = 0; i < chunks.Count; i++)
            entity.Add(EntityBody.PropertyAt(i), chunks[i]);
        return entity;
    }

    private static Row RowOf(TableEntity entity) =>
        new(entity.RowKey, EntityBody.Join(name => entity.GetString(name)), EntityTag.Of(entity.ETag));

    private static string FilterOf(string partition, KeyRange range, string? after)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        if (range.From is { } from)
            filter += " and " + TableClient.CreateQueryFilter($"RowKey ge {from}");
        if (range.To is { } to)
            filter += " and " + TableClient.CreateQueryFilter($"RowKey lt {to}");
        if (after is not null)
            filter += " and " + TableClient.CreateQueryFilter($"RowKey gt {after}");
        return filter;
    }
}
