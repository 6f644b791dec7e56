using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Sends a collector's figures to the level above, with the collector's own words; after a change below it amends what was sent.</summary>
public sealed record SendUp(Content Content, Sending Sending) : SendingAct(Content)
{
    /// <summary>For the first time, or before the date.</summary>
    public static readonly ActRule Consolidates = new()
    {
        Event = LogEvent.Submitted,
        Tells = null,
        Right = (_, _) => Right.Report,
        Forbids = (state, m) =>
            m.Duty.IsConsolidation ? SubmissionRules.WhyNotReport(state, m) : Problems.NotAllowed.With(),
    };

    /// <summary>Because something below has changed: whether the date has passed, or whether it was accepted, is not asked.</summary>
    public static readonly ActRule Amends = new()
    {
        Event = LogEvent.Amended,
        Tells = Addressee.Office,
        Right = (_, _) => Right.Report,
        Forbids = SubmissionRules.WhyNotTakeOver,
    };

    public override ActRule Rule => Sending.Amends ? Amends : Consolidates;

    protected override Sending? Sent => Sending;

    public override SubmissionKind KindAfter(SubmissionState? before) => SubmissionKind.Consolidation;
}
