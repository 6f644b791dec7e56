using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>On the first working morning of each week in which the cycle runs, whatever is due: the brief.</summary>
public sealed class EachWeekKind : ReminderKind
{
    public override bool IsOfDuty => false;

    public override IEnumerable<RuleMoment> MomentsOf(Asked asked) => [];

    /// <summary>By the Monday of each week; a week without a working morning has none.</summary>
    public static IEnumerable<(DateOnly Monday, DateOnly Morning)> WeeksOf(Cycle cycle, WorkingDays days)
    {
        var sinceMonday = ((int)cycle.OpensOn.DayOfWeek + 6) % 7;
        var first = cycle.OpensOn.AddDays(7 - sinceMonday);
        for (var monday = first; monday <= cycle.ClosesOn; monday = monday.AddDays(7))
        {
            var morning = days.OnOrAfter(monday);
            if (morning < monday.AddDays(5))
                yield return (monday, morning);
        }
    }

    public override LetterTexts.Letter LetterOf(int number) => LetterTexts.After;

    public override Text When(int number) => new("Hằng tuần", "Each week");
}
