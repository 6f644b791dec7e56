namespace PlanMonitor.Core;

/// <summary>
/// When who is reminded. Pure: the plan of a duty's year, and what of it is due at a moment. Sending is exactly-once by the ledger's keys,
/// so these may be asked early, late, or twice.
/// </summary>
public static class ReminderRules
{
    /// <summary>A reminder of an opening stays useful this long; one after the date until the next would come.</summary>
    private const int OpeningUsefulDays = 14;
    private const int AfterUsefulDays = 7;

    /// <summary>Every reminder of a duty over the year for the date in force, in order of time.</summary>
    public static IReadOnlyList<Planned> Plan(Cycle cycle, Duty duty, DueDate? due, WorkingDays days)
    {
        var planned = RulesFor(cycle, duty)
            .SelectMany(rule => Of(cycle, duty, due, rule, days))
            .Where(reminder => reminder.At < reminder.UsefulUntil);
        // Days off can move two reminders of a kind to the same morning. The one closest to the date is kept.
        var oneEachMorning = planned
            .GroupBy(reminder => (reminder.Kind, reminder.Audience, reminder.At))
            .Select(sameMorning => sameMorning.MinBy(reminder => reminder.Days)!);
        return
        [
            .. oneEachMorning
                .OrderBy(reminder => reminder.At)
                .ThenBy(reminder => reminder.Moment, StringComparer.Ordinal)
                .ThenBy(reminder => reminder.Audience),
        ];
    }

    /// <summary>The rules that speak of a duty: those its obligation names, or every one.</summary>
    public static IEnumerable<ReminderRule> RulesFor(Cycle cycle, Duty duty) =>
        cycle.Reminders.Where(r =>
            r.Moment != ReminderMoment.EachWeek
            && (duty.Obligation.Reminders.Count == 0 || duty.Obligation.Reminders.Contains(r.Id))
        );

    /// <summary>What is due now and was not overtaken: of each rule only the newest, and only while it is useful. After an outage there is no backlog.</summary>
    public static IEnumerable<Planned> DueNow(IReadOnlyList<Planned> plan, DateTimeOffset now) =>
        plan.Where(p => p.At <= now && now < p.UsefulUntil)
            .GroupBy(p => (p.Kind, p.Audience))
            .Select(g => g.MaxBy(p => p.At)!);

    /// <summary>Whether a unit still has to be told: it has not submitted, no request for an extension waits for an answer, and no difficulty stands in the way.</summary>
    public static bool IsWaitedFor(SubmissionState? state) =>
        (state?.Status ?? SubmissionStatus.NotStarted)
            is SubmissionStatus.NotStarted
                or SubmissionStatus.Draft
                or SubmissionStatus.Returned
        && state is not ({ ExtensionRequest: not null } or { Waiver: not null } or { BlockingDifficulties.Count: > 0 });

    /// <summary>Whether a reminder that was written earlier is still meant: the unit is waited for, and its date is the one of which it speaks.</summary>
    /// <param name="moment">The moment in the letter's key, e.g. "before-7@2023-02-27".</param>
    public static bool IsStillMeant(string moment, Duty duty, SubmissionState? state) =>
        IsWaitedFor(state)
        && (
            moment.Split('@') is not [_, var day]
            || Timeliness.InForce(duty, state) is { } due && day == $"{due.LastDay:yyyy-MM-dd}"
        );

    /// <summary>The first working morning of each week in which the cycle runs; a week without one has none.</summary>
    public static IEnumerable<Planned> Weeks(Cycle cycle, WorkingDays days)
    {
        foreach (var rule in cycle.Reminders.Where(r => r.Moment == ReminderMoment.EachWeek))
        {
            for (
                var monday = cycle.OpensOn.AddDays(-(((int)cycle.OpensOn.DayOfWeek + 6) % 7) + 7);
                monday <= cycle.ClosesOn;
                monday = monday.AddDays(7)
            )
            {
                if (days.OnOrAfter(monday) is var day && day < monday.AddDays(5))
                    yield return new()
                    {
                        Rule = rule.Id,
                        Moment = $"{rule.Id}-{monday:yyyy-MM-dd}",
                        At = VietnamTime.At(day, cycle.Settings.ReminderHour),
                        UsefulUntil = VietnamTime.EndOf(monday.AddDays(6)),
                        Kind = rule.Moment,
                        Audience = rule.Audience,
                    };
            }
        }
    }

