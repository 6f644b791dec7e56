using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>The list of all kinds of reminders.</summary>
public static class ReminderKinds
{
    private static readonly OpeningKind Opening = new();
    private static readonly BeforeKind Before = new();
    private static readonly WorkingDaysBeforeKind WorkingDaysBefore = new();
    private static readonly AfterKind After = new();
    private static readonly WeeklyKind Weekly = new();
    private static readonly EachWeekKind EachWeek = new();

    public static ReminderKind Of(ReminderMoment moment) =>
        moment switch
        {
            ReminderMoment.OnOpening => Opening,
            ReminderMoment.Before => Before,
            ReminderMoment.WorkingDaysBefore => WorkingDaysBefore,
            ReminderMoment.After => After,
            ReminderMoment.Weekly => Weekly,
            ReminderMoment.EachWeek => EachWeek,
        };
}
