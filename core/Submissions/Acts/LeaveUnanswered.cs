using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Nobody answered a request for more time by its day: the system says so to those above. The request stays open.</summary>
public sealed record LeaveUnanswered : SubmissionAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.ExtensionUnanswered,
        Tells = Addressee.OfficeAndAbove,
        Right = (_, _) => Right.ReviewAbove,
        Forbids = (state, _) => state?.ExtensionRequest is null ? Problems.NoExtensionRequest.With() : null,
    };

    public override ActRule Rule => Allowed;

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var request = state!.ExtensionRequest!;
        var next = state with { ExtensionRequest = request with { Unanswered = true } };
        return Decision.Of(Rule, next, m, ExtensionRules.Words(request.LastDay, request.Reason));
    }
}