    /// <summary>Notices of a dated event of the plan.</summary>
    public static IEnumerable<Planned> PlanEventNotices(Cycle cycle, PlanEvent e, WorkingDays days) =>
        e
            .NoticeDaysBefore.Where(n => e.Date.AddDays(-n) >= cycle.OpensOn)
            .Select(n => new Planned
            {
                Rule = "event",
                Moment = $"event-{n}@{e.Date:yyyy-MM-dd}",
                At = Morning(cycle, e.Date.AddDays(-n), days, e.Date),
                UsefulUntil = VietnamTime.EndOf(e.Date),
                Kind = ReminderMoment.Before,
                Audience = ReminderAudience.Reporter,
                Days = n,
            });

    private static IEnumerable<Planned> Of(Cycle cycle, Duty duty, DueDate? due, ReminderRule rule, WorkingDays days)
    {
        Planned Make(string moment, DateOnly day, DateTimeOffset usefulUntil, int n) =>
            new()
            {
                Rule = rule.Id,
                Moment = due is null ? moment : $"{moment}@{due.LastDay:yyyy-MM-dd}",
                At = Morning(cycle, day, days, due?.LastDay),
                UsefulUntil = usefulUntil,
                Kind = rule.Moment,
                Audience = rule.Audience,
                Days = n,
            };
        if (rule.Moment == ReminderMoment.OnOpening)
        {
            var until = VietnamTime.EndOf(duty.Period.OpensOn.AddDays(OpeningUsefulDays));
            var useful = due is not null && due.EndsAt < until ? due.EndsAt : until;
            // The opening is told once, whatever happens to the date afterwards.
            yield return Make("opening", duty.Period.OpensOn, useful, 0) with
            {
                Moment = "opening",
            };
        }
        // Nobody goes over the head of a body that is asked.
        if (duty.Invited && rule.Audience == ReminderAudience.Head)
            yield break;
        // Bodies that are invited, and duties without a date, get the invitation and nothing that sounds like a delay.
        if (due is null)
            yield break;
        if (rule.Moment == ReminderMoment.Before)
        {
            foreach (var n in rule.Days.Where(n => due.LastDay.AddDays(-n) >= duty.Period.OpensOn))
                yield return Make($"before-{n}", due.LastDay.AddDays(-n), due.EndsAt, n);
        }
        if (duty.Invited)
            yield break;
        if (rule.Moment == ReminderMoment.After)
        {
            foreach (var n in rule.Days)
                yield return Make(
                    $"after-{n}",
                    due.LastDay.AddDays(n),
                    Limit(cycle, due.LastDay.AddDays(n + AfterUsefulDays)),
                    n
                );
        }
        if (rule.Moment == ReminderMoment.Weekly)
        {
            foreach (var week in Enumerable.Range(2, rule.Days.DefaultIfEmpty(0).Max()))
                yield return Make(
                    $"week-{week}",
                    due.LastDay.AddDays(7 * week),
                    Limit(cycle, due.LastDay.AddDays(7 * (week + 1))),
                    7 * week
                );
        }
    }

    /// <summary>The reminder hour of a working day; on a day off the next working morning, unless that would come after the last day itself.</summary>
    private static DateTimeOffset Morning(Cycle cycle, DateOnly day, WorkingDays days, DateOnly? lastDay)
    {
        var working = days.OnOrAfter(day);
        var kept = lastDay is { } last && day <= last && working > last ? day : working;
        return VietnamTime.At(kept, cycle.Settings.ReminderHour);
    }

    private static DateTimeOffset Limit(Cycle cycle, DateOnly day) =>
        VietnamTime.EndOf(day < cycle.ClosesOn ? day : cycle.ClosesOn);
}
