using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Chasing;

/// <summary>Loads what the weekly brief is made of: one query a partition, and its log where something was done within the week. The rules are in <see cref="BriefRules"/>.</summary>
public sealed class BriefService(
    SubmissionStore store,
    LogStore logStore,
    DifficultyStore difficultyStore,
    UnitService units
)
{
    /// <param name="to">The end of the week: now, or an earlier instant.</param>
    public async Task<Brief> Of(
        CycleRecord cycle,
        Duties duties,
        string collector,
        DateTimeOffset to,
        CancellationToken cancel
    )
    {
        var directory = await units.Directory(cancel);
        var from = to - BriefRules.Week;
        var (lines, difficulties, finished) = (new List<BriefLine>(), new List<WorkItem>(), 0);
        var open = duties.Kept.Where(d => d.Collector == collector && d.IsOpen(to));
        var read = await open.GroupBy(d => d.Partition).SideBySide(p => Read(p, from, cancel));
        foreach (var partition in read)
        {
            var group = partition.Duties.Where(d => partition.Concerns(directory.Find(d.Unit), d)).ToList();
            if (group.Count == 0)
                continue;
            var now = partition.At(to);
            var line = BriefRules.Line(group, now, partition.At(from), from, to, duties.Days);
            if (BriefRules.IsShown(line, to))
                lines.Add(line);
            else
                finished += line.Now.Expected > 0 ? 1 : 0;
            var then = partition.Difficulties.Select(d => DifficultyRules.At(d, to)).OfType<Difficulty>().ToList();
            var work = WorkListRules.Of(group, now, then, directory, duties.Cycle.Settings, duties.Days, to);
            difficulties.AddRange(work.Where(i => i.Kind == WorkKind.Difficulty));
        }
        var earliestFirst = lines.OrderBy(l => l.First.Due?.EndsAt ?? DateTimeOffset.MaxValue);
        var own = await Own(duties, collector, to, cancel);
        var oldestFirst = difficulties.OrderBy(d => d.Due?.EndsAt);
        var amended = cycle.Amendments.Where(a => a.At > from && a.At <= to);
        var title = cycle.Configuration.Title;
        return new()
        {
            Cycle = cycle.Id,
            Title = title,
            Unit = collector,
            From = from,
            To = to,
            Lines = [.. earliestFirst],
            Finished = finished,
            Own = own,
            Difficulties = [.. oldestFirst],
            Amendments = [.. amended],
        };
    }

    /// <summary>What a partition holds of the week; its log and its difficulties only where something can be in them.</summary>
    private async Task<PartitionRead> Read(
        IGrouping<string, Duty> partition,
        DateTimeOffset from,
        CancellationToken cancel
    )
    {
        var present = await store.States(partition.Key, cancel);
        var moved = present.Values.Any(s => s.LastAt > from);
        var log = moved ? (await logStore.OfAll(partition.Key, cancel)).ToLookup(l => l.Unit) : null;
        var hasOpen = present.Values.Any(s => s.OpenDifficulties > 0);
        var asked = present.Values.Any(s => s.LogCount > 0) && (moved || hasOpen);
        return new(partition, present, log, asked ? await difficultyStore.All(partition.Key, cancel) : []);
    }

    /// <param name="Log">By unit; null: nothing moved within the week.</param>
    private sealed record PartitionRead(
        IGrouping<string, Duty> Duties,
        IReadOnlyDictionary<string, SubmissionState> Present,
        ILookup<string, LogEntry>? Log,
        IReadOnlyList<Difficulty> Difficulties
    )
    {
        /// <summary>Whether the unit owes it, or sent it all the same.</summary>
        public bool Concerns(Unit? unit, Duty duty) =>
            Cycles.Duties.IsOwedBy(unit, duty) || Present.GetValueOrDefault(duty.Unit)?.Current is not null;

        /// <summary>The states as they stood at an instant.</summary>
        public IReadOnlyDictionary<string, SubmissionState> At(DateTimeOffset instant)
        {
            if (Log is null)
                return Present;
            var then = Present.Values.Select(s => HistoryRules.At(s, Log[s.Unit], instant));
            return then.OfType<SubmissionState>().ToDictionary(s => s.Unit, StringComparer.Ordinal);
        }
    }

    /// <summary>The brief of the body that issued the plan as a message.</summary>
    public async Task<LetterTexts.Letter> Letter(
        CycleRecord cycle,
        Duties duties,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var brief = await Of(cycle, duties, cycle.Configuration.Plan.Issuer, now, cancel);
        return BriefLetters.Of(brief, await units.Directory(cancel), duties.Days);
    }

    private async Task<IReadOnlyList<OwnDuty>> Own(
        Duties duties,
        string collector,
        DateTimeOffset to,
        CancellationToken cancel
    )
    {
        async Task<OwnDuty?> Find(Duty duty) =>
            BriefRules.Own(duty, (await store.Find(duty, cancel))?.Value, to, duties.Days);
        var own = duties.All.Where(d => d.Unit == collector && d.IsOpen(to));
        var found = await own.SideBySide(Find);
        return [.. found.OfType<OwnDuty>()];
    }
}
