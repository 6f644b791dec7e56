namespace PlanMonitor.Core;

// Which act is allowed when, and what it changes. Pure: state, act and the moment in; the next state or a refusal out.

/// <summary>What can be done with a submission.</summary>
public enum SubmissionAct
{
    Draft,
    Submit,
    Nil,
    Accept,
    Return,
    Extend,
    AskExtension,
    RefuseExtension,
    Remind,
    RaiseDifficulty,
    Consolidate,
    Amend,
    Decline,
    Waive,
    Unwaive,
    Contact,
}

/// <summary>The moment of an act: who, when, on which duty, in which cycle.</summary>
public sealed record Moment(
    DateTimeOffset Now,
    Actor Actor,
    Duty Duty,
    Place Place,
    CycleState CycleState,
    Unit? Unit,
    WorkingDays Days,
    CycleSettings Settings
);

/// <summary>What an act leads to.</summary>
public sealed record Decision(SubmissionState State, LogEntry Log, Revision? Revision = null);

public static class SubmissionRules
{
    /// <summary>NTP may step a clock back a little; more than this is a fault and nothing may be recorded.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan RemindAtMostEvery = TimeSpan.FromHours(1);

    /// <summary>Which right an act asks for.</summary>
    private static Act RightFor(SubmissionAct act, SubmissionState? state, Moment m)
    {
        var isReview =
            act
            is SubmissionAct.Accept
                or SubmissionAct.Return
                or SubmissionAct.Extend
                or SubmissionAct.RefuseExtension
                or SubmissionAct.Remind
                or SubmissionAct.Waive
                or SubmissionAct.Unwaive
                or SubmissionAct.Contact;
        if (!isReview)
            return Core.Act.Report;
        // If nobody answers a request, it goes to the level above; that level may then decide it.
        var wentAbove =
            act is SubmissionAct.Extend or SubmissionAct.RefuseExtension
            && state?.ExtensionRequest is { Unanswered: true }
            && !Permissions.May(m.Actor, Core.Act.Review, m.Place);
        return wentAbove ? Core.Act.ReviewAbove : Core.Act.Review;
    }

    /// <summary>Null: the act is allowed now. Otherwise why not. The same answer makes the buttons and guards the act.</summary>
    public static Problem? WhyNot(SubmissionAct act, SubmissionState? state, Moment m)
    {
        var status = state?.Status ?? SubmissionStatus.NotStarted;
        if (WhyNotAtAll(RightFor(act, state, m), state, m) is { } refused)
            return refused;
        return act switch
        {
            SubmissionAct.Draft or SubmissionAct.Submit => WhyNotReport(status, state, m),
            SubmissionAct.Nil => m.Duty.Form.Nil is null ? Problems.NilNotKnown.With() : WhyNotReport(status, state, m),
            SubmissionAct.Consolidate => m.Duty.IsConsolidation
                ? WhyNotReport(status, state, m)
                : Problems.NotAllowed.With(),
            SubmissionAct.Accept => status == SubmissionStatus.Submitted ? null : Problems.NothingToReview.With(),
            // An accepted submission may be returned as well: that is how it is reopened, with a reason.
            SubmissionAct.Return => status is SubmissionStatus.Submitted or SubmissionStatus.Accepted
                ? null
                : Problems.NothingToReview.With(),
            SubmissionAct.Extend => WhyNotWaitedFor(status) ?? (m.Duty.Due is null ? Problems.NoDeadline.With() : null),
            SubmissionAct.AskExtension => WhyNotActive(m)
                ?? WhyNotWaitedFor(status)
                ?? (m.Duty.Due is null ? Problems.NoDeadline.With() : null),
            SubmissionAct.RefuseExtension => state?.ExtensionRequest is null
                ? Problems.NoExtensionRequest.With()
                : null,
            SubmissionAct.Remind => WhyNotWaitedFor(status) ?? WhyNotRemind(state, m),
            SubmissionAct.RaiseDifficulty => WhyNotActive(m),
            // What changed below does not ask whether the date has passed, nor whether it was accepted.
            SubmissionAct.Amend or SubmissionAct.Decline => WhyNotTakeOver(status, m),
            SubmissionAct.Waive => state?.Waiver is not null ? Problems.AlreadyWaived.With() : WhyNotWaitedFor(status),
            SubmissionAct.Unwaive => state?.Waiver is null ? Problems.NotWaived.With() : null,
            SubmissionAct.Contact => null,
        };
    }

