using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>So many days before the last day; 0: on the day itself.</summary>
public sealed class BeforeKind : ReminderKind
{
    public override bool SuitsInvited => true;
    public override bool IsBefore => true;

    public override IEnumerable<RuleMoment> MomentsOf(Asked asked)
    {
        var due = asked.Due!;
        foreach (var n in asked.Rule.Days)
        {
            var day = due.LastDay.AddDays(-n);
            if (day >= asked.Duty.Period.OpensOn)
                yield return new($"before-{n}", day, due.EndsAt, n);
        }
    }

    public override LetterTexts.Letter LetterOf(int number) => number == 0 ? LetterTexts.OnTheDay : LetterTexts.Before;

    public override Text When(int number) =>
        number == 0
            ? new("Vào ngày cuối", "On the last day")
            : new Text("Trước ngày cuối {0} ngày", "{0} day(s) before the last day").Counted(number);
}
