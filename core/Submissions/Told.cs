using static PlanMonitor.Core.Submissions.LogEvent;

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
            Returned
            or Accepted
            or Extended
            or ExtensionRefused
            or Reminded
            or DifficultyAnswered
            or Waived
            or WaiverEnded
            or DifficultyBlocks
            or DifficultyBlocksNoMore => Addressee.Unit,
            // A difficulty that the unit itself closed, too: from then on it is reminded again.
            Amended
            or DifferenceDeclined
            or ExtensionAsked
            or DifficultyRaised
            or DifficultyAskedAgain
            or DifficultyClosed => Addressee.Office,
            ExtensionUnanswered => Addressee.OfficeAndAbove,
            GuidancePublished => Addressee.AllUnits,
            DraftSaved or Submitted or NilDeclared or SetAside or GuidanceWithdrawn or Contacted => null,
        };
}
