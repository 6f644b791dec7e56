using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>
/// An act that gives a receipt. The same content from the same person again gives the same receipt.
/// Where somebody else was first, what was sent is kept as a revision that does not count, and the sender is told.
/// </summary>
public abstract record SendingAct(Content Content) : SubmissionAct
{
    public static readonly ActRule Aside = new()
    {
        Event = LogEvent.SetAside,
        Tells = null,
        Right = (_, _) => Right.Report,
        Forbids = (_, m) => SubmissionRules.WhyNotActive(m),
    };

    /// <summary>The person knows that it says the same as what was sent last, and sends it all the same.</summary>
    public bool EvenIfSame { get; init; }

    /// <summary>The figures of a collector; null: a person's own words and numbers.</summary>
    protected virtual Sending? Sent => null;

    /// <summary>How it is counted among the measures.</summary>
    public abstract SubmissionKind KindAfter(SubmissionState? before);

    /// <summary>The content as it is kept.</summary>
    protected virtual Task<Content> Clean(Opened opened, Workbench bench, Acting acting) =>
        bench.Contents.Clean(opened, Content, complete: true, acting);

    public override async Task<Step> Take(Opened opened, SeenVersion seen, Workbench bench, Acting acting)
    {
        // A person's figures upward are computed; they cannot be sent by hand.
        if (opened.Duty.IsConsolidation != (Sent is not null))
            throw Problems.NotAllowed.With().AsException();
        if (!Permissions.May(acting.Actor, Right.Report, opened.Situation.Place))
            throw Problems.NotAllowed.With().AsException();
        if (opened.Duty.FedBy is { } fed)
            throw Problems.FedByCycle.With(fed.Cycle).AsException();
        var cleaned = this with { Content = await Clean(opened, bench, acting) };
        if (cleaned.WasGiven(opened.State, seen, acting.Actor) is { } number)
            return Step.Repeated((await bench.Revisions.Find(opened.Duty, number, acting.Cancel))!.Receipt);
        if (HasLostRace(opened.State, seen, acting.Actor))
            return cleaned.KeepAside(opened.State!, seen, opened.Situation);
        if (LosesOwnDraft(opened, seen))
            throw Problems.Stale.With().AsException();
        if (Rule.WhyNot(opened.State, opened.Situation) is { } refused)
            throw refused.AsException();
        if (!EvenIfSame && await cleaned.IsSentAgain(opened, bench, acting))
            throw Problems.SameAsSent.With(opened.State!.Current!.Number).AsException();
        return Step.Record(cleaned.Decide(opened.State, opened.Situation));
    }

    /// <summary>A new revision that counts, with its receipt; the one before is replaced, never changed.</summary>
    public override Decision Decide(SubmissionState? state, Situation m)
    {
        var begun = SubmissionState.OrNew(state, m.Duty.Unit);
        var revision = RevisionRules.Make(begun, Content, m, Sent);
        var summary = RevisionRules.Summarise(revision, begun, m, RevisionFate.Current);
        // An amendment answers a change below, not a date.
        if (Sent is { Amends: true })
            summary = summary with { DueAt = null };
        var next = begun with
        {
            Status = SubmissionStatus.Submitted,
            Draft = null,
            Returned = null,
            ExtensionRequest = null,
            Declined = null,
            Revisions = [.. begun.Revisions.Select(Replaced), summary],
        };
        var decision = Decision.Of(Rule, next, m, revision.Receipt.Number, revision.Number);
        return decision with { Revision = revision };
    }

    /// <summary>What lost a race, kept as a revision that does not count. The winner's state stays as it is.</summary>
    public Decision DecideAside(SubmissionState state, Situation m)
    {
        var revision = RevisionRules.Make(state, Content, m, null);
        var summary = RevisionRules.Summarise(revision, state, m, RevisionFate.SetAside);
        var next = state with { Revisions = [.. state.Revisions, summary] };
        var decision = Decision.Of(Aside, next, m, revision.Receipt.Number, revision.Number);
        return decision with { Revision = revision };
    }

    /// <summary>Sent twice, it is kept once.</summary>
    private Step KeepAside(SubmissionState state, SeenVersion seen, Situation m)
    {
        if (WhyNotAside(state, m) is { } refused)
            throw refused.AsException();
        var kept = state.Revisions.FirstOrDefault(r => r.Fate == RevisionFate.SetAside && IsRepeatedIn(r, m.Actor));
        if (kept is not null)
            throw Overtaken(state, seen, kept.Number).AsException();
        var decision = DecideAside(state, m);
        return Step.KeepAside(decision, Overtaken(state, seen, decision.Revision!.Number));
    }

    /// <summary>Whether what lost a race may be kept: the status no longer matters, all else does.</summary>
    private Problem? WhyNotAside(SubmissionState state, Situation m) =>
        Aside.WhyNot(state, m) ?? (Content.Nil ? SubmissionRules.WhyNotNil(m) : null);

    /// <summary>The refusal that names where it was kept. Nobody is told of a submission where there is a draft.</summary>
    private static Problem Overtaken(SubmissionState state, SeenVersion seen, int number)
    {
        var isByDraft = (state.Current?.Number ?? 0) == seen.Revision;
        var kind = isByDraft ? Problems.DraftNewer : Problems.SubmissionStale;
        return kind.With(number) with { SetAside = number };
    }

    /// <summary>The revision that holds the same content of the same person, sent since that person looked; null: there is none.</summary>
    private int? WasGiven(SubmissionState? state, SeenVersion seen, Actor actor)
    {
        if (state?.Current is not { } current || seen.Revision >= current.Number)
            return null;
        return IsRepeatedIn(current, actor) ? current.Number : null;
    }

    private bool IsRepeatedIn(RevisionSummary revision, Actor actor) =>
        revision.By == actor.Signature && revision.ContentSha256 == Json.Hash(Content);

    /// <summary>Somebody submitted, or somebody else saved a draft, after this person looked.</summary>
    private static bool HasLostRace(SubmissionState? state, SeenVersion seen, Actor actor)
    {
        if (state is null)
            return false;
        if ((state.Current?.Number ?? 0) != seen.Revision)
            return true;
        return state.Draft is { } draft && draft.Version() != seen.Draft && draft.By != actor.Signature;
    }

    /// <summary>Another window of the same account has saved something since: sending would take it away unseen. As it was typed: a draft does not answer what nil answers.</summary>
    private bool LosesOwnDraft(Opened opened, SeenVersion seen) =>
        opened.State?.Draft is { } draft && draft.Version() != seen.Draft && !draft.IsOf(Content, opened.Duty.Form);

    /// <summary>Whether it says word for word what was sent last; of a collector's report, whether the figures are the same, too.</summary>
    private async Task<bool> IsSentAgain(Opened opened, Workbench bench, Acting acting)
    {
        if (opened.State?.Current is not { } last || last.ContentSha256 != Json.Hash(Content))
            return false;
        if (Sent is not { } sending)
            return true;
        return (await bench.Revisions.Find(opened.Duty, last.Number, acting.Cancel))?.FiguresSha256 == sending.Sha256;
    }

    private static RevisionSummary Replaced(RevisionSummary r) =>
        r.Fate == RevisionFate.Current ? r with { Fate = RevisionFate.Replaced } : r;
}
