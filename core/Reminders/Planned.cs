using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders.Kinds;

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

    /// <summary>It goes to the unit that owes, or to its head; not to the office that chases.</summary>
    internal bool IsToUnit => Audience is ReminderAudience.Reporter or ReminderAudience.Head;

    /// <summary>It tells that the period is open, and by when: whoever is told needs no reminder at the same moment.</summary>
    internal bool IsOpening => Kind == ReminderMoment.OnOpening;

    /// <summary>It speaks on the last day or before it.</summary>
    internal bool IsBefore => ReminderKinds.Of(Kind).IsBefore;

    /// <summary>Its letter to a unit whose submission was returned.</summary>
    internal LetterTexts.Letter LetterAgain => IsBefore ? LetterTexts.BeforeAgain : LetterTexts.AfterAgain;

    /// <summary>Its letter.</summary>
    /// <param name="invited">The unit is asked, and owes nothing.</param>
    public LetterTexts.Letter Letter(bool invited)
    {
        var kind = ReminderKinds.Of(Kind);
        if (Audience == ReminderAudience.Chaser)
            return kind.IsBefore ? LetterTexts.ListBefore : LetterTexts.ListAfter;
        return invited ? LetterTexts.Invitation : kind.LetterOf(Days);
    }
}
