using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>The states of submissions, one row a duty; and the batch in which an act is recorded. Keys are in docs/storage.md.</summary>
public sealed class SubmissionStore(IRecords records, AgendaStore agenda)
{
    private const string Prefix = "state|";

    public Task<Stored<SubmissionState>?> Find(Duty duty, CancellationToken cancel) =>
        records.Find<SubmissionState>(SubmissionRows.Table, duty.Partition, KeyOf(duty.Unit), cancel);

    /// <summary>Every unit's state in a partition: the collector's page.</summary>
    public async Task<IReadOnlyDictionary<string, SubmissionState>> States(string partition, CancellationToken cancel)
    {
        var range = KeyRange.StartingWith(Prefix);
        var states = await records.ReadAll<SubmissionState>(SubmissionRows.Table, partition, range, cancel);
        return states.ToDictionary(s => s.Unit, StringComparer.Ordinal);
    }

    /// <summary>The act as one batch: state, log entry, the revision if there is one, the notice if somebody must be told.</summary>
    /// <param name="also">A row of another kind that belongs to the act.</param>
    /// <returns>The new ETag of the state; null: somebody else was first.</returns>
    public async Task<string?> Save(
        Duty duty,
        Decision decision,
        string? etag,
        CancellationToken cancel,
        RowChange? also = null
    )
    {
        if (decision.Tells is not null)
            await agenda.Touch(duty, decision.Log.At, cancel);
        var outcome = await records.Write(
            SubmissionRows.Table,
            duty.Partition,
            [.. RowsOf(decision, etag, also)],
            cancel
        );
        return outcome.Written ? outcome.ETags[0] : null;
    }

    private static IEnumerable<RowChange> RowsOf(Decision decision, string? etag, RowChange? also)
    {
        var state = decision.State;
        yield return RowChange.Put(KeyOf(state.Unit), Json.Write(state), etag);
        yield return LogStore.Insert(state, decision.Log);
        if (decision.Revision is { } revision)
            yield return RevisionStore.Insert(state.Unit, revision);
        if (decision.Tells is not null)
            yield return NoticeStore.Insert(new(state.Unit, state.LogCount, decision.Log));
        if (also is not null)
            yield return also;
    }

    private static string KeyOf(string unit) => $"{Prefix}{unit}";
}
