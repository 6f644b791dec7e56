namespace PlanMonitor.Core;

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
}
