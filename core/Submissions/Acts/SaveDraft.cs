using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Keeps what a unit has written so far; it may lack things.</summary>
public sealed record SaveDraft(Content Content) : SubmissionAct
{
    public static readonly ActRule Allowed = new()
    {
        Event = LogEvent.DraftSaved,
        Tells = null,
        Right = (_, _) => Right.Report,
        Forbids = SubmissionRules.WhyNotReport,
    };

    public override ActRule Rule => Allowed;

    /// <summary>No draft is overwritten unseen, another person's or the own one of another window; the same content again is no other draft.</summary>
    protected override bool IsStale(Opened opened, SeenVersion seen)
    {
        var current = SeenVersion.Of(opened.State);
        var isSame = opened.State?.Draft?.IsOf(Content, opened.Duty.Form) == true;
        var isOther = current.Draft != seen.Draft && !isSame;
        return current.Revision != seen.Revision || isOther;
    }

    protected override async Task<SubmissionAct> Prepare(Opened opened, Workbench bench, Acting acting) =>
        this with
        {
            Content = await bench.Contents.Clean(opened, Content, complete: false, acting),
        };

    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var begun = SubmissionState.OrNew(state, m.Duty.Unit);
        var next = begun with
        {
            Status = begun.Status == SubmissionStatus.NotStarted ? SubmissionStatus.Draft : begun.Status,
            Draft = new(Content, m.Now, m.Actor.Signature),
        };
        return Decision.Of(Rule, next, m);
    }
}
