using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>Who did what, when: a row an act, written in its batch and never changed.</summary>
public sealed class LogStore(IRecords records)
{
    private const string Prefix = "log|";

    /// <summary>Of one duty, oldest first.</summary>
    public Task<IReadOnlyList<LogEntry>> Of(Duty duty, CancellationToken cancel) =>
        Read(duty.Partition, $"{Prefix}{duty.Unit}|", cancel);

    /// <summary>Of a whole partition, by unit, oldest first.</summary>
    public Task<IReadOnlyList<LogEntry>> OfAll(string partition, CancellationToken cancel) =>
        Read(partition, Prefix, cancel);

    /// <param name="state">After the act: its count of acts is the number of the entry.</param>
    internal static RowChange Insert(SubmissionState state, LogEntry entry) =>
        RowChange.Insert($"{Prefix}{state.Unit}|{SubmissionRows.Number(state.LogCount)}", Json.Write(entry));

    private Task<IReadOnlyList<LogEntry>> Read(string partition, string prefix, CancellationToken cancel) =>
        records.ReadAll<LogEntry>(SubmissionRows.Table, partition, KeyRange.StartingWith(prefix), cancel);
}
