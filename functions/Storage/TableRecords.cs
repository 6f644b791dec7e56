using Azure;
using Azure.Data.Tables;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Storage;

/// <summary>The records port on Azure Tables: a table of the port is a table, a batch an entity group transaction. Tables are made when first written.</summary>
public sealed class TableRecords(TableServiceClient service) : IRecords
{
    /// <summary>The service gives at most so many entities at once.</summary>
    private const int MaxPage = 1000;

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
    /// The cursor is the key the next page begins after, whatever storage made it: the service's own continuation tokens are followed here, where an empty
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
                    FilterOf(partition, range, cursor),
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
        var actions = new List<TableTransactionAction>(changes.Count);
        for (var i = 0; i < changes.Count; i++)
        {
            if (ActionOf(partition, changes[i]) is not { } action)
                return new([], i);
            actions.Add(action);
        }
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
    /// The ETag is always the third argument: without it UpdateReplace is an upsert and Delete unconditional, whatever entity.ETag says
    /// (measured with Azure.Data.Tables 12.11.0; tests/Contracts/AzureStorage/TableTrapTests.cs). Null: the ETag is none of ours.
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
