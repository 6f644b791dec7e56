using System.Globalization;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>What stood at the deadlines of a partition; more than one where the deadline was moved.</summary>
public sealed class ClosingStore(IRecords records)
{
    private const string Prefix = "closing|";

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<Closing>> All(string partition, CancellationToken cancel) =>
        records.ReadAll<Closing>(SubmissionRows.Table, partition, KeyRange.StartingWith(Prefix), cancel);

    /// <summary>False: one of this deadline is there; it is never changed.</summary>
    public async Task<bool> Add(string partition, Closing closing, CancellationToken cancel)
    {
        var minute = closing.EndsAt.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        var row = RowChange.Insert($"{Prefix}{minute}", Json.Write(closing));
        return (await records.Write(SubmissionRows.Table, partition, [row], cancel)).Written;
    }
}
