using System.Globalization;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>The rows of one partition: state, revisions, log, notices. Keys are in docs/storage.md.</summary>
public sealed class SubmissionStore(IRecords records, AgendaStore agenda)
{
    public const string Table = "submissions";

    public async Task<Stored<SubmissionState>?> Find(Duty duty, CancellationToken cancel) =>
        await records.Find<SubmissionState>(Table, duty.Partition, StateKey(duty.Unit), cancel);

    /// <summary>Every unit's state in a partition: the collector's page.</summary>
    public async Task<IReadOnlyDictionary<string, SubmissionState>> States(string partition, CancellationToken cancel)
    {
        var range = KeyRange.StartingWith("state|");
        var states = await records.ReadAll<SubmissionState>(Table, partition, range, cancel);
        return states.ToDictionary(s => s.Unit, StringComparer.Ordinal);
    }

    public async Task<Revision?> FindRevision(Duty duty, int number, CancellationToken cancel)
    {
        var key = RevisionKey(duty.Unit, number);
        return (await records.Find<Revision>(Table, duty.Partition, key, cancel))?.Value;
    }

    /// <summary>The revisions that count in a partition, by unit.</summary>
    public Task<IReadOnlyDictionary<string, Revision>> CurrentRevisions(
        string partition,
        IReadOnlyDictionary<string, SubmissionState> states,
        CancellationToken cancel
    )
    {
        var counting = states.Values.Where(s => s.Current is not null);
        return Revisions(partition, counting.Select(s => (s.Unit, s.Current!.Number)), cancel);
    }

    /// <summary>One revision of each of the named units; those that are not there are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Revision>> Revisions(
        string partition,
        IEnumerable<(string Unit, int Number)> wanted,
        CancellationToken cancel
    )
    {
        var units = wanted.ToDictionary(w => RevisionKey(w.Unit, w.Number), w => w.Unit, StringComparer.Ordinal);
        if (units.Count == 0)
            return new Dictionary<string, Revision>();
        var rows = await records.All(Table, partition, KeyRange.StartingWith("rev|"), cancel);
        var named = rows.Where(r => units.ContainsKey(r.Key));
        return named.ToDictionary(r => units[r.Key], r => Json.Read<Revision>(r.Body), StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<LogEntry>> Log(Duty duty, CancellationToken cancel)
    {
        var range = KeyRange.StartingWith($"log|{duty.Unit}|");
        return await records.ReadAll<LogEntry>(Table, duty.Partition, range, cancel);
    }

    /// <summary>Every log entry of a partition, by unit, oldest first.</summary>
    public async Task<IReadOnlyList<LogEntry>> LogOfAll(string partition, CancellationToken cancel) =>
        await records.ReadAll<LogEntry>(Table, partition, KeyRange.StartingWith("log|"), cancel);

    /// <summary>Notices not sent yet: written in the same batch as the act they tell of, so none is lost.</summary>
    public async Task<IReadOnlyList<Stored<Notice>>> Notices(string partition, CancellationToken cancel) =>
        await records.FindAll<Notice>(Table, partition, KeyRange.StartingWith("notice|"), cancel);

    public Task DropNotice(string partition, Stored<Notice> notice, CancellationToken cancel) =>
        records.Write(Table, partition, [RowChange.Delete(NoticeKey(notice.Value), notice.ETag)], cancel);

    /// <summary>The act as one batch: state, log entry, the revision if there is one, the notice if somebody must be told.</summary>
    /// <returns>The new ETag of the state; null: somebody else was first.</returns>
    public async Task<string?> Save(
        Duty duty,
        Decision decision,
        string? etag,
        CancellationToken cancel,
        RowChange? also = null
    )
    {
        var state = decision.State;
        var logKey = $"log|{state.Unit}|{Number(state.LogCount)}";
        var stateRow = RowChange.Put(StateKey(state.Unit), Json.Write(state), etag);
        var changes = new List<RowChange> { stateRow, RowChange.Insert(logKey, Json.Write(decision.Log)) };
        if (decision.Revision is { } revision)
            changes.Add(RowChange.Insert(RevisionKey(state.Unit, revision.Number), Json.Write(revision)));
        if (decision.Tells is not null)
        {
            await agenda.Touch(duty, decision.Log.At, cancel);
            var notice = new Notice(state.Unit, state.LogCount, decision.Log);
            changes.Add(RowChange.Insert(NoticeKey(notice), Json.Write(notice)));
        }
        if (also is not null)
            changes.Add(also);
        var outcome = await records.Write(Table, duty.Partition, changes, cancel);
        return outcome.Written ? outcome.ETags[0] : null;
    }

    /// <summary>What stood at the deadlines of a partition, oldest first; more than one where the deadline was moved.</summary>
    public async Task<IReadOnlyList<Closing>> Closings(string partition, CancellationToken cancel) =>
        await records.ReadAll<Closing>(Table, partition, KeyRange.StartingWith("closing|"), cancel);

    /// <summary>False: one of this deadline is there; it is never changed.</summary>
    public async Task<bool> AddClosing(string partition, Closing closing, CancellationToken cancel)
    {
        var minute = closing.EndsAt.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        var row = RowChange.Insert($"closing|{minute}", Json.Write(closing));
        return (await records.Write(Table, partition, [row], cancel)).Written;
    }

    private static string StateKey(string unit) => $"state|{unit}";

    private static string RevisionKey(string unit, int number) => $"rev|{unit}|{Number(number)}";

    private static string NoticeKey(Notice notice) => $"notice|{notice.Unit}|{Number(notice.LogNumber)}";

    private static string Number(int n) => n.ToString("D6", CultureInfo.InvariantCulture);
}

/// <summary>An act somebody must be told of; kept until the message is in the ledger.</summary>
public sealed record Notice(string Unit, int LogNumber, LogEntry Entry);
