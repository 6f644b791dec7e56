using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;

namespace PlanMonitor.Api.Submissions;

/// <summary>One submission as a reader may see it, with what may be done now and why not.</summary>
public sealed class SubmissionView(Opened o, DateTimeOffset now)
    : DutyView(o.Duty, o.State, o.Units, now, o.Duties.Days)
{
    public string Etag { get; } = SeenVersion.Of(o.State).ToString();
    public Form Form { get; } = o.Duty.Form;
    public required DraftView? Draft { get; init; }
    public required RevisionView? Current { get; init; }
    public IReadOnlyList<RevisionLine> Revisions { get; } =
    [.. (o.State?.Revisions ?? []).Select(r => new RevisionLine(o, r))];
    public ReturnView? Returned { get; } = o.State?.Returned is { } note ? ReturnView.Of(note) : null;
    public IReadOnlyList<Extension> Extensions { get; } = o.State?.Extensions ?? [];
    public Extension? ExtensionRequest { get; } = o.State?.ExtensionRequest;
    public Waiver? Waiver { get; } = o.State?.Waiver;
    public required PreviousView? Previous { get; init; }
    public DutyKey? FedBy { get; } = o.Duty.FedBy;
    public required IReadOnlyList<LogLine> Log { get; init; }
    public required IReadOnlyList<SubmissionActName> AllowedActions { get; init; }
    public required IReadOnlyList<DisallowedAction> Disallowed { get; init; }
}

public sealed record DraftView(
    IReadOnlyDictionary<string, FormValue> Values,
    IReadOnlyList<FileRef> Files,
    DocumentReference? Document,
    IReadOnlyDictionary<string, string>? Explanations,
    bool Nil,
    DateTimeOffset SavedAt,
    string By
)
{
    public static DraftView Of(Draft draft)
    {
        var c = draft.Content;
        return new(c.Values, c.Files, c.Document, c.Explanations, c.Nil, draft.SavedAt, draft.By);
    }
}

/// <summary>What the unit reported in the period before.</summary>
public sealed record PreviousView(string Period, Text PeriodName, IReadOnlyDictionary<string, FormValue> Values);

public class RevisionLine(Opened o, RevisionSummary r)
{
    public int Number { get; } = r.Number;
    public DateTimeOffset SubmittedAt { get; } = r.SubmittedAt;
    public string By { get; } = r.By;
    public bool Nil { get; } = r.Nil;
    public bool OnTime => DaysLate == 0;

    /// <summary>A date was stated for it; where none was, nothing is said of being in time.</summary>
    public bool Dated { get; } = r.DueAt is not null;
    public int DaysLate { get; } = Timeliness.DaysLate(o.Duty, o.State!, r);
    public RevisionFate Fate { get; } = r.Fate;
    public Verdict Verdict { get; } = r.Verdict;
    public string? VerdictBy { get; } = r.VerdictBy;
    public DateTimeOffset? VerdictAt { get; } = r.VerdictAt;
    public string? Reason { get; } = r.Reason;
    public string ReceiptNumber { get; } = r.ReceiptNumber;
}

