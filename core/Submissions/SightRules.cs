using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Submissions;

/// <summary>
/// What an actor sees of submissions that hold victims' figures (Luật 66/2011/QH12, Điều 3(10), 31(1)). What is closed is taken out here, before any page,
/// file or letter is made of it: a view that nobody thought of shows no more than the others.
/// </summary>
public static class SightRules
{
    /// <summary>
    /// Whether all that stands in a duty's submissions is open to this actor. A consolidated report is open to those who see the figures of each unit it is made of:
    /// an officer of the collector sees the unit's own reports, not the communes'.
    /// </summary>
    public static bool SeesAll(Actor actor, Duty duty, Duties duties)
    {
        if (!HasSensitive(duties.Cycle, duty))
            return true;
        var place = duties.PlaceOf(duty);
        var source = duty.IsConsolidation ? new Place(AnyUnitBelow, duty.Unit, [duty.Unit, .. place.Line]) : place;
        return Permissions.May(actor, Right.SeeSensitive, source);
    }

    public static bool SeesAll(Actor actor, Opened opened) => SeesAll(actor, opened.Duty, opened.Duties);

    /// <summary>Whether all that is owed to a collector is open to this actor: its letters tell of all of it.</summary>
    public static bool SeesAllOf(Actor actor, string collector, Duties duties)
    {
        var line = duties.PlaceOfCollector(collector).Line;
        return Permissions.May(actor, Right.SeeSensitive, new(AnyUnitBelow, collector, line));
    }

    /// <summary>Whether a form of this duty holds, or held in an earlier version, a field that not everybody sees.</summary>
    public static bool HasSensitive(Cycle cycle, Duty duty) =>
        SensitiveIn(cycle, duty.Form.Id).Count > 0 || SensitiveIn(cycle, duty.Obligation.Form).Count > 0;

    /// <summary>
    /// Codes that any version of a form calls sensitive: what was asked as open before, or is now, is the same figure. With them what a nil declaration answers:
    /// a figure beside units that declared it would tell who did not.
    /// </summary>
    public static IReadOnlySet<string> SensitiveIn(Cycle cycle, string form) =>
        Known.GetOrCreateValue(cycle).GetOrAdd(form, id => FindSensitive(cycle, id));

    // A matrix asks for each of its cells; a configuration never changes.
    private static readonly ConditionalWeakTable<Cycle, ConcurrentDictionary<string, IReadOnlySet<string>>> Known = [];

    private static HashSet<string> FindSensitive(Cycle cycle, string form)
    {
        var versions = cycle.Forms.Concat(cycle.EarlierForms).Where(f => f.Id == form).ToList();
        var sensitive = versions.SelectMany(f => f.Fields).Where(f => f.Sensitive).Select(f => f.Code).ToHashSet();
        if (sensitive.Count > 0)
            sensitive.UnionWith(versions.SelectMany(NilRules.Answered).Select(f => f.Code));
        return sensitive;
    }

    /// <summary>The submission as this actor may see it.</summary>
    public static Opened Seen(Opened opened, Actor actor)
    {
        if (opened.Stored is not { } stored || SeesAll(actor, opened))
            return opened;
        return opened with { Stored = new(Closed(stored.Value), stored.ETag) };
    }

    /// <summary>
    /// How it stands, without what people wrote and without what was declared nil: among units that declared it, the one that did not has the victim; and a reason
    /// for a return may say "chị A".
    /// </summary>
    public static SubmissionState Closed(SubmissionState state) =>
        WithoutWords(state) with
        {
            // The draft is told from another by a hash of it, and so is a difference: in both a small number could be tried out.
            Draft = state.Draft is { } draft ? draft with { Content = Content.Empty } : null,
            Declined = null,
            Revisions = [.. state.Revisions.Select(Closed)],
        };

    private static SubmissionState WithoutWords(SubmissionState state) =>
        state with
        {
            Extensions = [.. state.Extensions.Select(Closed)],
            ExtensionRequest = state.ExtensionRequest is { } asked ? Closed(asked) : null,
            Returned = Closed(state.Returned),
            Waiver = Closed(state.Waiver),
            LastContact = Closed(state.LastContact),
        };

    public static LogEntry Closed(LogEntry entry) =>
        entry with
        {
            Event = entry.Event == LogEvent.NilDeclared ? LogEvent.Submitted : entry.Event,
            Detail = null,
            Contact = Closed(entry.Contact),
            Sealed = null,
        };

    /// <summary>A revision without victims' figures, words, files, and hashes with which the missing numbers could be tried out.</summary>
    public static Revision Closed(Revision revision, Cycle cycle, Duty duty)
    {
        var form = cycle.FormOf(duty.Form.Id, revision.FormVersion);
        var sources = revision.Sources?.Select(Closed);
        return revision with
        {
            Content = Closed(revision.Content, form, SensitiveIn(cycle, duty.Form.Id)),
            Receipt = Closed(revision.Receipt),
            Sources = sources is null ? null : [.. sources],
            Figures = null,
            WhyIncomplete = revision.WhyIncomplete is null ? null : ClosedWords,
            FiguresSha256 = null,
        };
    }

    /// <summary>Codes of the fields of a version that are closed to who does not see all.</summary>
    public static IReadOnlyList<string> ClosedIn(Form made, IReadOnlySet<string> sensitive) =>
        [.. made.Fields.Where(f => sensitive.Contains(f.Code) || f.Kind().TellsByWords).Select(f => f.Code)];

    /// <param name="made">The version it was made with; null: nobody has it, and nothing of it is open.</param>
    public static Content Closed(Content content, Form? made, IReadOnlySet<string> sensitive)
    {
        var codes = (made?.Fields ?? []).Select(f => f.Code).ToHashSet();
        if (made is not null)
            codes.ExceptWith(ClosedIn(made, sensitive));
        return content with
        {
            Values = content.Values.Where(v => codes.Contains(v.Key)).ToDictionary(),
            Files = [],
            Nil = false,
            Explanations = null,
        };
    }

    public static Receipt Closed(Receipt receipt) => receipt with { ValuesSha256 = "", Files = [], Nil = false };

    public static Source Closed(Source source) => source with { ValuesSha256 = "", Nil = false };

    public static Completeness Closed(Completeness count) => count with { Nil = null };

    private static RevisionSummary Closed(RevisionSummary summary) =>
        summary with
        {
            Nil = false,
            Reason = summary.Reason is null ? null : ClosedWords,
            ContentSha256 = "",
        };

    private static ReturnNote? Closed(ReturnNote? note) => note is null ? null : note with { Reason = ClosedWords };

    private static Waiver? Closed(Waiver? waiver) => waiver is null ? null : waiver with { Reason = ClosedWords };

    private static Extension Closed(Extension extension) => extension with { Reason = ClosedWords };

    public static ContactNote? Closed(ContactNote? note) => note is null ? null : note with { Words = ClosedWords };

    /// <summary>What stands where somebody's words are closed to the reader.</summary>
    public const string ClosedWords = "[không hiển thị · not shown]";

    /// <summary>No unit has an empty code: only who stands above any unit of the collector covers it.</summary>
    private const string AnyUnitBelow = "";
}
