using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Accepts what stands. It is kept as it was, under its hash, where nobody can change it.</summary>
/// <param name="SealedAs">Hash of the <see cref="SealedSubmission"/>; known when it was kept.</param>
public sealed record Accept(string SealedAs = "") : ReviewAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.Accepted,
        Tells = Addressee.Unit,
        Right = (_, _) => Right.Review,
        Forbids = (state, _) =>
            SubmissionState.StatusOf(state) == SubmissionStatus.Submitted ? null : Problems.NothingToReview.With(),
    };

    public override ActRule Rule => Allowed;

    /// <summary>Sealed first: an acceptance that is recorded names what is there. One that is not leaves an object that nothing names.</summary>
    protected override async Task<SubmissionAct> Prepare(Opened opened, Workbench bench, Acting acting)
    {
        var reading = bench.Log.Of(opened, acting.Cancel);
        var revision = await bench.Revisions.Find(opened.Duty, opened.State!.Current!.Number, acting.Cancel);
        var accepted = new SealedSubmission(revision!, acting.Actor.Signature, acting.Now, await reading);
        return new Accept(await bench.Files.Seal(accepted, acting.Cancel));
    }

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var judged = RevisionRules.Judge(state!, m, Verdict.Accepted, null);
        var next = judged with { Status = SubmissionStatus.Accepted };
        var decision = Decision.Of(Rule, next, m, revision: state!.Current!.Number);
        return decision with { Log = decision.Log with { Sealed = SealedAs } };
    }
}
