namespace PlanMonitor.Core;

/// <summary>Loads what the weekly brief is made of: one query a partition, and its log where something was done within the week. The rules are in <see cref="BriefRules"/>.</summary>
public sealed class BriefService(SubmissionStore store, UnitService units)
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
        var read = await duties
            .Kept.Where(d => d.Collector == collector && d.IsOpen(to))
            .GroupBy(d => d.Partition)
            .SideBySide(p => Read(p, from, cancel));
        foreach (var (partition, present, log, open) in read)
        {
            var group = partition
                .Where(d =>
                    Duties.IsOwedBy(directory.Find(d.Unit), d) || present.GetValueOrDefault(d.Unit)?.Current is not null
                )
                .ToList();
            if (group.Count == 0)
                continue;
            IReadOnlyDictionary<string, SubmissionState> At(DateTimeOffset instant) =>
                log is null
                    ? present
                    : present
                        .Values.Select(s => HistoryRules.At(s, log[s.Unit], instant))
                        .OfType<SubmissionState>()
                        .ToDictionary(s => s.Unit, StringComparer.Ordinal);
            var now = At(to);
            var line = BriefRules.Line(group, now, At(from), from, to, duties.Days);
            if (BriefRules.IsShown(line, to))
                lines.Add(line);
            else
                finished += line.Now.Expected > 0 ? 1 : 0;
            var then = open.Select(d => DifficultyRules.At(d, to)).OfType<Difficulty>().ToList();
            difficulties.AddRange(
                WorkListRules
                    .Of(group, now, then, directory, duties.Cycle.Settings, duties.Days, to)
                    .Where(i => i.Kind == WorkKind.Difficulty)
            );
        }
        return new()
        {
            Cycle = cycle.Id,
            Title = cycle.Configuration.Title,
            Unit = collector,
            From = from,
            To = to,
            Lines = [.. lines.OrderBy(l => l.First.Due?.EndsAt ?? DateTimeOffset.MaxValue)],
            Finished = finished,
            Own = await Own(duties, collector, to, cancel),
            Difficulties = [.. difficulties.OrderBy(d => d.Due?.EndsAt)],
            Amendments = [.. cycle.Amendments.Where(a => a.At > from && a.At <= to)],
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
        var log = moved ? (await store.LogOfAll(partition.Key, cancel)).ToLookup(l => l.Unit) : null;
        var asked =
            present.Values.Any(s => s.LogCount > 0) && (moved || present.Values.Any(s => s.OpenDifficulties > 0));
        return new(partition, present, log, asked ? await store.Difficulties(partition.Key, cancel) : []);
    }

    private sealed record PartitionRead(
        IGrouping<string, Duty> Partition,
        IReadOnlyDictionary<string, SubmissionState> Present,
        ILookup<string, LogEntry>? Log,
        IReadOnlyList<Difficulty> Difficulties
    );

    /// <summary>The brief of the body that issued the plan as a message.</summary>
    public async Task<Messages.Letter> Letter(
        CycleRecord cycle,
        Duties duties,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        BriefLetters.Of(
            await Of(cycle, duties, cycle.Configuration.Plan.Issuer, now, cancel),
            await units.Directory(cancel),
            duties.Days
        );

    private async Task<IReadOnlyList<OwnDuty>> Own(
        Duties duties,
        string collector,
        DateTimeOffset to,
        CancellationToken cancel
    )
    {
        var own = duties.All.Where(d => d.Unit == collector && d.IsOpen(to));
        var found = await own.SideBySide(async d => BriefRules.Own(d, (await store.Find(d, cancel))?.Value, to));
        return [.. found.OfType<OwnDuty>()];
    }
}
