namespace PlanMonitor.Core.Submissions;

/// <summary>To whom a letter about an act goes.</summary>
public enum Addressee
{
    /// <summary>The unit that owes the report.</summary>
    Unit,

    /// <summary>The office that chases it.</summary>
    Office,

    /// <summary>That office, and the leaders of the body it works for.</summary>
    OfficeAndAbove,

    /// <summary>Every unit that owes the same to the same office.</summary>
    AllUnits,
}

/// <summary>Who is told of what was done: a property of the act.</summary>
public static class Told
{
    /// <summary>Null: nobody is written to.</summary>
    public static Addressee? ToldTo(this LogEvent e) =>
        e switch
        {
            LogEvent.Returned
            or LogEvent.Accepted
            or LogEvent.Extended
            or LogEvent.ExtensionRefused
            or LogEvent.Reminded
            or LogEvent.DifficultyAnswered
            or LogEvent.Waived
            or LogEvent.WaiverEnded
            or LogEvent.DifficultyBlocks
            or LogEvent.DifficultyBlocksNoMore => Addressee.Unit,
            // A difficulty that the unit itself closed, too: from then on it is reminded again.
            LogEvent.Amended
            or LogEvent.DifferenceDeclined
            or LogEvent.ExtensionAsked
            or LogEvent.DifficultyRaised
            or LogEvent.DifficultyAskedAgain
            or LogEvent.DifficultyClosed => Addressee.Office,
            LogEvent.ExtensionUnanswered => Addressee.OfficeAndAbove,
            LogEvent.GuidancePublished => Addressee.AllUnits,
            LogEvent.DraftSaved
            or LogEvent.Submitted
            or LogEvent.NilDeclared
            or LogEvent.SetAside
            or LogEvent.GuidanceWithdrawn
            or LogEvent.Contacted => null,
        };
}
