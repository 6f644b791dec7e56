using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>Which duty an act is about.</summary>
public sealed record DutyKey(string Cycle, string Obligation, string Period, string Unit);

/// <summary>A duty with everything an act on it needs.</summary>
public sealed record Opened(
    CycleRecord Cycle,
    Duties Duties,
    Duty Duty,
    UnitDirectory Units,
    Stored<SubmissionState>? Stored,
    Moment Moment
)
{
    public SubmissionState? State => Stored?.Value;

    public Problem? WhyNot(SubmissionAct act) => SubmissionRules.WhyNot(act, State, Moment);
}

/// <summary>
/// What a person saw when deciding: which revision counted, which draft, which status. An act is refused as stale only when something it depends on changed;
/// a reminder in between does not take a submission away from anybody.
/// </summary>
public readonly record struct SeenVersion(int Revision, long Draft, SubmissionStatus Status)
{
    public static SeenVersion Of(SubmissionState? s) =>
        new(s?.Current?.Number ?? 0, s?.Draft?.SavedAt.UtcTicks ?? 0, s?.Status ?? SubmissionStatus.NotStarted);

    /// <summary>"new" or "revision-draft-status".</summary>
    public override string ToString() =>
        this == default ? ETags.New : string.Create(CultureInfo.InvariantCulture, $"{Revision}-{Draft}-{(int)Status}");

    /// <exception cref="ProblemException">stale: the text is none of ours.</exception>
    public static SeenVersion Parse(string text)
    {
        if (text == ETags.New)
            return default;
        return
            text.Split('-') is [var r, var d, var s]
            && int.TryParse(r, CultureInfo.InvariantCulture, out var revision)
            && long.TryParse(d, CultureInfo.InvariantCulture, out var draft)
            && int.TryParse(s, CultureInfo.InvariantCulture, out var status)
            ? new(revision, draft, (SubmissionStatus)status)
            : throw Problems.Stale.With().AsException();
    }
}

