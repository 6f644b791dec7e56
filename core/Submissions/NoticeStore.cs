using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>An act somebody must be told of; kept until the message is in the ledger.</summary>
public sealed record Notice(string Unit, int LogNumber, LogEntry Entry);

/// <summary>Notices not sent yet: written in the same batch as the act they tell of, so none is lost.</summary>
public sealed class NoticeStore(IRecords records)
{
    private const string Prefix = "notice|";

    public Task<IReadOnlyList<Stored<Notice>>> All(string partition, CancellationToken cancel) =>
        records.FindAll<Notice>(SubmissionRows.Table, partition, KeyRange.StartingWith(Prefix), cancel);

    public Task Drop(string partition, Stored<Notice> notice, CancellationToken cancel)
    {
        var change = RowChange.Delete(KeyOf(notice.Value), notice.ETag);
        return records.Write(SubmissionRows.Table, partition, [change], cancel);
    }

    internal static RowChange Insert(Notice notice) => RowChange.Insert(KeyOf(notice), Json.Write(notice));

    private static string KeyOf(Notice notice) => $"{Prefix}{notice.Unit}|{SubmissionRows.Number(notice.LogNumber)}";
}
