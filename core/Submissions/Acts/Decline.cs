using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>What was sent up stays, though something below has changed since. Another change below shows again.</summary>
/// <param name="Difference">Hash of what is declined.</param>
public sealed record Decline(string Difference, string Reason) : ReviewAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.DifferenceDeclined,
        Tells = Addressee.Office,
        Right = (_, _) => Right.Report,
        Forbids = SubmissionRules.WhyNotTakeOver,
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened) => Reasons.Check(Reason);

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var reason = VietnameseText.Clean(Reason);
        var next = state! with { Declined = new(Difference, reason, m.Actor.Signature, m.Now) };
        return Decision.Of(Rule, next, m, reason);
    }
}
