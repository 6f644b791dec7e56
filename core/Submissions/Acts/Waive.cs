using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Releases a unit from what it owes.</summary>
public sealed record Waive(string Reason) : ReviewAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.Waived,
        Tells = Addressee.Unit,
        Right = (_, _) => Right.Review,
        Forbids = (state, _) =>
            state?.Waiver is not null ? Problems.AlreadyWaived.With() : SubmissionRules.WhyNotWaitedFor(state),
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened) => Reasons.Check(Reason);

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var reason = VietnameseText.Clean(Reason);
        var next = SubmissionState.OrNew(state, m.Duty.Unit) with
        {
            Waiver = new(reason, m.Actor.Signature, m.Now),
            ExtensionRequest = null,
        };
        return Decision.Of(Rule, next, m, reason);
    }
}