/// <summary>Load, decide, save: everything a unit or a reviewer does with one submission. The rules are in <see cref="SubmissionRules"/>.</summary>
public sealed class SubmissionService(
    SubmissionStore store,
    CycleService cycles,
    UnitService units,
    FileService files,
    ContentService contents,
    CycleSignal signal
)
{
    private const int Attempts = 5;

    /// <exception cref="ProblemException">not-found: no such cycle or duty.</exception>
    public async Task<Opened> Open(DutyKey key, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var reading = units.Directory(cancel);
        var cycle = (await cycles.Get(key.Cycle, cancel)).Value;
        var directory = await reading;
        // A draft is nobody's duty yet, and its references need not hold.
        if (cycle.State == CycleState.Draft)
            throw Problems.NotFound.With().AsException();
        var duties = cycles.DutiesOf(cycle);
        var duty = duties.Find(key.Obligation, key.Period, key.Unit) ?? throw Problems.NotFound.With().AsException();
        var stored = await store.Find(duty, cancel);
        return new(cycle, duties, duty, directory, stored, MomentOf(cycle, duties, duty, directory, actor, now));
    }

    /// <summary>The moment of an act on a duty.</summary>
    public Moment MomentOf(
        CycleRecord cycle,
        Duties duties,
        Duty duty,
        UnitDirectory directory,
        Actor actor,
        DateTimeOffset now
    )
    {
        // What is kept in the cycle above is closed with it.
        var state = duty.Upward is not null && cycle.State == CycleState.Running ? cycle.Above!.State : cycle.State;
        return new(
            now,
            actor,
            duty,
            duties.PlaceOf(duty),
            state,
            directory.Find(duty.Unit),
            cycles.Days,
            cycle.Configuration.Settings
        );
    }

    public Task<Opened> SaveDraft(
        DutyKey key,
        Content content,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Act(
            key,
            SubmissionAct.Draft,
            actor,
            now,
            async o =>
            {
                var current = SeenVersion.Of(o.State);
                if (
                    current.Revision != seen.Revision
                    || (current.Draft != seen.Draft && o.State?.Draft?.By != actor.Signature)
                )
                    throw Problems.Stale.With().AsException();
                var cleaned = await contents.Clean(o, content, complete: false, actor, now, cancel);
                return SubmissionRules.SaveDraft(o.State, cleaned, o.Moment);
            },
            cancel
        );

    /// <summary>
    /// Records a submission and gives its receipt. The same content from the same person again gives the same receipt.
    /// Where somebody else was first, what was sent is kept as a revision that does not count, and the sender is told.
    /// </summary>
    public Task<Receipt> Submit(
        DutyKey key,
        Content content,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel,
        Sending? sending = null
    ) => Submit(key, content, nil: false, seen, actor, now, sending, cancel);

    /// <summary>"Không phát sinh" in one action: counts as reported, with zeros only where the form says so.</summary>
    public Task<Receipt> DeclareNil(
        DutyKey key,
        DocumentReference? document,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) => Submit(key, Content.Empty with { Document = document }, nil: true, seen, actor, now, null, cancel);

    public Task<Opened> Accept(
        DutyKey key,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Review(
            key,
            SubmissionAct.Accept,
            seen,
            actor,
            now,
            async o =>
            {
                // Sealed first: an acceptance that is recorded names what is there. One that is not leaves an object that nothing names.
                var reading = store.Log(o.Duty, cancel);
                var revision = await store.FindRevision(o.Duty, o.State!.Current!.Number, cancel);
                var accepted = new SealedSubmission(revision!, actor.Signature, now, await reading);
                var sealedAs = await files.Seal(accepted, cancel);
                return SubmissionRules.Accept(o.State, sealedAs, o.Moment);
            },
            cancel
        );

    public Task<Opened> Return(
        DutyKey key,
        string reason,
        int? workingDays,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Review(
            key,
            SubmissionAct.Return,
            seen,
            actor,
            now,
            o =>
            {
                RequireReason(reason);
                if (workingDays is < 1 or > 60)
                    throw Problems.BodyInvalid.With("workingDays 1-60").AsException();
                return Task.FromResult(
                    SubmissionRules.Return(o.State!, FormRules.Clean(reason), workingDays, o.Moment)
                );
            },
            cancel
        );

    /// <summary>Releases a unit from what it owes.</summary>
    public Task<Opened> Waive(
        DutyKey key,
        string reason,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Review(
            key,
            SubmissionAct.Waive,
            seen,
            actor,
            now,
            o =>
            {
                RequireReason(reason);
                return Task.FromResult(SubmissionRules.Waive(o.State, FormRules.Clean(reason), o.Moment));
            },
            cancel
        );

    public Task<Opened> Unwaive(
        DutyKey key,
        string reason,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Review(
            key,
            SubmissionAct.Unwaive,
            seen,
            actor,
            now,
            o =>
            {
                RequireReason(reason);
                return Task.FromResult(SubmissionRules.Unwaive(o.State!, FormRules.Clean(reason), o.Moment));
            },
            cancel
        );

    /// <summary>What was sent up stays, though something below has changed since.</summary>
    /// <param name="difference">Hash of what is declined.</param>
    public Task<Opened> Decline(
        DutyKey key,
        string difference,
        string reason,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Review(
            key,
            SubmissionAct.Decline,
            seen,
            actor,
            now,
            o =>
            {
                RequireReason(reason);
                return Task.FromResult(
                    SubmissionRules.Decline(o.State!, difference, FormRules.Clean(reason), o.Moment)
                );
            },
            cancel
        );

    public Task<Opened> Extend(
        DutyKey key,
        DateOnly lastDay,
        string reason,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Review(
            key,
            SubmissionAct.Extend,
            seen,
            actor,
            now,
            o =>
            {
                RequireExtension(o, lastDay, reason);
                return Task.FromResult(SubmissionRules.Extend(o.State, lastDay, FormRules.Clean(reason), o.Moment));
            },
            cancel
        );

    public Task<Opened> AskExtension(
        DutyKey key,
        DateOnly lastDay,
        string reason,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Act(
            key,
            SubmissionAct.AskExtension,
            actor,
            now,
            o =>
            {
                RequireExtension(o, lastDay, reason);
                return Task.FromResult(
                    SubmissionRules.AskExtension(o.State, lastDay, FormRules.Clean(reason), o.Moment)
                );
            },
            cancel
        );

    public Task<Opened> RefuseExtension(
        DutyKey key,
        string reason,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Review(
            key,
            SubmissionAct.RefuseExtension,
            seen,
            actor,
            now,
            o =>
            {
                RequireReason(reason);
                return Task.FromResult(SubmissionRules.RefuseExtension(o.State!, FormRules.Clean(reason), o.Moment));
            },
            cancel
        );

    public Task<Opened> Remind(DutyKey key, string? note, Actor actor, DateTimeOffset now, CancellationToken cancel) =>
        Act(
            key,
            SubmissionAct.Remind,
            actor,
            now,
            o =>
                Task.FromResult(SubmissionRules.Remind(o.State, note is null ? null : FormRules.Clean(note), o.Moment)),
            cancel
        );

    /// <summary>Keeps that the unit was spoken to, and what it promised.</summary>
    public Task<Opened> Contact(
        DutyKey key,
        ContactKind kind,
        string words,
        DateOnly? promisedOn,
        TimeOnly? promisedTime,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Act(
            key,
            SubmissionAct.Contact,
            actor,
            now,
            o =>
            {
                RequireReason(words);
                var note = new ContactNote(
                    kind,
                    FormRules.Clean(words),
                    actor.Signature,
                    now,
                    promisedOn,
                    promisedTime
                );
                return ContactRules.Check(note) is { } problem
                    ? throw problem.AsException()
                    : Task.FromResult(SubmissionRules.Contact(o.State, note, o.Moment));
            },
            cancel
        );

    /// <summary>What would be said of this content if it were submitted now; nothing is recorded. With it, the values with what is derived from them.</summary>
    public async Task<(Content Content, IReadOnlyList<FieldProblem> Problems)> Check(
        DutyKey key,
        Content content,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var opened = await Open(key, actor, now, cancel);
        if (!Permissions.May(actor, Core.Act.Report, opened.Moment.Place))
            throw Problems.NotAllowed.With().AsException();
        return await contents.Judge(opened, content, complete: true, now, cancel);
    }

    private async Task<Receipt> Submit(
        DutyKey key,
        Content content,
        bool nil,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        Sending? sending,
        CancellationToken cancel
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var opened = await Open(key, actor, now, cancel);
            var act = ActOf(nil, sending);
            // A person's figures upward are computed; they cannot be sent by hand.
            if (opened.Duty.IsConsolidation != (sending is not null))
                throw Problems.NotAllowed.With().AsException();
            if (!Permissions.May(actor, Core.Act.Report, opened.Moment.Place))
                throw Problems.NotAllowed.With().AsException();
            if (opened.Duty.FedBy is { } fed)
                throw Problems.FedByCycle.With(fed.Cycle).AsException();
            var cleaned = nil
                ? content with
                {
                    Values = FormRules.NilValues(opened.Duty.Form),
                }
                : await contents.Clean(opened, content, complete: true, actor, now, cancel);
            if (
                opened.State?.Current is { } current
                && seen.Revision < current.Number
                && IsRepeated(current, cleaned, actor)
            )
                return (await store.FindRevision(opened.Duty, current.Number, cancel))!.Receipt;
            if (LostRace(opened.State, seen, actor))
            {
                if (await KeepAside(opened, cleaned, nil, cancel) is { } problem)
                    throw problem.AsException();
            }
            else
            {
                if (opened.WhyNot(act) is { } refused)
                    throw refused.AsException();
                var decision = SubmissionRules.Submit(opened.State, cleaned, nil, opened.Moment, sending);
                if (await store.Save(opened.Duty, decision, opened.Stored?.ETag, cancel))
                {
                    Measures.Submission(KindOf(act, opened.State));
                    await Tell(opened, decision);
                    return decision.Revision!.Receipt;
                }
            }
            if (attempt == Attempts)
                throw Problems.StorageBusy.With().AsException();
        }
    }

    private static SubmissionAct ActOf(bool nil, Sending? sending)
    {
        if (sending is not null)
            return sending.Amends ? SubmissionAct.Amend : SubmissionAct.Consolidate;
        return nil ? SubmissionAct.Nil : SubmissionAct.Submit;
    }

    private static SubmissionKind KindOf(SubmissionAct act, SubmissionState? before)
    {
        if (act is SubmissionAct.Consolidate or SubmissionAct.Amend)
            return SubmissionKind.Consolidation;
        if (act == SubmissionAct.Nil)
            return SubmissionKind.Nil;
        return before?.Current is null ? SubmissionKind.Report : SubmissionKind.Replacement;
    }

    /// <summary>Somebody submitted, or somebody else saved a draft, after this person looked.</summary>
    private static bool LostRace(SubmissionState? state, SeenVersion seen, Actor actor) =>
        state is not null
        && (
            (state.Current?.Number ?? 0) != seen.Revision
            || (state.Draft is { } draft && draft.SavedAt.UtcTicks != seen.Draft && draft.By != actor.Signature)
        );

    private static bool IsRepeated(RevisionSummary revision, Content content, Actor actor) =>
        revision.By == actor.Signature && revision.ContentSha256 == Json.Hash(content);

    /// <summary>The refusal that names where it was kept; null: somebody else was first again. Sent twice, it is kept once.</summary>
    private async Task<Problem?> KeepAside(Opened opened, Content content, bool nil, CancellationToken cancel)
    {
        if (SubmissionRules.WhyNotSetAside(nil, opened.State!, opened.Moment) is { } refused)
            return refused;
        if (
            opened.State!.Revisions.FirstOrDefault(r =>
                r.Fate == RevisionFate.SetAside && IsRepeated(r, content, opened.Moment.Actor)
            ) is
            { } kept
        )
            return Problems.SubmissionStale.With(kept.Number) with { SetAside = kept.Number };
        var decision = SubmissionRules.SetAside(opened.State!, content, nil, opened.Moment);
        var number = decision.Revision!.Number;
        return await store.Save(opened.Duty, decision, opened.Stored!.ETag, cancel)
            ? Problems.SubmissionStale.With(number) with
            {
                SetAside = number,
            }
            : null;
    }

    private Task<Opened> Review(
        DutyKey key,
        SubmissionAct act,
        SeenVersion seen,
        Actor actor,
        DateTimeOffset now,
        Func<Opened, Task<Decision>> decide,
        CancellationToken cancel
    ) =>
        Act(
            key,
            act,
            actor,
            now,
            o =>
            {
                var current = SeenVersion.Of(o.State);
                return current.Revision == seen.Revision && current.Status == seen.Status
                    ? decide(o)
                    : throw Problems.Stale.With().AsException();
            },
            cancel
        );

    private async Task<Opened> Act(
        DutyKey key,
        SubmissionAct act,
        Actor actor,
        DateTimeOffset now,
        Func<Opened, Task<Decision>> decide,
        CancellationToken cancel
    )
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var opened = await Open(key, actor, now, cancel);
            if (opened.WhyNot(act) is { } refused)
                throw refused.AsException();
            var decision = await decide(opened);
            if (!await store.Save(opened.Duty, decision, opened.Stored?.ETag, cancel))
                continue;
            await Tell(opened, decision);
            return opened with { Stored = await store.Find(opened.Duty, cancel) };
        }
        throw Problems.StorageBusy.With().AsException();
    }

    /// <summary>The loop of the cycle is told only where somebody is to be written to, or where a request that runs out was settled.</summary>
    public Task Tell(Opened before, Decision decision)
    {
        var settled =
            before.State?.ExtensionRequest is { } request && decision.State.ExtensionRequest?.At != request.At
                ? AgendaItem.ExtensionOf(before.Duty, request.At)
                : null;
        return settled is not null || Messages.Of(decision.Log.Event) is not null
            ? signal(before.Duty.Home.Cycle, before.Duty.Collector, settled)
            : Task.CompletedTask;
    }

    private static void RequireReason(string? reason)
    {
        if (Reasons.Check(reason) is { } problem)
            throw problem.AsException();
    }

    private static void RequireExtension(Opened o, DateOnly lastDay, string reason)
    {
        RequireReason(reason);
        if (SubmissionRules.CheckExtension(o.State, lastDay, o.Moment) is { } problem)
            throw problem.AsException();
        if (lastDay > o.Cycle.Configuration.ClosesOn)
            throw (
                Problems.ValuesInvalid.With(1) with
                {
                    Fields = [new("lastDay", "outside-cycle", CycleTexts.OutsideCycle)],
                }
            ).AsException();
    }
}
