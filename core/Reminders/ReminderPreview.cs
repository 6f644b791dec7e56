using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Submissions;

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
                foreach (var message in ToUnits([.. same], same.Key.Role, duties))
                    yield return message;
            }
            foreach (var message in ToOffice([.. group], duties))
                yield return message;
        }
        foreach (var e in cycle.Events)
        {
            var (clause, date) = (Text.Same(e.Clause), VietnamTime.Text(e.Date));
            var subject = LetterTexts.Event.Subject.WithTexts(e.Name, clause, date);
            foreach (var planned in ReminderRules.PlanEventNotices(cycle, e, duties.Days))
            {
                foreach (var unit in Duties.Expand(cycle, e.Audience))
                    yield return Message(e.Id, "event", planned, unit, Role.Officer, subject);
            }
        }
        foreach (var week in ReminderRules.Weeks(cycle, duties.Days))
        {
            var day = VietnamTime.DayOf(week.At);
            var (from, to) = (VietnamTime.Text(day.AddDays(-7)), VietnamTime.Text(day));
            var subject = BriefLetters.Subject.WithTexts(cycle.Title, from, to);
            yield return Message("brief", "week", week, cycle.Plan.Issuer, Role.Reader, subject);
        }
    }

    /// <param name="same">Duties of which the same is said at the same moments.</param>
    private static IEnumerable<PreviewedMessage> ToUnits(IReadOnlyList<Duty> same, Role role, Duties duties)
    {
        var first = same[0];
        var plan = ReminderRules.Plan(duties.Cycle, first, first.Due, duties.Days);
        var toUnits = plan.Where(p => p.IsToUnit).ToList();
        var subjects = toUnits.ConvertAll(p => SubjectOf(first, p, 0, duties.Days));
        foreach (var duty in same)
        {
            foreach (var (planned, subject) in toUnits.Zip(subjects))
            {
                var to = planned.Audience == ReminderAudience.Head ? Role.Reader : role;
                yield return Message(duty.Obligation.Id, duty.Period.Id, planned, duty.Unit, to, subject);
            }
        }
    }

    private static IEnumerable<PreviewedMessage> ToOffice(IReadOnlyList<Duty> group, Duties duties)
    {
        var owing = group.Count(d => !d.Invited);
        if (owing == 0)
            yield break;
        var first = group[0];
        var plan = ReminderRules.Plan(duties.Cycle, first, first.Due, duties.Days);
        foreach (var planned in plan.Where(p => p.Audience == ReminderAudience.Chaser))
        {
            var (obligation, period) = (first.Obligation.Id, first.Period.Id);
            var subject = SubjectOf(first, planned, owing, duties.Days);
            yield return Message(obligation, period, planned, first.Collector, Role.Reviewer, subject);
        }
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
        static IReadOnlyList<PreviewedMessage> InOrder(IEnumerable<PreviewedMessage> messages) =>
            [.. messages.OrderBy(m => m.At)];
        return new(InOrder(added), InOrder(old.Values), [.. moved.OrderBy(m => m.After.At)]);
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
        var lateness = Timeliness.At(duty, null, planned.At, days);
        var left = lateness.Left ?? DeadlineTexts.NoDate;
        var due = duty.Invited ? lateness.Sentence : lateness.Full;
        var more = planned.Audience == ReminderAudience.Chaser ? Text.Same($"{missing}") : left;
        var letter = planned.Letter(duty.Invited);
        return LetterTexts.Fill(letter, duty.Name, duty.Period.Name, due, more, Text.Same("")).Subject;
    }
}