/// <param name="revision">As this reader may see it.</param>
public sealed class RevisionView(Opened o, Revision revision, bool withheld)
    : RevisionLine(o, o.State!.Revisions[revision.Number - 1])
{
    public IReadOnlyDictionary<string, FormValue> Values { get; } = revision.Content.Values;
    public IReadOnlyList<FileRef> Files { get; } = revision.Content.Files;
    public DocumentReference? Document { get; } = revision.Content.Document;
    public int FormVersion { get; } = revision.FormVersion;
    public ReceiptView Receipt { get; } = new(o, revision.Receipt);
    public IReadOnlyList<Source>? Sources { get; } = revision.Sources;

    /// <summary>Of a consolidated report that was sent up while units were missing: why.</summary>
    public string? WhyIncomplete { get; } = revision.WhyIncomplete;

    /// <summary>Victim figures, files and people's words are closed to this reader.</summary>
    public bool Withheld { get; } = withheld;

    /// <summary>Codes of the fields that are closed to this reader; there may be a figure or none.</summary>
    public IReadOnlyList<string> ClosedFields { get; } = withheld ? ClosedIn(o) : [];

    /// <summary>The version it was made with; null: nobody has it any more.</summary>
    public required Form? Form { get; init; }
    public IReadOnlyDictionary<string, string>? Explanations { get; } = revision.Content.Explanations;

    /// <summary>Of a consolidated report: what was sent up.</summary>
    public IReadOnlyList<Cell>? Figures { get; } = revision.Figures?.Cells;

    private static IReadOnlyList<string> ClosedIn(Opened o) =>
        SightRules.ClosedIn(o.Duty.Form, SightRules.SensitiveIn(o.Cycle.Configuration, o.Duty.Form.Id));
}

public sealed class ReceiptView(Opened o, Receipt r)
{
    public string Number { get; } = r.Number;
    public DateTimeOffset At { get; } = r.At;
    public string Unit { get; } = r.Unit;
    public Text UnitName { get; } = r.UnitName ?? o.Units.AsOf(r.At).NameOf(r.Unit);
    public string Obligation { get; } = r.Obligation;
    public Text Name { get; } = o.Duty.Name;
    public string Period { get; } = r.Period;
    public Text PeriodName { get; } = o.Duty.Period.Name;
    public int Revision { get; } = r.Revision;
    public string By { get; } = r.By;
    public bool Nil { get; } = r.Nil;

    /// <summary>What was declared nil; null: nothing was.</summary>
    public Text? NilName { get; } = r.Nil ? o.Duty.Form.Nil?.Label : null;
    public bool OnTime { get; } = r.OnTime;
    public Text? DueSentence { get; } = r.DueSentence;
    public string ValuesSha256 { get; } = r.ValuesSha256;
    public IReadOnlyList<FileRef> Files { get; } = r.Files;
    public DocumentReference? Document { get; } = r.Document;
    public string Etag { get; } = SeenVersion.Of(o.State).ToString();

    /// <summary>The reader may take its proof along.</summary>
    public bool Provable { get; init; }
}

public sealed record ReturnView(string Reason, string By, DateTimeOffset At, DateOnly SubmitAgainBy, Text SubmitBy)
{
    public static ReturnView Of(ReturnNote note)
    {
        var submitBy = DeadlineTexts.Through.With(VietnamTime.Show(note.SubmitAgainBy));
        return new(note.Reason, note.By, note.At, note.SubmitAgainBy, submitBy);
    }
}

public sealed record LogLine(
    DateTimeOffset At,
    string By,
    LogEvent Event,
    Text EventName,
    string? Detail,
    int? Revision,
    string? Sealed,
    ContactNote? Contact
)
{
    public static LogLine Of(LogEntry l) =>
        new(l.At, l.By, l.Event, SubmissionTexts.Of(l.Event), l.Detail, l.Revision, l.Sealed, l.Contact);
}

public sealed record DisallowedAction(SubmissionActName Action, Text Reason, string Code);

