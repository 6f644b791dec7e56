using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>So many working days before the last day: over Tết "three days before" would come when nobody is at work.</summary>
public sealed class WorkingDaysBeforeKind : ReminderKind
{
    public override bool SuitsInvited => true;
    public override bool IsBefore => true;

    public override IEnumerable<RuleMoment> MomentsOf(Asked asked)
    {
        var due = asked.Due!;
        foreach (var n in asked.Rule.Days)
        {
            var day = DayBefore(due.LastDay, n, asked.Days);
            if (day >= asked.Duty.Period.OpensOn)
                yield return new($"workdays-before-{n}", day, due.EndsAt, n);
        }
    }

    public override LetterTexts.Letter LetterOf(int number) => number == 0 ? LetterTexts.OnTheDay : LetterTexts.Before;

    public override Text When(int number) =>
        number == 0
            ? new("Vào ngày cuối", "On the last day")
            : new Text("Trước ngày cuối {0} ngày làm việc", "{0} working day(s) before the last day").Counted(number);

    /// <summary>The last day itself is not counted: one working day before Monday 27/02/2023 is Friday 24/02/2023.</summary>
    private static DateOnly DayBefore(DateOnly lastDay, int workingDays, WorkingDays calendar)
    {
        var day = lastDay;
        for (var left = workingDays; left > 0; )
        {
            day = day.AddDays(-1);
            if (calendar.IsWorking(day))
                left--;
        }
        return day;
    }
}
