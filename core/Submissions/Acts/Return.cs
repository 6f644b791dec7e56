using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>
/// Returns with a reason; the unit's clock starts again with the granted working days, counted from the next day.
/// What was accepted may be returned as well: that is how it is reopened.
/// </summary>
/// <param name="WorkingDays">1 to 60; null: as many as the cycle gives.</param>
public sealed record Return(string Reason, int? WorkingDays) : ReviewAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.Returned,
        Tells = Addressee.Unit,
        Right = (_, _) => Right.Review,
        Forbids = (state, _) =>
            SubmissionState.StatusOf(state) is SubmissionStatus.Submitted or SubmissionStatus.Accepted
                ? null
                : Problems.NothingToReview.With(),
    };

    public override ActRule Rule => Allowed;

    protected override Problem? Check(Opened opened)
    {
        if (Reasons.Check(Reason) is { } unreasoned)
            return unreasoned;
        return WorkingDays is < 1 or > 60 ? Problems.BodyInvalid.With("workingDays 1-60") : null;
    }

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var reason = VietnameseText.Clean(Reason);
        var current = state!.Current!;
        var granted = m.Days.After(VietnamTime.DayOf(m.Now), WorkingDays ?? m.Settings.ResubmitWorkingDays);
        // A return never takes away days that the deadline itself still leaves.
        var submitAgainBy =
            Timeliness.InForce(m.Duty, state) is { } due && due.LastDay > granted ? due.LastDay : granted;
        var judged = RevisionRules.Judge(state, m, Verdict.Returned, reason);
        var next = judged with
        {
            Status = SubmissionStatus.Returned,
            Returned = new(current.Number, reason, m.Actor.Signature, m.Now, submitAgainBy),
        };
        return Decision.Of(Rule, next, m, reason, current.Number);
    }
}
