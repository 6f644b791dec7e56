using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Chasing;

/// <summary>Loads what the office that chases works with. The rules are in <see cref="WorkListRules"/> and <see cref="BriefRules"/>.</summary>
public sealed class ChaseService(SubmissionStore store, DifficultyStore difficultyStore)
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
        var open = duties.Kept.Where(d => d.Collector == collector && d.IsOpen(now));
        var partitions = open.GroupBy(d => d.Partition);
        var items = await partitions.SideBySide(group => WorkList(duties, group, units, now, cancel));
        return WorkListRules.Ordered(items.SelectMany(i => i));
    }

    private async Task<IEnumerable<WorkItem>> WorkList(
        Duties duties,
        IGrouping<string, Duty> group,
        UnitDirectory units,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var states = await store.States(group.Key, cancel);
        var hasOpen = states.Values.Any(s => s.OpenDifficulties > 0);
        var difficulties = hasOpen ? await difficultyStore.All(group.Key, cancel) : [];
        return WorkListRules.Of(group, states, difficulties, units, duties.Cycle.Settings, duties.Days, now);
    }
}
