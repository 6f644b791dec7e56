namespace PlanMonitor.Core;

/// <summary>Loads what the office that chases works with. The rules are in <see cref="WorkListRules"/> and <see cref="BriefRules"/>.</summary>
public sealed class ChaseService(SubmissionStore store)
{
    /// <summary>The work list of a collector: one query a partition, and one more where a difficulty is open.</summary>
    public async Task<IReadOnlyList<WorkItem>> WorkList(
        Duties duties,
        string collector,
        UnitDirectory units,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var items = new List<WorkItem>();
        foreach (
            var group in duties.Kept.Where(d => d.Collector == collector && d.IsOpen(now)).GroupBy(d => d.Partition)
        )
        {
            var states = await store.States(group.Key, cancel);
            var difficulties = states.Values.Any(s => s.OpenDifficulties > 0)
                ? await store.Difficulties(group.Key, cancel)
                : [];
            items.AddRange(
                WorkListRules.Of(group, states, difficulties, units, duties.Cycle.Settings, duties.Days, now)
            );
        }
        return WorkListRules.Ordered(items);
    }
}
