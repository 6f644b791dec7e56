using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Reminders;

/// <summary>What the rules ask to send, before recipients are known.</summary>
public sealed record Planned
{
    public required string Rule { get; init; }

    /// <summary>What makes it this one and no other: "before-7@2023-02-27".</summary>
    public required string Moment { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>From this instant on it says nothing useful any more.</summary>
    public required DateTimeOffset UsefulUntil { get; init; }
    public required ReminderMoment Kind { get; init; }
    public required ReminderAudience Audience { get; init; }
    public int Days { get; init; }

    /// <summary>Its letter.</summary>
    /// <param name="invited">The unit is asked, and owes nothing.</param>
    public Messages.Letter Letter(bool invited)
    {
        if (Audience == ReminderAudience.Chaser)
            return Kind is ReminderMoment.Before or ReminderMoment.OnOpening ? Messages.ListBefore : Messages.ListAfter;
        if (invited)
            return Messages.Invitation;
        return Kind switch
        {
            ReminderMoment.OnOpening => Messages.Opening,
            ReminderMoment.Before => Days == 0 ? Messages.OnTheDay : Messages.Before,
            ReminderMoment.After or ReminderMoment.Weekly or ReminderMoment.EachWeek => Messages.After,
        };
    }
}
