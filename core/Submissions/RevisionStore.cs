using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>What was sent, revision by revision: written once, in the batch of the act that sent it, and never changed.</summary>
public sealed class RevisionStore(IRecords records)
{
    private const string Prefix = "rev|";

    /// <summary>Null: there is none of this number.</summary>
    public async Task<Revision?> Find(Duty duty, int number, CancellationToken cancel)
    {
        var key = KeyOf(duty.Unit, number);
        return (await records.Find<Revision>(SubmissionRows.Table, duty.Partition, key, cancel))?.Value;
    }

    /// <summary>The revisions that count in a partition, by unit.</summary>
    public Task<IReadOnlyDictionary<string, Revision>> Current(
        string partition,
        IReadOnlyDictionary<string, SubmissionState> states,
        CancellationToken cancel
    )
    {
        var counting = states.Values.Where(s => s.Current is not null);
        return Of(partition, counting.Select(s => (s.Unit, s.Current!.Number)), cancel);
    }

    /// <summary>One revision of each of the named units; those that are not there are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Revision>> Of(
        string partition,
        IEnumerable<(string Unit, int Number)> wanted,
        CancellationToken cancel
    )
    {
        var units = wanted.ToDictionary(w => KeyOf(w.Unit, w.Number), w => w.Unit, StringComparer.Ordinal);
        if (units.Count == 0)
            return new Dictionary<string, Revision>();
        var rows = await records.All(SubmissionRows.Table, partition, KeyRange.StartingWith(Prefix), cancel);
        var named = rows.Where(r => units.ContainsKey(r.Key));
        return named.ToDictionary(r => units[r.Key], r => Json.Read<Revision>(r.Body), StringComparer.Ordinal);
    }

    internal static RowChange Insert(string unit, Revision revision) =>
        RowChange.Insert(KeyOf(unit, revision.Number), Json.Write(revision));

    internal static string KeyOf(string unit, int number) => $"{Prefix}{unit}|{SubmissionRows.Number(number)}";
}
