using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>What a person can do with a submission, as the interface names it.</summary>
public enum SubmissionActName
{
    /// <summary><see cref="SaveDraft"/></summary>
    Draft,

    /// <summary><see cref="Acts.Submit"/></summary>
    Submit,

    /// <summary><see cref="Acts.Accept"/></summary>
    Accept,

    /// <summary><see cref="Acts.Return"/></summary>
    Return,

    /// <summary><see cref="Acts.Extend"/></summary>
    Extend,

    /// <summary><see cref="Acts.AskExtension"/></summary>
    AskExtension,

    /// <summary><see cref="Acts.RefuseExtension"/></summary>
    RefuseExtension,

    /// <summary><see cref="Acts.Remind"/></summary>
    Remind,

    /// <summary><see cref="SubmissionActs.RaisesDifficulty"/></summary>
    RaiseDifficulty,

    /// <summary><see cref="SendUp.Consolidates"/></summary>
    Consolidate,

    /// <summary><see cref="SendUp.Amends"/></summary>
    Amend,

    /// <summary><see cref="Acts.Decline"/></summary>
    Decline,

    /// <summary><see cref="Acts.Waive"/></summary>
    Waive,

    /// <summary><see cref="Acts.Unwaive"/></summary>
    Unwaive,

    /// <summary><see cref="Acts.Contact"/></summary>
    Contact,
}

/// <summary>The list of all acts.</summary>
public static class SubmissionActs
{
    /// <summary>A question of a unit to its office. The thread that follows is kept in Difficulties.</summary>
    public static readonly ActRule RaisesDifficulty = new()
    {
        Event = LogEvent.DifficultyRaised,
        Tells = Addressee.Office,
        Right = (_, _) => Right.Report,
        Forbids = (_, m) => SubmissionRules.WhyNotActive(m),
    };

    public static ActRule RuleOf(SubmissionActName act) =>
        act switch
        {
            SubmissionActName.Draft => SaveDraft.Allowed,
            SubmissionActName.Submit => Submit.Allowed,
            SubmissionActName.Accept => Accept.Allowed,
            SubmissionActName.Return => Return.Allowed,
            SubmissionActName.Extend => Extend.Allowed,
            SubmissionActName.AskExtension => AskExtension.Allowed,
            SubmissionActName.RefuseExtension => RefuseExtension.Allowed,
            SubmissionActName.Remind => Remind.Allowed,
            SubmissionActName.RaiseDifficulty => RaisesDifficulty,
            SubmissionActName.Consolidate => SendUp.Consolidates,
            SubmissionActName.Amend => SendUp.Amends,
            SubmissionActName.Decline => Decline.Allowed,
            SubmissionActName.Waive => Waive.Allowed,
            SubmissionActName.Unwaive => Unwaive.Allowed,
            SubmissionActName.Contact => Contact.Allowed,
        };

    /// <summary>Everything that is recorded of a submission, also what nobody can choose.</summary>
    public static IEnumerable<ActRule> All =>
        Enum.GetValues<SubmissionActName>()
            .Select(RuleOf)
            .Append(Acts.Submit.WithNil)
            .Append(SendingAct.Aside)
            .Append(LeaveUnanswered.Allowed);

    /// <summary>Null: the act is allowed now.</summary>
    public static Problem? WhyNot(this Opened opened, SubmissionActName act) =>
        RuleOf(act).WhyNot(opened.State, opened.Situation);
}
