namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Gives a unit more time, asked for or not.</summary>
/// <param name="LastDay">The new last day; later than the one in force, and within the cycle.</param>
public sealed record Extend(DateOnly LastDay, string Reason) : ReviewAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.Extended,
        Tells = Addressee.Unit,
        Right = ExtensionRules.RightToDecide,
        Forbids = ExtensionRules.WhyNotExtend,
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened) => ExtensionRules.Check(opened, LastDay, ReasonFor(opened.State));

    /// <summary>A request that is granted without other words is granted for its own reason.</summary>
    private string ReasonFor(SubmissionState? state) =>
        string.IsNullOrWhiteSpace(Reason) ? state?.ExtensionRequest?.Reason ?? "" : Reason;

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var reason = VietnameseText.Clean(ReasonFor(state));
        var begun = SubmissionState.OrNew(state, m.Duty.Unit);
        var next = begun with
        {
            Extensions = [.. begun.Extensions, new(LastDay, reason, m.Actor.Signature, m.Now)],
            ExtensionRequest = null,
        };
        return Decision.Of(Rule, next, m, ExtensionRules.Words(LastDay, reason));
    }
}
