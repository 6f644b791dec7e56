using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;

namespace PlanMonitor.Api.Submissions;

/// <summary>One submission as a reader may see it, with what may be done now and why not.</summary>
[method: SetsRequiredMembers]
public sealed record SubmissionView(
    [property: JsonIgnore] DutyView Duty,
    string Etag,
    Form Form,
    DraftView? Draft,
    RevisionView? Current,
    IReadOnlyList<RevisionLine> Revisions,
    ReturnView? Returned,
    IReadOnlyList<Extension> Extensions,
    Extension? ExtensionRequest,
    Waiver? Waiver,
    PreviousView? Previous,
    DutyKey? FedBy,
    IReadOnlyList<LogLine> Log,
    IReadOnlyList<SubmissionActName> AllowedActions,
    IReadOnlyList<DisallowedAction> Disallowed
) : DutyView(Duty);

public sealed record DraftView(
    IReadOnlyDictionary<string, FormValue> Values,
    IReadOnlyList<FileRef> Files,
    DocumentReference? Document,
    IReadOnlyDictionary<string, string>? Explanations,
    DateTimeOffset SavedAt,
    string By
);

/// <summary>What the unit reported in the period before.</summary>
public sealed record PreviousView(string Period, Text PeriodName, IReadOnlyDictionary<string, FormValue> Values);

public record RevisionLine(
    int Number,
    DateTimeOffset SubmittedAt,
    string By,
    bool Nil,
    bool OnTime,
    int DaysLate,
    RevisionFate Fate,
    Verdict Verdict,
    string? VerdictBy,
    DateTimeOffset? VerdictAt,
    string? Reason,
    string ReceiptNumber
);

/// <param name="Form">The version it was made with; null: nobody has it any more.</param>
/// <param name="Figures">Of a consolidated report: what was sent up.</param>
/// <param name="Withheld">Victim figures and files are closed to this reader.</param>
public sealed record RevisionView(
    [property: JsonIgnore] RevisionLine Line,
    IReadOnlyDictionary<string, FormValue> Values,
    IReadOnlyList<FileRef> Files,
    DocumentReference? Document,
    int FormVersion,
    ReceiptView Receipt,
    IReadOnlyList<Source>? Sources,
    bool Withheld,
    Form? Form,
    IReadOnlyDictionary<string, string>? Explanations,
    IReadOnlyList<Cell>? Figures
) : RevisionLine(Line);

public sealed record ReceiptView(
    string Number,
    DateTimeOffset At,
    string Unit,
    Text UnitName,
    string Obligation,
    Text Name,
    string Period,
    Text PeriodName,
    int Revision,
    string By,
    bool Nil,
    bool OnTime,
    Text? DueSentence,
    string ValuesSha256,
    IReadOnlyList<FileRef> Files,
    DocumentReference? Document,
    string Etag
);

public sealed record ReturnView(string Reason, string By, DateTimeOffset At, DateOnly SubmitAgainBy, Text SubmitBy);

public sealed record LogLine(
    DateTimeOffset At,
    string By,
    LogEvent Event,
    Text EventName,
    string? Detail,
    int? Revision,
    string? Sealed,
    ContactNote? Contact
);

public sealed record DisallowedAction(SubmissionActName Action, Text Reason, string Code);