    /// <summary>What forbids recording anything here, whatever the status: the person, the cycle, the clock.</summary>
    public static Problem? WhyNotAtAll(Act needed, SubmissionState? state, Moment m)
    {
        if (!Permissions.May(m.Actor, needed, m.Place))
            return Problems.NotAllowed.With();
        if (m.CycleState != CycleState.Running)
            return Problems.CycleNotRunning.With();
        return state is not null && m.Now < state.LastAt - ClockTolerance
            ? Problems.ClockBehind.With(VietnamTime.Show(m.Now), VietnamTime.Show(state.LastAt))
            : null;
    }

    /// <summary>Whether what lost a race may be kept: the status no longer matters, all else does.</summary>
    public static Problem? WhyNotSetAside(bool nil, SubmissionState state, Moment m) =>
        WhyNotAtAll(Act.Report, state, m)
        ?? WhyNotActive(m)
        ?? (nil && m.Duty.Form.Nil is null ? Problems.NilNotKnown.With() : null);

    public static Decision SaveDraft(SubmissionState? state, Content content, Moment m)
    {
        var s = Begin(state, m);
        return Log(
            s with
            {
                Status = s.Status == SubmissionStatus.NotStarted ? SubmissionStatus.Draft : s.Status,
                Draft = new(content, m.Now, m.Actor.Signature),
            },
            m,
            LogEvent.DraftSaved
        );
    }

    /// <summary>Records a submission: a new revision that counts, with its receipt; the one before is replaced, never changed.</summary>
    public static Decision Submit(SubmissionState? state, Content content, bool nil, Moment m, Sending? sending = null)
    {
        var s = Begin(state, m);
        var revision = MakeRevision(s, content, nil, m, sending);
        var summary = Summarise(revision, s, m, RevisionFate.Current);
        // An amendment answers a change below, not a date.
        if (sending is { Amends: true })
            summary = summary with { DueAt = null };
        var next = s with
        {
            Status = SubmissionStatus.Submitted,
            Draft = null,
            Returned = null,
            ExtensionRequest = null,
            Revisions =
            [
                .. s.Revisions.Select(r =>
                    r.Fate == RevisionFate.Current ? r with { Fate = RevisionFate.Replaced } : r
                ),
                summary,
            ],
        };
        var sent = sending is { Amends: true } ? LogEvent.Amended : LogEvent.Submitted;
        return Log(
            next with
            {
                Declined = null,
            },
            m,
            nil ? LogEvent.NilDeclared : sent,
            revision.Receipt.Number,
            revision.Number
        ) with
        {
            Revision = revision,
        };
    }

    /// <summary>Keeps what lost a race: a revision that does not count. The winner's state stays as it is.</summary>
    public static Decision SetAside(SubmissionState state, Content content, bool nil, Moment m)
    {
        var revision = MakeRevision(state, content, nil, m, null);
        var next = state with
        {
            Revisions = [.. state.Revisions, Summarise(revision, state, m, RevisionFate.SetAside)],
        };
        return Log(next, m, LogEvent.SetAside, revision.Receipt.Number, revision.Number) with { Revision = revision };
    }

    /// <param name="sealedAs">Hash of the <see cref="SealedSubmission"/>.</param>
    public static Decision Accept(SubmissionState state, string sealedAs, Moment m)
    {
        var decision = Log(
            Judge(state, m, Verdict.Accepted, null) with
            {
                Status = SubmissionStatus.Accepted,
            },
            m,
            LogEvent.Accepted,
            null,
            state.Current!.Number
        );
        return decision with { Log = decision.Log with { Sealed = sealedAs } };
    }

