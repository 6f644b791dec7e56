using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;

namespace PlanMonitor.Core.Cycles;

/// <summary>What a change of the working days does to the cycles.</summary>
public sealed partial class CycleService
{
    /// <summary>The deadlines of all open cycles that other working days move.</summary>
    public async Task<IReadOnlyList<MovedDeadline>> MovedBy(WorkingDays other, CancellationToken cancel)
    {
        var open = (await All(cancel)).Where(c => c.Value.State != CycleState.Closed);
        return [.. open.SelectMany(c => Moved(c.Value, Days, other))];
    }

    /// <summary>
    /// Other working days came into force: every open cycle notes it, so that whatever was reckoned from the days is reckoned anew, here and in other instances;
    /// of a running one the units whose date moved are told. A crash in between leaves cycles that learn of it at their next change, or within the days after which
    /// the due step looks again.
    /// </summary>
    /// <returns>What moved, and the running cycles that noted it.</returns>
    public async Task<(IReadOnlyList<MovedDeadline> Moved, IReadOnlyList<string> Running)> NoteCalendar(
        int year,
        WorkingDays before,
        string reason,
        Acting acting
    )
    {
        var (by, now, cancel) = acting;
        Require(by);
        var (all, running) = (new List<MovedDeadline>(), new List<string>());
        var why = CalendarProblems.Moved.With(year, reason.Trim()).Vi;
        Amendment Of(MovedDeadline m)
        {
            var (earlier, later) = (Through(m.Before), Through(m.After));
            return Amendment.Of(m.Obligation, m.Period, m.Level, earlier, later, why, by.Signature, now);
        }
        var open = (await All(cancel)).Where(c => c.Value.State != CycleState.Closed);
        foreach (var cycle in open.Where(c => RunsIn(c.Value.Configuration, year)))
        {
            for (var stored = cycle; ; stored = await Get(cycle.Value.Id, cancel))
            {
                // Closed while this ran: nothing moves in it any more.
                if (stored.Value.State == CycleState.Closed)
                    break;
                var moved = Moved(stored.Value, before, Days).ToList();
                var record = stored.Value;
                if (record.State == CycleState.Running)
                    record = record with { Amendments = [.. record.Amendments, .. moved.Select(Of)] };
                var next = Noted(record, CalendarChanged, why, by, now);
                var outcome = await records.Write(Table, Partition, await Writes(next, stored.ETag, cancel), cancel);
                if (!outcome.Written)
                    continue;
                Keep(next, outcome.ETags[0]);
                all.AddRange(moved);
                if (next.State == CycleState.Running)
                    running.Add(next.Id);
                break;
            }
        }
        return (all, running);
    }

    private static Deadline Through(DateOnly day) => new() { Date = day, Operator = DeadlineOperator.Through };

    private static Duties Reckon(CycleRecord record, WorkingDays days)
    {
        var above = record.Above is null ? null : Reckon(record.Above, days);
        return new(record.Configuration, days, above, record.Below);
    }

    private static bool RunsIn(Cycle cycle, int year) => cycle.OpensOn.Year <= year && cycle.ClosesOn.Year >= year;

    /// <summary>A draft may be wrong: then nobody can say what is due in it.</summary>
    private static IEnumerable<MovedDeadline> Moved(CycleRecord record, WorkingDays before, WorkingDays after)
    {
        bool IsSound() => CycleRules.Check(record.Configuration, after).All(p => p.Severity != Severity.Error);
        if (record.State == CycleState.Draft && !IsSound())
            return [];
        var earlier = Reckon(record, before);
        var later = Reckon(record, after);
        var oneEachDeadline = later.All.DistinctBy(d => (d.Obligation.Id, d.Period.Id, d.Level));
        var own = oneEachDeadline.Where(d => d.Upward is null);
        return own.Select(d => MovedSince(earlier, d)).OfType<MovedDeadline>();
    }

    /// <summary>Null: it is due on the same day, or one of the two has no date.</summary>
    private static MovedDeadline? MovedSince(Duties earlier, Duty duty)
    {
        var (obligation, period) = (duty.Obligation.Id, duty.Period.Id);
        var was = earlier.Find(obligation, period, duty.Unit)?.Due?.LastDay;
        var now = duty.Due?.LastDay;
        if (was is null || now is null || was == now)
            return null;
        return new(duty.Cycle, obligation, period, duty.Level, duty.Name, duty.Period.Name, was.Value, now.Value);
    }
}