public sealed class SubmissionViews(
    RevisionStore revisions,
    LogStore log,
    ContentService contents,
    CycleService cycleService
)
{
    /// <summary>Acts that are offered as buttons. Whether there is anything to amend or to decline is told by the consolidation.</summary>
    private static IEnumerable<SubmissionActName> Offered(Duty duty) =>
        Enum.GetValues<SubmissionActName>()
            .Where(a => a is not (SubmissionActName.Amend or SubmissionActName.Decline))
            .Except(ActsOfOthers(duty));

    /// <summary>A consolidated report is submitted from its consolidation, not by hand.</summary>
    private static SubmissionActName[] ActsOfOthers(Duty duty) =>
        duty.IsConsolidation ? [SubmissionActName.Submit] : [SubmissionActName.Consolidate];

    /// <summary>Acts whose absence a person wonders about.</summary>
    private static readonly SubmissionActName[] Expected = [SubmissionActName.Submit, SubmissionActName.Consolidate];

    public async Task<SubmissionView> Of(Opened open, Call call)
    {
        var o = SightRules.Seen(open, call.Actor);
        var place = o.Situation.Place;
        var seesContent = Permissions.May(call.Actor, Right.SeeContent, place);
        // A draft is its unit's own business until it is submitted.
        var draft = Permissions.May(call.Actor, Right.Report, place) ? o.State?.Draft : null;
        var current = seesContent ? await CurrentOf(o, call) : null;
        var previous = seesContent ? await PreviousOf(o, call) : null;
        var entries = await log.Of(o, call.Cancel);
        var verdicts = Offered(o.Duty).Select(a => (Act: a, Problem: o.WhyNot(a))).ToList();
        var allowed = verdicts.Where(v => v.Problem is null).Select(v => v.Act);
        var seen = SightRules.SeesAll(call.Actor, o) ? entries : entries.Select(SightRules.Closed);
        var lines = seen.Select(LogLine.Of);
        var disallowed = Disallowed(verdicts).DistinctBy(d => d.Code);
        return new(o, call.Now)
        {
            Draft = draft is null ? null : DraftView.Of(draft),
            Current = current,
            Previous = previous,
            Log = [.. lines],
            AllowedActions = [.. allowed],
            Disallowed = [.. disallowed],
        };
    }

    /// <summary>Why what a person expects to do cannot be done. That somebody may not do it at all is no news to them.</summary>
    private static IEnumerable<DisallowedAction> Disallowed(
        IEnumerable<(SubmissionActName Act, Problem? Problem)> verdicts
    )
    {
        foreach (var (act, problem) in verdicts.Where(v => Expected.Contains(v.Act)))
        {
            if (problem is not null && problem.Kind != Problems.NotAllowed)
                yield return new(act, problem.Sentence, problem.Code);
        }
    }

    private async Task<RevisionView?> CurrentOf(Opened o, Call call)
    {
        if (o.State?.Current is not { } summary)
            return null;
        var revision = await revisions.Find(o.Duty, summary.Number, call.Cancel);
        return revision is null ? null : await RevisionOf(o, revision, call);
    }

    private async Task<PreviousView?> PreviousOf(Opened o, Call call)
    {
        if (await contents.Previous(o, call.Cancel) is not { } previous)
            return null;
        var content = Content.Empty with { Values = previous.Values };
        var (form, cycle) = (o.Duty.Form, o.Cycle.Configuration);
        var seen = SightRules.SeesAll(call.Actor, o)
            ? content
            : SightRules.Closed(content, form, SightRules.SensitiveIn(cycle, form.Id));
        return new(previous.Period.Id, previous.Period.Name, seen.Values);
    }

    public async Task<RevisionView> RevisionOf(Opened open, Revision revision, Call call)
    {
        var o = SightRules.Seen(open, call.Actor);
        var withheld = !SightRules.SeesAll(call.Actor, o);
        var shown = withheld ? SightRules.Closed(revision, o.Cycle.Configuration, o.Duty) : revision;
        return new(o, shown, withheld) { Form = await FormOf(o, revision, call) };
    }

    /// <summary>The version it was made with; of a report that another cycle consolidated, the form of the words of that cycle.</summary>
    private async Task<Form?> FormOf(Opened o, Revision revision, Call call)
    {
        if (revision.Figures is null || o.Duty.FedBy is not { } fed)
            return o.Cycle.Configuration.FormOf(o.Duty.Form.Id, revision.FormVersion);
        var below = (await cycleService.Get(fed.Cycle, call.Cancel)).Value;
        var duty = cycleService.DutiesOf(below).Find(fed.Obligation, fed.Period, fed.Unit);
        return duty is null ? null : below.Configuration.FormOf(duty.Form.Id, revision.FormVersion);
    }
}
