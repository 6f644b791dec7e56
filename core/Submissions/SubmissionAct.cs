namespace PlanMonitor.Core.Submissions;

/// <summary>What can be done with a submission.</summary>
public enum SubmissionAct
{
    Draft,
    Submit,
    Nil,
    Accept,
    Return,
    Extend,
    AskExtension,
    RefuseExtension,
    Remind,
    RaiseDifficulty,
    Consolidate,
    Amend,
    Decline,
    Waive,
    Unwaive,
    Contact,
}
