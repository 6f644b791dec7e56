namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>The date stays what it is, with a reason.</summary>
public sealed record RefuseExtension(string Reason) : ReviewAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.ExtensionRefused,
        Tells = Addressee.Unit,
        Right = ExtensionRules.RightToDecide,
        Forbids = (state, _) => state?.ExtensionRequest is null ? Problems.NoExtensionRequest.With() : null,
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened) => Reasons.Check(Reason);

    public override Decision Decide(SubmissionState? state, Situation m) =>
        Decision.Of(Rule, state! with { ExtensionRequest = null }, m, VietnameseText.Clean(Reason));
}
