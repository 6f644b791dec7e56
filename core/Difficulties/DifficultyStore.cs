using System.Globalization;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties;

/// <summary>The difficulties of a partition, in rows beside its submissions, so that an act on one is a batch with the state of its duty.</summary>
public sealed class DifficultyStore(IRecords records)
{
    public async Task<Stored<Difficulty>?> Find(string partition, string unit, int number, CancellationToken cancel) =>
        await records.Find<Difficulty>(SubmissionRows.Table, partition, KeyOf(unit, number), cancel);

    public async Task<IReadOnlyList<Difficulty>> All(string partition, CancellationToken cancel) =>
        await records.ReadAll<Difficulty>(
            SubmissionRows.Table,
            partition,
            KeyRange.StartingWith("difficulty|"),
            cancel
        );

    /// <summary>Of one duty, oldest first.</summary>
    public Task<IReadOnlyList<Difficulty>> Of(string partition, string unit, CancellationToken cancel) =>
        records.ReadAll<Difficulty>(
            SubmissionRows.Table,
            partition,
            KeyRange.StartingWith($"difficulty|{unit}|"),
            cancel
        );

    public static string KeyOf(string unit, int number) =>
        $"difficulty|{unit}|{number.ToString("D6", CultureInfo.InvariantCulture)}";
}
