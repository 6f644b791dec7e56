using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>What can be done with a difficulty that was raised, as the interface names it.</summary>
public enum DifficultyActName
{
    /// <summary><see cref="AnswerDifficulty"/></summary>
    Answer,

    /// <summary><see cref="SupplementAnswer"/></summary>
    Supplement,

    /// <summary><see cref="AskAgain"/></summary>
    Ask,

    /// <summary><see cref="CloseDifficulty"/></summary>
    Close,

    /// <summary><see cref="BlockReminders"/></summary>
    Block,

    /// <summary><see cref="UnblockReminders"/></summary>
    Unblock,

    /// <summary><see cref="PublishGuidance"/></summary>
    Publish,

    /// <summary><see cref="WithdrawGuidance"/></summary>
    Withdraw,
}

/// <summary>The list of all acts.</summary>
public static class DifficultyActs
{
    public static DifficultyRule RuleOf(DifficultyActName act) =>
        act switch
        {
            DifficultyActName.Answer => AnswerDifficulty.Allowed,
            DifficultyActName.Supplement => SupplementAnswer.Allowed,
            DifficultyActName.Ask => AskAgain.Allowed,
            DifficultyActName.Close => CloseDifficulty.Allowed,
            DifficultyActName.Block => BlockReminders.Allowed,
            DifficultyActName.Unblock => UnblockReminders.Allowed,
            DifficultyActName.Publish => PublishGuidance.Allowed,
            DifficultyActName.Withdraw => WithdrawGuidance.Allowed,
        };

    /// <summary>Whom a letter tells of what stands in the log, whichever act wrote it; null: nobody.</summary>
    public static Addressee? ToldOf(LogEvent e) => Told[e];

    private static readonly Dictionary<LogEvent, Addressee?> Told = SubmissionActs
        .All.Select(r => (r.Event, r.Tells))
        .Concat(Enum.GetValues<DifficultyActName>().Select(RuleOf).Select(r => (r.Event, r.Tells)))
        .Distinct()
        .ToDictionary(r => r.Event, r => r.Tells);
}
