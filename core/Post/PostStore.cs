using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Post;

/// <summary>Who has something waiting, and which messages were given up: so that a round of the post reads only whom it concerns.</summary>
public sealed class PostStore(IRecords records)
{
    private const string Table = "post";
    private const string WaitingPartition = "waiting";
    private const string DeadPartition = "dead";

    public async Task<IReadOnlyList<Stored<WaitingFor>>> Waiting(CancellationToken cancel) =>
        await records.FindAll<WaitingFor>(Table, WaitingPartition, KeyRange.All, cancel);

    public async Task<Stored<WaitingFor>?> Find(string login, CancellationToken cancel) =>
        await records.Find<WaitingFor>(Table, WaitingPartition, login, cancel);

    /// <summary>Something waits for a person. Always written, so that a round that has just looked does not take the row away.</summary>
    public async Task Wait(string login, DateTimeOffset at, CancellationToken cancel)
    {
        while (true)
        {
            var stored = await Find(login, cancel);
            var next = new WaitingFor(
                login,
                stored is not null && stored.Value.At < at ? stored.Value.At : at,
                (stored?.Value.Number ?? 0) + 1
            );
            if (
                (
                    await records.Write(
                        Table,
                        WaitingPartition,
                        [
                            stored is null
                                ? RowChange.Insert(login, Json.Write(next))
                                : RowChange.Replace(login, Json.Write(next), stored.ETag),
                        ],
                        cancel
                    )
                ).Written
            )
                return;
        }
    }

    /// <summary>After a round. Whoever wrote meanwhile is right: then nothing is changed.</summary>
    /// <param name="next">When to look again; null: nothing waits any more.</param>
    public Task Looked(Stored<WaitingFor> seen, DateTimeOffset? next, CancellationToken cancel) =>
        records.Write(Table, WaitingPartition, [ChangeAfter(seen, next)], cancel);

    private static RowChange ChangeAfter(Stored<WaitingFor> seen, DateTimeOffset? next)
    {
        var (waiting, login) = (seen.Value, seen.Value.Login);
        if (next is not { } at)
            return RowChange.Delete(login, seen.ETag);
        var later = waiting with { At = at, Number = waiting.Number + 1 };
        return RowChange.Replace(login, Json.Write(later), seen.ETag);
    }

    public async Task<IReadOnlyList<GivenUp>> Dead(CancellationToken cancel) =>
        await records.ReadAll<GivenUp>(Table, DeadPartition, KeyRange.All, cancel);

    public Task AddDead(GivenUp dead, CancellationToken cancel) =>
        records.Write(Table, DeadPartition, [RowChange.Insert(KeyOf(dead), Json.Write(dead))], cancel);

    public async Task RemoveDead(GivenUp dead, CancellationToken cancel)
    {
        if (await records.Read(Table, DeadPartition, KeyOf(dead), cancel) is { } row)
            await records.Write(Table, DeadPartition, [RowChange.Delete(row.Key, row.ETag)], cancel);
    }

    private static string KeyOf(GivenUp dead) => $"{dead.Login}|{dead.Id}";
}

/// <param name="At">When the next round for this person is to run.</param>
/// <param name="Number">How often it was written.</param>
public sealed record WaitingFor(string Login, DateTimeOffset At, int Number);

/// <summary>A message that was given up or refused. What it was is read beside the person's letters.</summary>
public sealed record GivenUp(string Login, string Id, DateTimeOffset At);
