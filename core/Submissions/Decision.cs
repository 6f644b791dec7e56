namespace PlanMonitor.Core.Submissions;

/// <summary>What an act leads to, to be recorded as one batch.</summary>
/// <param name="Tells">Whom a letter tells of it; null: nobody is written to.</param>
/// <param name="Revision">What was sent with it; null: nothing was.</param>
public sealed record Decision(SubmissionState State, LogEntry Log, Addressee? Tells, Revision? Revision = null)
{
    /// <summary>The state after an act, and the line of the log that says so.</summary>
    /// <param name="detail">In words of the act: the reason, the receipt's number.</param>
    public static Decision Of(
        ActRule rule,
        SubmissionState after,
        Situation m,
        string? detail = null,
        int? revision = null
    ) => Of(rule.Event, rule.Tells, after, m, detail, revision);

    public static Decision Of(
        LogEvent e,
        Addressee? tells,
        SubmissionState after,
        Situation m,
        string? detail = null,
        int? revision = null
    )
    {
        var lastAt = m.Now > after.LastAt ? m.Now : after.LastAt;
        var state = after with { LogCount = after.LogCount + 1, LastAt = lastAt };
        var entry = new LogEntry
        {
            At = m.Now,
            By = m.Actor.Signature,
            Unit = m.Duty.Unit,
            Event = e,
            Detail = detail,
            Revision = revision,
        };
        return new(state, entry, tells);
    }
}
