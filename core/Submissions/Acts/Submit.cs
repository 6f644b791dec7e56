using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Sends a report: it counts from this instant, and the sender has a receipt.</summary>
public sealed record Submit(Content Content) : SendingAct(Content)
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.Submitted,
        Tells = null,
        Right = (_, _) => Right.Report,
        Forbids = SubmissionRules.WhyNotReport,
    };

    public override ActRule Rule => Allowed;

    public override SubmissionKind KindAfter(SubmissionState? before) =>
        before?.Current is null ? SubmissionKind.Report : SubmissionKind.Replacement;
}
