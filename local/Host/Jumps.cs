using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Local.Host;

/// <summary>An instant at which something happens by itself.</summary>
public sealed record DueMoment(DateTimeOffset At, Text What);

/// <summary>The next moment worth moving a virtual clock to: a period opens, a reminder goes out, a deadline passes.</summary>
public sealed class Jumps(CycleService cycleService, UnitService unitService, SubmissionStore store)
{
    private static readonly Text Opens = new("Mở kỳ: {0} ({1})", "Opens: {0} ({1})");
    private static readonly Text Reminds = new("Nhắc: {0} ({1})", "Reminders: {0} ({1})");
    private static readonly Text Passes = new("Hết hạn: {0} ({1})", "Deadline passes: {0} ({1})");
    private static readonly Text Event = new("Báo trước sự kiện: {0}", "Notice of an event: {0}");

    /// <summary>Null: nothing more happens in any running cycle.</summary>
    public async Task<DueMoment?> Next(DateTimeOffset now, CancellationToken cancel)
    {
        var next = new List<DueMoment>();
        foreach (
            var cycle in (await cycleService.All(cancel)).Select(c => c.Value).Where(c => c.State == CycleState.Running)
        )
        {
            var duties = cycleService.DutiesOf(cycle);
            var units = await unitService.Directory(cancel);
            foreach (var group in duties.All.GroupBy(d => d.Partition))
            {
                var states = await store.States(group.Key, cancel);
                foreach (
                    var duty in group.Where(d =>
                        Duties.IsOwedBy(units.Find(d.Unit), d)
                        && SubmissionState.IsWaitedFor(states.GetValueOrDefault(d.Unit))
                    )
                )
                    next.AddRange(
                        Of(
                            cycle.Configuration,
                            duty,
                            Timeliness.InForce(duty, states.GetValueOrDefault(duty.Unit)),
                            duties.Days,
                            now
                        )
                    );
            }
            foreach (var e in cycle.Configuration.Events)
                next.AddRange(
                    ReminderRules
                        .PlanEventNotices(cycle.Configuration, e, duties.Days)
                        .Where(p => p.At > now)
                        .Select(p => new DueMoment(p.At, Event.WithTexts(e.Name)))
                );
        }
        return next.MinBy(m => m.At);
    }

    private static IEnumerable<DueMoment> Of(Cycle cycle, Duty duty, DueDate? due, WorkingDays days, DateTimeOffset now)
    {
        var opens = VietnamTime.StartOf(duty.Period.OpensOn);
        if (opens > now)
            yield return new(opens, Opens.WithTexts(duty.Name, duty.Period.Name));
        if (due is not null && due.EndsAt > now)
            yield return new(due.EndsAt, Passes.WithTexts(duty.Name, duty.Period.Name));
        foreach (var planned in ReminderRules.Plan(cycle, duty, due, days).Where(p => p.At > now))
            yield return new(planned.At, Reminds.WithTexts(duty.Name, duty.Period.Name));
    }
}
