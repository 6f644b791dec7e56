using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>Who did what, when: a row an act, written in its batch and never changed.</summary>
public sealed class LogStore(IRecords records)
{
    private const string Prefix = "log|";

    /// <summary>Of one duty, oldest first, as far as its state had come when it was opened: what was done since stands in a newer state.</summary>
    public async Task<IReadOnlyList<LogEntry>> Of(Opened opened, CancellationToken cancel)
    {
        var duty = opened.Duty;
        var entries = await Read(duty.Partition, $"{Prefix}{duty.Unit}|", cancel);
        return [.. entries.Take(opened.State?.LogCount ?? 0)];
    }

    /// <summary>Of a whole partition, by unit, oldest first.</summary>
    public Task<IReadOnlyList<LogEntry>> OfAll(string partition, CancellationToken cancel) =>
        Read(partition, Prefix, cancel);

    /// <param name="state">After the act: its count of acts is the number of the entry.</param>
    internal static RowChange Insert(SubmissionState state, LogEntry entry) =>
        RowChange.Insert($"{Prefix}{state.Unit}|{SubmissionRows.Number(state.LogCount)}", Json.Write(entry));

    private Task<IReadOnlyList<LogEntry>> Read(string partition, string prefix, CancellationToken cancel) =>
        records.ReadAll<LogEntry>(SubmissionRows.Table, partition, KeyRange.StartingWith(prefix), cancel);
}
