using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Reminders.Kinds;

/// <summary>What a rule is asked about: one duty, with the date in force.</summary>
/// <param name="Due">Null: no date was stated.</param>
public sealed record Asked(Cycle Cycle, Duty Duty, DueDate? Due, ReminderRule Rule, WorkingDays Days);

/// <summary>One moment of a rule, on a day; what follows from the audience and the hour is added by <see cref="ReminderRules"/>.</summary>
/// <param name="Name">What makes it this one of its rule: "before-7".</param>
/// <param name="UsefulUntil">From this instant on it says nothing useful any more.</param>
/// <param name="Number">The days that the letter names; 0: none.</param>
public sealed record RuleMoment(string Name, DateOnly Day, DateTimeOffset UsefulUntil, int Number);