    /// <summary>Returns with a reason; the unit's clock starts again with the granted working days, counted from the next day.</summary>
    public static Decision Return(SubmissionState state, string reason, int? workingDays, Moment m)
    {
        var granted = m.Days.After(VietnamTime.DayOf(m.Now), workingDays ?? m.Settings.ResubmitWorkingDays);
        // A return never takes away days that the deadline itself still leaves.
        var by = Timeliness.InForce(m.Duty, state) is { } due && due.LastDay > granted ? due.LastDay : granted;
        var next = Judge(state, m, Verdict.Returned, reason) with
        {
            Status = SubmissionStatus.Returned,
            Returned = new(state.Current!.Number, reason, m.Actor.Signature, m.Now, by),
        };
        return Log(next, m, LogEvent.Returned, reason, state.Current!.Number);
    }

    public static Problem? CheckExtension(SubmissionState? state, DateOnly lastDay, Moment m) =>
        Timeliness.InForce(m.Duty, state) is { } due && lastDay <= due.LastDay
            ? Problems.ExtensionNotLater.With(VietnamTime.Show(due.LastDay))
            : null;

    public static Decision Extend(SubmissionState? state, DateOnly lastDay, string reason, Moment m)
    {
        var s = Begin(state, m);
        var next = s with
        {
            Extensions = [.. s.Extensions, new(lastDay, reason, m.Actor.Signature, m.Now)],
            ExtensionRequest = null,
        };
        return Log(next, m, LogEvent.Extended, $"{VietnamTime.Show(lastDay)}: {reason}");
    }

    public static Decision AskExtension(SubmissionState? state, DateOnly lastDay, string reason, Moment m) =>
        Log(
            Begin(state, m) with
            {
                ExtensionRequest = new(lastDay, reason, m.Actor.Signature, m.Now),
            },
            m,
            LogEvent.ExtensionAsked,
            $"{VietnamTime.Show(lastDay)}: {reason}"
        );

    public static Decision RefuseExtension(SubmissionState state, string reason, Moment m) =>
        Log(state with { ExtensionRequest = null }, m, LogEvent.ExtensionRefused, reason);

    /// <summary>The end of the last working day on which a request is to be answered; the day of the request is not counted.</summary>
    public static DateTimeOffset ExtensionAnswerDue(DateTimeOffset askedAt, Moment m) =>
        VietnamTime.EndOf(m.Days.After(VietnamTime.DayOf(askedAt), m.Settings.AnswerWorkingDays));

    /// <summary>Nobody answered in time. The request stays open.</summary>
    public static Decision ExtensionUnanswered(SubmissionState state, Moment m) =>
        Log(
            state with
            {
                ExtensionRequest = state.ExtensionRequest! with { Unanswered = true },
            },
            m,
            LogEvent.ExtensionUnanswered,
            $"{VietnamTime.Show(state.ExtensionRequest.LastDay)}: {state.ExtensionRequest.Reason}"
        );

    public static Decision Waive(SubmissionState? state, string reason, Moment m) =>
        Log(
            Begin(state, m) with
            {
                Waiver = new(reason, m.Actor.Signature, m.Now),
                ExtensionRequest = null,
            },
            m,
            LogEvent.Waived,
            reason
        );

    public static Decision Unwaive(SubmissionState state, string reason, Moment m) =>
        Log(state with { Waiver = null }, m, LogEvent.WaiverEnded, reason);

    /// <param name="difference">Hash of what is declined; another difference shows again.</param>
    public static Decision Decline(SubmissionState state, string difference, string reason, Moment m) =>
        Log(
            state with
            {
                Declined = new(difference, reason, m.Actor.Signature, m.Now),
            },
            m,
            LogEvent.DifferenceDeclined,
            reason
        );

