using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>So many days after the last day; useful for a week, within the cycle.</summary>
public sealed class AfterKind : ReminderKind
{
    private const int UsefulDays = 7;

    public override IEnumerable<RuleMoment> MomentsOf(Asked asked)
    {
        foreach (var n in asked.Rule.Days)
        {
            var day = asked.Due!.LastDay.AddDays(n);
            yield return new($"after-{n}", day, WithinCycle(asked.Cycle, day.AddDays(UsefulDays)), n);
        }
    }

    public override LetterTexts.Letter LetterOf(int number) => LetterTexts.After;

    public override Text When(int number) =>
        new Text("Sau ngày cuối {0} ngày", "{0} day(s) after the last day").Counted(number);
}
