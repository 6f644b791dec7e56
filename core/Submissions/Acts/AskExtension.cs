using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>A unit asks for more time; the office has some working days to answer.</summary>
/// <param name="LastDay">The last day asked for.</param>
public sealed record AskExtension(DateOnly LastDay, string Reason) : SubmissionAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.ExtensionAsked,
        Tells = Addressee.Office,
        Right = (_, _) => Right.Report,
        Forbids = (state, m) => SubmissionRules.WhyNotActive(m) ?? ExtensionRules.WhyNotExtend(state, m),
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened) => ExtensionRules.Check(opened, LastDay, Reason);

    protected override bool IsRepeated(SubmissionState? state, Situation m) =>
        state?.ExtensionRequest is { } open && open == RequestOf(m) with { At = open.At, Unanswered = open.Unanswered };

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var request = RequestOf(m);
        var next = SubmissionState.OrNew(state, m.Duty.Unit) with { ExtensionRequest = request };
        return Decision.Of(Rule, next, m, ExtensionRules.Words(LastDay, request.Reason));
    }

    private Extension RequestOf(Situation m) => new(LastDay, VietnameseText.Clean(Reason), m.Actor.Signature, m.Now);
}