    public static Decision Remind(SubmissionState? state, string? note, Moment m) =>
        Log(Begin(state, m) with { RemindedAt = m.Now }, m, LogEvent.Reminded, note);

    public static Decision Contact(SubmissionState? state, ContactNote note, Moment m)
    {
        var decision = Log(Begin(state, m) with { LastContact = note }, m, LogEvent.Contacted, note.Words);
        return decision with { Log = decision.Log with { Contact = note } };
    }

    /// <summary>Something that changes nothing of what was submitted, and is kept in the log: about a difficulty, or that somebody was spoken to.</summary>
    public static Decision Noted(SubmissionState state, LogEvent e, string? detail, Moment m) =>
        Log(state, m, e, detail);

    /// <summary>Values, document and files against the form; a draft may lack things. Only a consolidated report may come without words of its own: it has its figures.</summary>
    /// <param name="day">The last day the figures speak of.</param>
    /// <param name="before">The values of the period before.</param>
    public static IReadOnlyList<FieldProblem> CheckContent(
        Form form,
        Content content,
        bool complete,
        DateOnly today,
        bool mayBeEmpty = false,
        DateOnly? day = null,
        IReadOnlyDictionary<string, FormValue>? before = null
    )
    {
        var problems = new List<FieldProblem>(
            FormRules.Check(form, content.Values, complete, day, before, content.Explanations)
        );
        if (content.Document is { } document)
        {
            if (document.Number.Length > 100)
                problems.Add(new("document.number", "text-too-long", FormTexts.DocumentNumberLong));
            if (document.Date > today)
                problems.Add(new("document.date", "document-later", FormTexts.DocumentLater));
        }
        if (content.Files.Count > form.MaxFiles)
            problems.Add(new("files", "files-too-many", FormTexts.FilesTooMany.With(form.MaxFiles)));
        if (!complete)
            return problems;
        if (form.Document == Need.Required && string.IsNullOrWhiteSpace(content.Document?.Number))
            problems.Add(new("document", "required", FormTexts.DocumentNeeded));
        if (form.Files == Need.Required && content.Files.Count == 0)
            problems.Add(new("files", "required", FormTexts.FilesNeeded));
        // An empty report is not a report (it would count as in time with nothing in it).
        if (
            problems.All(p => p.Severity == Severity.Warning)
            && content.Values.Count == 0
            && content.Files.Count == 0
            && !mayBeEmpty
        )
            problems.Add(new("values", "nothing-entered", FormTexts.NothingEntered));
        return problems;
    }

    private static Problem? WhyNotReport(SubmissionStatus status, SubmissionState? state, Moment m)
    {
        if (m.Duty.FedBy is { } fed)
            return Problems.FedByCycle.With(fed.Cycle);
        if (WhyNotActive(m) is { } inactive)
            return inactive;
        if (!m.Duty.IsOpen(m.Now))
            return Problems.NotOpenYet.With(VietnamTime.Show(m.Duty.Period.OpensOn));
        return status switch
        {
            SubmissionStatus.Accepted => Problems.AlreadyAccepted.With(),
            SubmissionStatus.Submitted when Timeliness.InForce(m.Duty, state) is { } due && m.Now >= due.EndsAt =>
                Problems.AlreadySubmitted.With(),
            SubmissionStatus.NotStarted
            or SubmissionStatus.Draft
            or SubmissionStatus.Submitted
            or SubmissionStatus.Returned => null,
        };
    }

    private static Problem? WhyNotTakeOver(SubmissionStatus status, Moment m)
    {
        if (!m.Duty.IsConsolidation)
            return Problems.NotAllowed.With();
        if (WhyNotActive(m) is { } inactive)
            return inactive;
        return status is SubmissionStatus.Submitted or SubmissionStatus.Accepted
            ? null
            : Problems.NothingDiffers.With();
    }

