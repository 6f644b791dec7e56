using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Takes a release back: the unit owes it again.</summary>
public sealed record Unwaive(string Reason) : ReviewAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.WaiverEnded,
        Tells = Addressee.Unit,
        Right = (_, _) => Right.Review,
        Forbids = (state, _) => state?.Waiver is null ? Problems.NotWaived.With() : null,
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened) => Reasons.Check(Reason);

    public override Decision Decide(SubmissionState? state, Situation m) =>
        Decision.Of(Rule, state! with { Waiver = null }, m, VietnameseText.Clean(Reason));
}
