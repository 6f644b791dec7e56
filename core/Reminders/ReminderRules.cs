using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Reminders.Kinds;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Reminders;

/// <summary>
/// When who is reminded. Pure: the plan of a duty's year, and what of it is due at a moment. Sending is exactly-once by the ledger's keys,
/// so these may be asked early, late, or twice.
/// </summary>
public static class ReminderRules
{
    /// <summary>Every reminder of a duty over the year for the date in force, in order of time.</summary>
    public static IReadOnlyList<Planned> Plan(Cycle cycle, Duty duty, DueDate? due, WorkingDays days)
    {
        var planned = RulesFor(cycle, duty).SelectMany(rule => Of(cycle, duty, due, rule, days));
        var useful = planned.Where(reminder => reminder.At < reminder.UsefulUntil);
        // Days off can move two reminders to the same morning, and a short period opens on the morning of its first reminder: nobody gets two letters.
        var mornings = useful.GroupBy(reminder => (reminder.Audience, reminder.At));
        var oneEachMorning = mornings.Select(OneOf);
        var inOrder = oneEachMorning
            .OrderBy(reminder => reminder.At)
            .ThenBy(reminder => reminder.Moment, StringComparer.Ordinal)
            .ThenBy(reminder => reminder.Audience);
        return [.. inOrder];
    }

    /// <summary>Of one morning: the opening, which names the date as well; else the one closest to the date.</summary>
    private static Planned OneOf(IEnumerable<Planned> sameMorning)
    {
        var reminders = sameMorning.ToList();
        return reminders.Find(reminder => reminder.IsOpening) ?? reminders.MinBy(reminder => reminder.Days)!;
    }

    /// <summary>The rules that speak of a duty: those its obligation names, or every one.</summary>
    public static IEnumerable<ReminderRule> RulesFor(Cycle cycle, Duty duty)
    {
        var named = duty.Obligation.Reminders;
        var ofDuties = cycle.Reminders.Where(r => ReminderKinds.Of(r.Moment).IsOfDuty);
        return named.Count == 0 ? ofDuties : ofDuties.Where(r => named.Contains(r.Id));
    }

    /// <summary>What is due now and was not overtaken: to each audience only the newest, and only while it is useful. After an outage there is no backlog.</summary>
    public static IEnumerable<Planned> DueNow(IReadOnlyList<Planned> plan, DateTimeOffset now)
    {
        var due = plan.Where(p => p.At <= now && now < p.UsefulUntil);
        return due.GroupBy(p => p.Audience).Select(toSame => toSame.MaxBy(p => p.At)!);
    }

    /// <summary>When an act told the unit of its date on the day of a reminder, before it: a moved deadline and a reminder of it are one letter. Null: none did.</summary>
    /// <param name="amendments">Of the duty's deadline.</param>
    public static DateTimeOffset? ToldAt(Planned planned, SubmissionState? state, IEnumerable<Amendment> amendments)
    {
        var acts = amendments.Select(a => a.At).Concat(state?.Extensions.Select(e => e.At) ?? []);
        DateTimeOffset?[] others = [state?.Returned?.At, state?.RemindedAt];
        var told = acts.Concat(others.OfType<DateTimeOffset>()).Where(at => at <= planned.At);
        var sameDay = told.Where(at => VietnamTime.DayOf(at) == VietnamTime.DayOf(planned.At));
        return sameDay.Select(at => (DateTimeOffset?)at).Max();
    }

    /// <summary>The first working morning of each week in which the cycle runs; a week without one has none.</summary>
    public static IEnumerable<Planned> Weeks(Cycle cycle, WorkingDays days)
    {
        foreach (var rule in cycle.Reminders.Where(r => r.Moment == ReminderMoment.EachWeek))
        {
            foreach (var (monday, morning) in EachWeekKind.WeeksOf(cycle, days))
            {
                yield return new()
                {
                    Rule = rule.Id,
                    Moment = $"{rule.Id}-{monday:yyyy-MM-dd}",
                    At = VietnamTime.At(morning, cycle.Settings.ReminderHour),
                    UsefulUntil = VietnamTime.EndOf(monday.AddDays(6)),
                    Kind = rule.Moment,
                    Audience = rule.Audience,
                };
            }
        }
    }

    /// <summary>Notices of a dated event of the plan.</summary>
    public static IEnumerable<Planned> PlanEventNotices(Cycle cycle, PlanEvent e, WorkingDays days)
    {
        var withinCycle = e.NoticeDaysBefore.Where(n => e.Date.AddDays(-n) >= cycle.OpensOn);
        return withinCycle.Select(n => NoticeOf(cycle, e, n, days));
    }

    private static Planned NoticeOf(Cycle cycle, PlanEvent e, int daysBefore, WorkingDays days)
    {
        var morning = Morning(cycle, e.Date.AddDays(-daysBefore), days, e.Date);
        var name = $"event-{daysBefore}@{e.Date:yyyy-MM-dd}";
        return new()
        {
            Rule = "event",
            Moment = name,
            At = morning,
            UsefulUntil = VietnamTime.EndOf(e.Date),
            Kind = ReminderMoment.Before,
            Audience = ReminderAudience.Reporter,
            Days = daysBefore,
        };
    }

    private static IEnumerable<Planned> Of(Cycle cycle, Duty duty, DueDate? due, ReminderRule rule, WorkingDays days)
    {
        var kind = ReminderKinds.Of(rule.Moment);
        if (kind.NeedsDate && due is null)
            return [];
        // Bodies that are asked hear nothing that sounds like a delay, and nobody goes over their heads.
        var goesOverHead = rule.Audience == ReminderAudience.Head && kind.NeedsDate;
        if (duty.Invited && (!kind.SuitsInvited || goesOverHead))
            return [];
        var asked = new Asked(cycle, duty, due, rule, days);
        return kind.MomentsOf(asked).Select(moment => PlannedOf(asked, kind, moment));
    }

    private static Planned PlannedOf(Asked asked, ReminderKind kind, RuleMoment moment)
    {
        var lastDay = asked.Due?.LastDay;
        var name = kind.MovesWithDate ? $"{moment.Name}@{lastDay:yyyy-MM-dd}" : moment.Name;
        var morning = Morning(asked.Cycle, moment.Day, asked.Days, lastDay);
        return new()
        {
            Rule = asked.Rule.Id,
            Moment = name,
            At = morning,
            UsefulUntil = moment.UsefulUntil,
            Kind = asked.Rule.Moment,
            Audience = asked.Rule.Audience,
            Days = moment.Number,
        };
    }

    /// <summary>The reminder hour of a working day; on a day off the next working morning, unless that would come after the last day itself.</summary>
    private static DateTimeOffset Morning(Cycle cycle, DateOnly day, WorkingDays days, DateOnly? lastDay)
    {
        var working = days.OnOrAfter(day);
        var kept = lastDay is { } last && day <= last && working > last ? day : working;
        return VietnamTime.At(kept, cycle.Settings.ReminderHour);
    }
}