    private static Problem? WhyNotActive(Moment m) =>
        UnitRules.IsActive(m.Unit, VietnamTime.DayOf(m.Now))
        || (m.Unit is { Deactivated: false } && Duties.IsOwedBy(m.Unit, m.Duty))
            ? null
            : Problems.UnitDeactivated.With(m.Duty.Unit);

    private static Problem? WhyNotWaitedFor(SubmissionStatus status) =>
        status is SubmissionStatus.Submitted or SubmissionStatus.Accepted ? Problems.NothingLeftToDo.With() : null;

    private static Problem? WhyNotRemind(SubmissionState? state, Moment m) =>
        state?.RemindedAt is { } at && m.Now < at + RemindAtMostEvery
            ? Problems.RemindedRecently.With(VietnamTime.Show(at))
            : null;

    private static SubmissionState Begin(SubmissionState? state, Moment m) => state ?? new() { Unit = m.Duty.Unit };

    /// <summary>The revision that counts with its verdict; the others as they were.</summary>
    private static SubmissionState Judge(SubmissionState state, Moment m, Verdict verdict, string? reason)
    {
        RevisionSummary Judged(RevisionSummary r) =>
            r with
            {
                Verdict = verdict,
                VerdictBy = m.Actor.Signature,
                VerdictAt = m.Now,
                Reason = reason,
                AcceptedAt = r.Verdict == Verdict.Accepted ? r.VerdictAt : null,
            };
        return state with
        {
            Revisions = [.. state.Revisions.Select(r => r.Fate == RevisionFate.Current ? Judged(r) : r)],
        };
    }

    private static Revision MakeRevision(SubmissionState s, Content content, bool nil, Moment m, Sending? sending)
    {
        var number = s.Revisions.Count + 1;
        var due = Timeliness.InForce(m.Duty, s);
        return new()
        {
            Number = number,
            Content = content,
            Nil = nil,
            FormVersion = m.Duty.Form.Version,
            Figures = sending?.Figures,
            Sources = sending?.Figures.Sources,
            FiguresSha256 = sending?.Sha256,
            Receipt = new()
            {
                Number =
                    $"{m.Duty.Home.Cycle}/{m.Duty.Home.Obligation.Id}/{m.Duty.Home.Period.Id}/{m.Duty.Unit}/{number:D2}",
                At = m.Now,
                Unit = m.Duty.Unit,
                Obligation = m.Duty.Home.Obligation.Id,
                Period = m.Duty.Home.Period.Id,
                Revision = number,
                By = m.Actor.Signature,
                Nil = nil,
                OnTime = m.Duty.Invited || due is null || m.Now < due.EndsAt || sending is { Amends: true },
                DueSentence = due is null ? null : CycleCalendar.Sentence(m.Duty.Deadline, m.Duty.Due, due),
                ValuesSha256 = Json.Hash(content.Values),
                Files = content.Files,
                Document = content.Document,
            },
        };
    }

    private static RevisionSummary Summarise(Revision revision, SubmissionState s, Moment m, RevisionFate fate) =>
        new()
        {
            Number = revision.Number,
            SubmittedAt = m.Now,
            By = m.Actor.Signature,
            Nil = revision.Nil,
            Fate = fate,
            DueAt = Timeliness.InForce(m.Duty, s)?.EndsAt,
            SubmitAgainBy = s.Returned?.SubmitAgainBy,
            ReceiptNumber = revision.Receipt.Number,
            ContentSha256 = Json.Hash(revision.Content),
        };

    private static Decision Log(
        SubmissionState state,
        Moment m,
        LogEvent e,
        string? detail = null,
        int? revision = null
    ) =>
        new(
            state with
            {
                LogCount = state.LogCount + 1,
                LastAt = m.Now > state.LastAt ? m.Now : state.LastAt,
            },
            new()
            {
                At = m.Now,
                By = m.Actor.Signature,
                Unit = m.Duty.Unit,
                Event = e,
                Detail = detail,
                Revision = revision,
            }
        );
}
