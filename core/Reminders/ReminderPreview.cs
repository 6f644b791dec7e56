using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders;

/// <summary>A message the year would bring if nobody submitted anything: to whoever holds a role at a unit.</summary>
/// <param name="Unit">The unit it goes to: who owes it, the office that chases, the body that issued the plan.</param>
public sealed record PreviewedMessage(
    DateTimeOffset At,
    string Rule,
    string Moment,
    string Obligation,
    string Period,
    string Unit,
    ReminderAudience Audience,
    Role Role,
    Text Subject
);

/// <summary>What a change of the configuration does to a year's messages.</summary>
public sealed record PreviewDifference(
    IReadOnlyList<PreviewedMessage> Added,
    IReadOnlyList<PreviewedMessage> Removed,
    IReadOnlyList<MovedMessage> Moved
);

public sealed record MovedMessage(PreviewedMessage Before, PreviewedMessage After);

/// <summary>The whole year's messages of a configuration, before it is published.</summary>
public static class ReminderPreview
{
    public static IEnumerable<PreviewedMessage> Of(Duties duties)
    {
        var cycle = duties.Cycle;
        foreach (var group in duties.Kept.GroupBy(d => d.Partition))
        {
            // What is said and when is the same for all who owe the same thing by the same date.
            foreach (var same in group.GroupBy(d => (d.Level, d.Invited, d.Due, Role: AddressBook.RoleAt(d))))
            {
                var plan = ReminderRules
                    .Plan(cycle, same.First(), same.Key.Due, duties.Days)
                    .Where(p => p.Audience is ReminderAudience.Reporter or ReminderAudience.Head)
                    .Select(p => (Planned: p, Subject: SubjectOf(same.First(), p, 0, duties.Days)))
                    .ToList();
                foreach (var duty in same)
                {
                    foreach (var (planned, subject) in plan)
                        yield return Message(
                            duty.Obligation.Id,
                            duty.Period.Id,
                            planned,
                            duty.Unit,
                            planned.Audience == ReminderAudience.Head ? Role.Reader : same.Key.Role,
                            subject
                        );
                }
            }
            var owing = group.Count(d => !d.Invited);
            var first = group.First();
            foreach (
                var planned in ReminderRules
                    .Plan(cycle, first, first.Due, duties.Days)
                    .Where(p => p.Audience == ReminderAudience.Chaser && owing > 0)
            )
                yield return Message(
                    first.Obligation.Id,
                    first.Period.Id,
                    planned,
                    first.Collector,
                    Role.Reviewer,
                    SubjectOf(first, planned, owing, duties.Days)
                );
        }
        foreach (var e in cycle.Events)
        {
            var subject = Messages.Event.Subject.WithTexts(
                e.Name,
                Text.Same(e.Clause),
                Text.Same(VietnamTime.Show(e.Date))
            );
            foreach (var planned in ReminderRules.PlanEventNotices(cycle, e, duties.Days))
            {
                foreach (var unit in Duties.Expand(cycle, e.Audience))
                    yield return Message(e.Id, "event", planned, unit, Role.Officer, subject);
            }
        }
        foreach (var week in ReminderRules.Weeks(cycle, duties.Days))
            yield return Message(
                "brief",
                "week",
                week,
                cycle.Plan.Issuer,
                Role.Reader,
                BriefLetters.Subject.WithTexts(
                    cycle.Title,
                    Text.Same(VietnamTime.Show(VietnamTime.DayOf(week.At).AddDays(-7))),
                    Text.Same(VietnamTime.Show(VietnamTime.DayOf(week.At)))
                )
            );
    }

    /// <summary>A message that keeps its unit, rule and number of days and comes on another day has moved.</summary>
    public static PreviewDifference Between(Duties before, Duties after)
    {
        static (string, string, string, string, ReminderAudience, string) KeyOf(PreviewedMessage m) =>
            (m.Unit, m.Obligation, m.Period, m.Rule, m.Audience, m.Moment.Split('@')[0]);
        var old = Of(before).ToDictionary(KeyOf);
        var (added, moved) = (new List<PreviewedMessage>(), new List<MovedMessage>());
        foreach (var message in Of(after))
        {
            if (!old.Remove(KeyOf(message), out var was))
                added.Add(message);
            else if (was.At != message.At)
                moved.Add(new(was, message));
        }
        return new(
            [.. added.OrderBy(m => m.At)],
            [.. old.Values.OrderBy(m => m.At)],
            [.. moved.OrderBy(m => m.After.At)]
        );
    }

    private static PreviewedMessage Message(
        string obligation,
        string period,
        Planned planned,
        string unit,
        Role role,
        Text subject
    ) => new(planned.At, planned.Rule, planned.Moment, obligation, period, unit, planned.Audience, role, subject);

    private static Text SubjectOf(Duty duty, Planned planned, int missing, WorkingDays days)
    {
        var left = duty.Due is null ? DeadlineTexts.NoDate : CycleCalendar.Left(duty.Due, planned.At, days);
        var sentence = CycleCalendar.Sentence(duty.Deadline, duty.Due, duty.Due);
        var due = duty.Due is null || duty.Invited ? sentence : CycleCalendar.SentenceNow(sentence, left);
        var more = planned.Audience == ReminderAudience.Chaser ? Text.Same($"{missing}") : left;
        return planned.Letter(duty.Invited).Subject.WithTexts(duty.Name, duty.Period.Name, due, more, Text.Same(""));
    }
}
