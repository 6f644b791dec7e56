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

    /// <summary>With something declared nil.</summary>
    public static readonly ActRule WithNil = Allowed with
    {
        Event = LogEvent.NilDeclared,
        Forbids = (state, m) => SubmissionRules.WhyNotNil(m) ?? SubmissionRules.WhyNotReport(state, m),
    };

    public override ActRule Rule => Content.Nil ? WithNil : Allowed;

    public override SubmissionKind KindAfter(SubmissionState? before)
    {
        if (Content.Nil)
            return SubmissionKind.Nil;
        return before?.Current is null ? SubmissionKind.Report : SubmissionKind.Replacement;
    }
}
