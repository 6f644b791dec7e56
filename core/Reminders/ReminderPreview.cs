namespace PlanMonitor.Core;

/// <summary>A message the year would bring if nobody submitted anything.</summary>
public sealed record PreviewedMessage(DateTimeOffset At, string Rule, string Obligation, string Period, string Unit, Text Subject);

/// <summary>The whole year's messages of a configuration, before it is published.</summary>
public static class ReminderPreview
{
    public static IEnumerable<PreviewedMessage> Of(Duties duties, UnitDirectory units)
    {
        var cycle = duties.Cycle;
        foreach (var group in duties.Kept.GroupBy(d => d.Partition))
        {
            foreach (var duty in group)
            {
                foreach (var planned in ReminderRules.Plan(cycle, duty, duty.Due, duties.Days).Where(p => p.Audience == ReminderAudience.Reporter))
                    yield return Message(duty, planned, duty.Unit, units.NameOf(duty.Unit), duties.Days);
            }
            var owing = group.Count(d => !d.Invited);
            foreach (var planned in ReminderRules.Plan(cycle, group.First(), group.First().Due, duties.Days).Where(p => p.Audience == ReminderAudience.Chaser && owing > 0))
                yield return Message(group.First(), planned, group.First().Collector, new($"{owing}", $"{owing}"), duties.Days);
        }
        foreach (var e in cycle.Events)
        {
            foreach (var planned in ReminderRules.PlanEventNotices(cycle, e, duties.Days))
            {
                foreach (var unit in Duties.Expand(cycle, e.Audience))
                    yield return new(planned.At, planned.Rule, e.Id, "event", unit, Messages.Event.Subject.WithTexts(e.Name, Same(e.Clause), Same(VietnamTime.Show(e.Date))));
            }
        }
    }

    private static PreviewedMessage Message(Duty duty, Planned planned, string unit, Text more, WorkingDays days)
    {
        var due = CycleCalendar.Sentence(duty.Deadline, duty.Due, duty.Due);
        var left = duty.Due is null ? DeadlineTexts.NoDate : CycleCalendar.Left(duty.Due, planned.At, days);
        var letter = Messages.Fill(Messages.Of(planned, duty.Invited), duty.Name, duty.Period.Name, due, planned.Audience == ReminderAudience.Chaser ? more : left, more);
        return new(planned.At, planned.Rule, duty.Obligation.Id, duty.Period.Id, unit, letter.Subject);
    }

    private static Text Same(string s) => new(s, s);
}