public sealed class SubmissionViews(
    RevisionStore revisions,
    LogStore log,
    ContentService contents,
    CycleService cycleService
)
{
    /// <summary>Acts that are offered as buttons; a consolidated report is submitted from its consolidation, not by hand.</summary>
    private static IEnumerable<SubmissionActName> Offered(Duty duty) =>
        Enum.GetValues<SubmissionActName>()
            .Where(a =>
                duty.IsConsolidation
                    ? a is not (SubmissionActName.Submit or SubmissionActName.Nil)
                    : a != SubmissionActName.Consolidate
            )
            // Whether there is anything to amend or to decline is told by the consolidation.
            .Where(a => a is not (SubmissionActName.Amend or SubmissionActName.Decline));

    /// <summary>Acts whose absence a person wonders about.</summary>
    private static readonly SubmissionActName[] Expected =
    [
        SubmissionActName.Submit,
        SubmissionActName.Nil,
        SubmissionActName.Consolidate,
    ];

    public async Task<SubmissionView> Of(Opened o, Call call)
    {
        var state = o.State;
        var place = o.Situation.Place;
        var seesContent = Permissions.May(call.Actor, Right.SeeContent, place);
        var verdicts = Offered(o.Duty).Select(a => (Act: a, Problem: o.WhyNot(a))).ToList();
        var current =
            seesContent && state?.Current is { } summary
                ? await revisions.Find(o.Duty, summary.Number, call.Cancel)
                : null;
        // A draft is its unit's own business until it is submitted.
        var draft = Permissions.May(call.Actor, Right.Report, place) ? state?.Draft : null;
        return new(
            DutyView.Of(o.Duty, state, o.Units, call.Now, o.Duties.Days),
            SeenVersion.Of(state).ToString(),
            o.Duty.Form,
            draft is null
                ? null
                : new(
                    draft.Content.Values,
                    draft.Content.Files,
                    draft.Content.Document,
                    draft.Content.Explanations,
                    draft.SavedAt,
                    draft.By
                ),
            current is null ? null : await RevisionOf(o, current, call),
            [.. (state?.Revisions ?? []).Select(r => LineOf(o, r))],
            state?.Returned is { } returned
                ? new(
                    returned.Reason,
                    returned.By,
                    returned.At,
                    returned.SubmitAgainBy,
                    DeadlineTexts.Through.With(VietnamTime.Show(returned.SubmitAgainBy))
                )
                : null,
            state?.Extensions ?? [],
            state?.ExtensionRequest,
            state?.Waiver,
            seesContent && await contents.Previous(o, call.Cancel) is var (period, values)
                ? PreviousOf(o, period, values, call.Actor)
                : null,
            o.Duty.FedBy,
            [
                .. (await log.Of(o.Duty, call.Cancel)).Select(l => new LogLine(
                    l.At,
                    l.By,
                    l.Event,
                    SubmissionTexts.Of(l.Event),
                    l.Detail,
                    l.Revision,
                    l.Sealed,
                    l.Contact
                )),
            ],
            [.. verdicts.Where(v => v.Problem is null).Select(v => v.Act)],
            [
                .. verdicts
                    .Where(v =>
                        Expected.Contains(v.Act)
                        && v.Problem is { } p
                        && p.Kind != Problems.NotAllowed
                        && p.Kind != Problems.NilNotKnown
                    )
                    .DistinctBy(v => v.Problem!.Code)
                    .Select(v => new DisallowedAction(v.Act, v.Problem!.Sentence, v.Problem.Code)),
            ]
        );
    }

    private static PreviousView PreviousOf(
        Opened o,
        Period period,
        IReadOnlyDictionary<string, FormValue> values,
        Actor actor
    ) =>
        new(
            period.Id,
            period.Name,
            Permissions.May(actor, Right.SeeSensitive, o.Situation.Place)
                ? values
                : DisclosureRules.Withhold(Content.Empty with { Values = values }, o.Duty.Form).Values
        );

    public async Task<RevisionView> RevisionOf(Opened o, Revision revision, Call call)
    {
        var withheld = !Permissions.May(call.Actor, Right.SeeSensitive, o.Situation.Place);
        var content = withheld ? DisclosureRules.Withhold(revision.Content, o.Duty.Form) : revision.Content;
        return new(
            LineOf(o, o.State!.Revisions[revision.Number - 1]),
            content.Values,
            content.Files,
            content.Document,
            revision.FormVersion,
            ReceiptOf(o, Closed(revision.Receipt, withheld)),
            revision.Sources is { } sources ? [.. sources.Select(s => Closed(s, withheld))] : null,
            withheld
                && (
                    o.Duty.Form.Fields.Any(f => f.Sensitive)
                    || revision.Content.Files.Count > 0
                    || revision.Figures is not null
                ),
            await FormOf(o, revision, call),
            withheld ? null : revision.Content.Explanations,
            withheld ? null : revision.Figures?.Cells
        );
    }

    /// <summary>The version it was made with; of a report that another cycle consolidated, the form of the words of that cycle.</summary>
    private async Task<Form?> FormOf(Opened o, Revision revision, Call call)
    {
        if (revision.Figures is null || o.Duty.FedBy is not { } fed)
            return o.Cycle.Configuration.FormOf(o.Duty.Form.Id, revision.FormVersion);
        var below = (await cycleService.Get(fed.Cycle, call.Cancel)).Value;
        return cycleService.DutiesOf(below).Find(fed.Obligation, fed.Period, fed.Unit) is { } duty
            ? below.Configuration.FormOf(duty.Form.Id, revision.FormVersion)
            : null;
    }

    /// <summary>A hash beside all other values lets the small number that is missing be tried out; files may contain more than counts.</summary>
    public static Receipt Closed(Receipt receipt, bool withheld) =>
        withheld ? receipt with { ValuesSha256 = "", Files = [] } : receipt;

    public static Source Closed(Source source, bool withheld) => withheld ? source with { ValuesSha256 = "" } : source;

    public static ReceiptView ReceiptOf(Opened o, Receipt r) =>
        new(
            r.Number,
            r.At,
            r.Unit,
            o.Units.NameOf(r.Unit),
            r.Obligation,
            o.Duty.Name,
            r.Period,
            o.Duty.Period.Name,
            r.Revision,
            r.By,
            r.Nil,
            r.OnTime,
            r.DueSentence,
            r.ValuesSha256,
            r.Files,
            r.Document,
            SeenVersion.Of(o.State).ToString()
        );

    private static RevisionLine LineOf(Opened o, RevisionSummary r)
    {
        var late = Timeliness.DaysLate(o.Duty, o.State!, r);
        return new(
            r.Number,
            r.SubmittedAt,
            r.By,
            r.Nil,
            late == 0,
            late,
            r.Fate,
            r.Verdict,
            r.VerdictBy,
            r.VerdictAt,
            r.Reason,
            r.ReceiptNumber
        );
    }
}
