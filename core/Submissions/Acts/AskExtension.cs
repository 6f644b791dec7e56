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

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var reason = VietnameseText.Clean(Reason);
        var next = SubmissionState.OrNew(state, m.Duty.Unit) with
        {
            ExtensionRequest = new(LastDay, reason, m.Actor.Signature, m.Now),
        };
        return Decision.Of(Rule, next, m, ExtensionRules.Words(LastDay, reason));
    }
}
