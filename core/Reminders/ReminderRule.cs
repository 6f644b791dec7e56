namespace PlanMonitor.Core;

/// <summary>When a reminder goes out and to whom; data of the cycle, evaluated by <see cref="ReminderRules"/>.</summary>
public sealed record ReminderRule
{
    public required string Id { get; init; }
    public required ReminderMoment Moment { get; init; }
    /// <summary>Days before or after the last day; for Weekly the number of weeks it goes on after the last fixed reminder.</summary>
    public IReadOnlyList<int> Days { get; init; } = [];
    public required ReminderAudience Audience { get; init; }
}

/// <summary>OnOpening: the day the period opens. Before/After: n days before/after the last day (0 before: on the day). Weekly: every 7 days after it, up to the limit.</summary>
public enum ReminderMoment { OnOpening, Before, After, Weekly }

/// <summary>The officers of the unit that owes it, or the office that chases (one list of who is missing).</summary>
public enum ReminderAudience { Reporter, Chaser }
