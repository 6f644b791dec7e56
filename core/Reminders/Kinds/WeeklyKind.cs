using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>Every seven days after the last day, from the second week on, for so many weeks.</summary>
public sealed class WeeklyKind : ReminderKind
{
    private const int FirstWeek = 2;

    public override IEnumerable<RuleMoment> MomentsOf(Asked asked)
    {
        var weeks = asked.Rule.Days.DefaultIfEmpty(0).Max();
        foreach (var week in Enumerable.Range(FirstWeek, weeks))
        {
            var day = asked.Due!.LastDay.AddDays(7 * week);
            yield return new($"week-{week}", day, WithinCycle(asked.Cycle, day.AddDays(7)), 7 * week);
        }
    }

    public override LetterTexts.Letter LetterOf(int number) => LetterTexts.After;

    public override Text When(int number) =>
        new Text("Sau ngày cuối {0} ngày", "{0} day(s) after the last day").Counted(number);
}
