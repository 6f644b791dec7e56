namespace PlanMonitor.Core;

/// <summary>One message to one person over one channel: a row of the ledger, found by its key.</summary>
public sealed record Message
{
    /// <summary>cycle|obligation|period|unit|rule|moment|login|channel: the same message has the same key, whoever computes it.</summary>
    public required string Key { get; init; }
    public required string Rule { get; init; }
    public required string Channel { get; init; }
    /// <summary>Login of the person.</summary>
    public required string To { get; init; }
    public string? Address { get; init; }
    public required string Cycle { get; init; }
    /// <summary>The unit it is about.</summary>
    public required string Unit { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    /// <summary>The moment for which it was meant.</summary>
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset ClaimedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public required MessageState State { get; init; }
    public required Text Subject { get; init; }
    public required Text Body { get; init; }
}

/// <summary>Claimed: somebody is about to send it. Sent. Failed: the channel will never take it.</summary>
public enum MessageState { Claimed, Sent, Failed }

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
