using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>A duty one level below with what is stored of it; the revision is the one that counts, null where none does.</summary>
public sealed record Child(Duty Duty, SubmissionState? State, Revision? Revision)
{
    public SubmissionStatus Status => State?.Status ?? SubmissionStatus.NotStarted;

    /// <summary>Submitted or accepted. What was returned does not count until it comes again.</summary>
    public bool Counts => Status is SubmissionStatus.Submitted or SubmissionStatus.Accepted;

    /// <summary>Released from it, and sent nothing all the same.</summary>
    public bool IsWaived => State?.Waiver is not null && !Counts;

    /// <summary>Waited for, or there.</summary>
    public bool Owes => !Duty.Invited && !IsWaived;
}

/// <summary>What one unit brings to the figures of its collector.</summary>
/// <param name="Revision">Null: nothing counts of it.</param>
public sealed record Contribution(Duty Duty, bool Owes, Revision? Revision)
{
    public string Unit => Duty.Unit;
}

/// <summary>Builds the figures of a collector from its children; the same children give the same figures, in whatever order they came.</summary>
public static class ConsolidationRules
{
    /// <summary>More rows of one field are not carried upward; they stay with the levels below.</summary>
    public const int MaxRowsUpward = 300;

    /// <summary>Characters of the narratives of one field that are carried upward.</summary>
    public const int MaxTextUpward = 6_000;

    /// <param name="children">The senders one level below, in the order of the configuration.</param>
    /// <param name="others">For coverage fields: the reporters of other obligations, all periods, by obligation id.</param>
    /// <param name="day">Up to which the figures speak.</param>
    public static Consolidated Build(
        Duty own,
        IReadOnlyList<Child> children,
        IReadOnlyDictionary<string, IReadOnlyList<Child>> others,
        Duties duties,
        DateOnly day
    )
    {
        var cycle = duties.Cycle;
        var form = cycle.Forms.First(f => f.Id == own.Obligation.Form);
        var (completeness, sources) = (CompletenessOf(children), SourcesOf(children));
        var head = new Consolidated
        {
            Cycle = cycle.Id,
            Obligation = own.Obligation.Id,
            Period = own.Period.Id,
            Unit = own.Unit,
            FormVersion = form.Version,
            Completeness = completeness,
            SpeaksTo = day,
            Sources = sources,
            Cells = [],
        };
        var contributions = children.Where(c => !c.IsWaived).Select(ContributionOf);
        var counted = CountedAt(own, form);
        var coverage = counted.ToDictionary(f => f.Code, f => CoverageRules.PartsOf(f, others, cycle, day));
        return Build(head, [.. contributions], coverage, form, new(duties, own), cycle);
    }

    /// <summary>The figures again from exactly the revisions that went in; what was counted from other submissions stands in what was sent.</summary>
    /// <param name="revisions">Those the sources name, by unit.</param>
    public static Consolidated Rebuild(
        Duty own,
        IEnumerable<Duty> children,
        Revision sent,
        IReadOnlyDictionary<string, Revision> revisions,
        Form form,
        Duties duties
    )
    {
        var figures = sent.Figures!;
        var completeness = figures.Completeness;
        var reported = figures.Sources.Select(s => s.Unit);
        var asked = reported.Concat(completeness.Missing).Concat(completeness.InvitedMissing).ToHashSet();
        Contribution ContributionOf(Duty duty) => new(duty, !duty.Invited, revisions.GetValueOrDefault(duty.Unit));
        var contributions = children.Where(d => asked.Contains(d.Unit)).Select(ContributionOf);
        var counted = CountedAt(own, form);
        var codes = counted.Select(f => f.Code).ToHashSet();
        var countedCells = figures.Cells.Where(c => codes.Contains(c.Field));
        var coverage = countedCells.ToDictionary(c => c.Field, c => c.Parts);
        var head = figures with { Cells = [], Unmapped = [], Explanations = [] };
        var rebuilt = Build(head, [.. contributions], coverage, form, new(duties, own), duties.Cycle);
        return WithOverlap(rebuilt, own.Form, sent.Content.Values);
    }

    /// <summary>What the collector states of persons counted by more than one unit.</summary>
    public static Consolidated WithOverlap(
        Consolidated figures,
        Form ownForm,
        IReadOnlyDictionary<string, FormValue> own
    )
    {
        var answered = ownForm.Fields.Where(f => f.OverlapOf is not null && own.ContainsKey(f.Code));
        var stated = answered.ToDictionary(f => f.OverlapOf!, f => own[f.Code].Number);
        if (stated.Count == 0)
            return figures;
        Cell Stated(Cell cell) =>
            stated.TryGetValue(cell.Field, out var overlap) ? cell with { Overlap = overlap } : cell;
        return figures with { Cells = [.. figures.Cells.Select(Stated)] };
    }

    /// <summary>What goes up with a consolidated report: the totals and the rows. What each unit brought is told by the sources; only what nobody entered is kept by unit.</summary>
    public static Consolidated Upward(Consolidated figures, Form form)
    {
        Field FieldOf(Cell cell) => form.Fields.First(f => f.Code == cell.Field);
        return figures with { Cells = [.. figures.Cells.Select(c => Upward(c, FieldOf(c)))] };
    }

    /// <summary>Exactly which revisions count.</summary>
    public static IReadOnlyList<Source> SourcesOf(IReadOnlyList<Child> children) =>
        [.. children.Where(c => c is { Counts: true, Revision: not null }).Select(SourceOf)];

    /// <summary>What nobody enters is counted at the first level. Above it, it comes from below with everything else.</summary>
    private static IEnumerable<Field> CountedAt(Duty own, Form form) =>
        own.Level > 1 ? [] : form.Fields.Where(f => !f.Kind().IsEntered);

    private static Contribution ContributionOf(Child child) =>
        new(child.Duty, child.Owes, child.Counts ? child.Revision : null);

    public static Completeness CompletenessOf(IReadOnlyList<Child> children)
    {
        var owing = children.Where(c => c.Owes).ToList();
        var invited = children.Where(c => c.Duty.Invited && !c.IsWaived).ToList();
        var received = owing.Where(c => c.Counts).ToList();
        var onTime = received.Count(c => Timeliness.IsOnTime(c.Duty, c.State!));
        var nil = received.Count(c => c.State!.Current!.Nil);
        var returned = owing.Count(c => c.Status == SubmissionStatus.Returned);
        var accepted = owing.Count(c => c.Status == SubmissionStatus.Accepted);
        var waived = children.Where(c => c.IsWaived && !c.Duty.Invited);
        var ofInvited = invited.Count(c => c.Counts);
        var late = received.Count - onTime;
        var completeness = new Completeness
        {
            Expected = owing.Count,
            Received = received.Count,
            OnTime = onTime,
            Late = late,
            Nil = nil,
            Returned = returned,
            Accepted = accepted,
            Missing = NotCounted(owing),
            InvitedExpected = invited.Count,
            InvitedReceived = ofInvited,
        };
        var waivedUnits = waived.Select(c => c.Duty.Unit);
        return completeness with { Waived = [.. waivedUnits], InvitedMissing = NotCounted(invited) };
    }

    private static IReadOnlyList<string> NotCounted(IEnumerable<Child> children) =>
        [.. children.Where(c => !c.Counts).Select(c => c.Duty.Unit)];

    /// <summary>The targets of the plan against the figures.</summary>
    public static IReadOnlyList<TargetResult> Targets(Cycle cycle, Consolidated figures) =>
        [.. cycle.Plan.Targets.Select(t => ResultOf(t, figures)).OfType<TargetResult>()];

    /// <summary>Null: these figures are not of it.</summary>
    private static TargetResult? ResultOf(Target target, Consolidated figures)
    {
        var cell = figures.Cells.FirstOrDefault(c => c.Field == target.Indicator);
        return cell is null ? null : Result(target, cell);
    }

    private static TargetResult Result(Target target, Cell cell)
    {
        if (cell.Withheld)
            return new(target, cell.State, null, null, null, null, FigureWords.Withheld, Withheld: true);
        var (numerator, denominator) = (cell.Numerator ?? 0, cell.Denominator ?? 0);
        var isReached = Int128.CreateChecked(numerator) * 100 >= Int128.CreateChecked(denominator) * target.GoalPercent;
        var met = cell.State == CellState.Value ? isReached : (bool?)null;
        var percent = cell.State == CellState.Value ? Percent.Of(numerator, denominator) : null;
        var shown = Shown(target, cell, percent);
        return new(target, cell.State, cell.Numerator, cell.Denominator, percent, met, shown);
    }

    private static Text Shown(Target target, Cell cell, Text? percent) =>
        cell.State switch
        {
            CellState.Value => RatioShown(cell, percent!),
            CellState.NotApplicable => target.WhenNone,
            CellState.Nil => FigureWords.Nil,
            CellState.Missing => FigureWords.NotReported,
        };

    private static Text RatioShown(Cell cell, Text percent)
    {
        var (numerator, denominator) = (Text.Same($"{cell.Numerator}"), Text.Same($"{cell.Denominator}"));
        return ConsolidationTexts.RatioShown.WithTexts(numerator, denominator, percent);
    }

    /// <summary>Who records what stood there when the senders' date passed: the collector, and above it those whose own senders had the same date.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Levels(Duties duties, AgendaItem closing)
    {
        var levels = new List<IReadOnlyList<string>>();
        var next = duties.Find(closing.Obligation, closing.Period, closing.Collector);
        while (
            next is { IsConsolidation: true } own && duties.ChildrenOf(own).FirstOrDefault()?.Due?.EndsAt == closing.At
        )
        {
            levels.Add([own.Unit]);
            next = own.Upward is null ? duties.Find(closing.Obligation, closing.Period, own.Collector) : null;
        }
        return levels;
    }

    private static Source SourceOf(Child c)
    {
        var r = c.Revision!;
        var (receipt, isAccepted) = (r.Receipt, c.Status == SubmissionStatus.Accepted);
        return new(c.Duty.Unit, r.Number, receipt.At, receipt.By, r.Content.Nil, isAccepted, receipt.ValuesSha256);
    }

    private static Consolidated Build(
        Consolidated head,
        IReadOnlyList<Contribution> contributions,
        IReadOnlyDictionary<string, IReadOnlyList<CellPart>> coverage,
        Form form,
        SourceUnits sources,
        Cycle cycle
    )
    {
        var layout = FigureLayout.Of(form);
        var sum = new FigureSum(layout, countsHere: coverage.Count > 0);
        var columns = cycle.Groups.Where(g => g.Column);
        var members = columns.SelectMany(g => g.Units, (g, unit) => (Unit: unit, g.Id));
        var groups = members.ToLookup(m => m.Unit, m => m.Id);
        var read = contributions.Select(c => ContributionReader.Read(c, layout, sources, cycle)).ToList();
        foreach (var (contribution, figures) in contributions.Zip(read))
            sum.Add(figures.Sheet, contribution.Owes, [.. groups[contribution.Unit]]);
        foreach (var (code, parts) in coverage)
        {
            var slots = layout.Find(code)!;
            foreach (var part in parts)
            {
                var sheet = new FigureSheet(layout);
                sheet.Put(slots, new() { Numerator = part.Numerator ?? 0, Denominator = part.Denominator ?? 0 });
                sum.Add(slots, sheet, [.. groups[part.Unit]]);
            }
        }
        var cells = layout.Fields.Select(f => CellOf(sum.CellOf(f), f, read, coverage));
        var unmapped = read.SelectMany(r => r.Unmapped);
        var explanations = read.SelectMany(r => r.Explanations);
        return head with { Cells = [.. cells], Unmapped = [.. unmapped], Explanations = [.. explanations] };
    }

    private static Cell CellOf(
        Cell total,
        FigureSlots slots,
        IReadOnlyList<ContributedFigures> read,
        IReadOnlyDictionary<string, IReadOnlyList<CellPart>> coverage
    )
    {
        var cell = slots.Adding == Adding.Rows ? WithRows(total, slots, read) : total;
        var counted = coverage.GetValueOrDefault(slots.Field.Code);
        return cell with { Parts = counted ?? [.. read.Select(r => r.Parts[slots.Index]).OfType<CellPart>()] };
    }

    private static Cell WithRows(Cell total, FigureSlots slots, IReadOnlyList<ContributedFigures> read)
    {
        var rows = read.SelectMany(r => r.Rows[slots.Index]);
        var leftBelow = read.Sum(r => r.Parts[slots.Index]?.RowsLeftBelow ?? 0);
        return total with { Rows = [.. rows], RowsLeftBelow = leftBelow };
    }

    private static Cell Upward(Cell cell, Field field)
    {
        var kept = field.Kind().HasRows ? cell.Rows.Take(MaxRowsUpward).ToList() : WithinLength(cell.Rows);
        var parts = field.Kind().IsEntered ? [] : cell.Parts;
        var leftBelow = cell.RowsLeftBelow + cell.Rows.Count - kept.Count;
        return cell with { Parts = parts, Rows = kept, RowsLeftBelow = leftBelow };
    }

    private static List<StackedRow> WithinLength(IReadOnlyList<StackedRow> rows)
    {
        static int LengthOf(StackedRow row) => row.Values.Values.Sum(v => v.Text?.Length ?? 0);
        var length = 0;
        return [.. rows.TakeWhile(row => (length += LengthOf(row)) <= MaxTextUpward)];
    }
}

/// <param name="Shown">"7/9 (77,8 %)", or the words for nothing to count, nil, missing.</param>
public sealed record TargetResult(
    Target Target,
    CellState State,
    long? Numerator,
    long? Denominator,
    Text? Percent,
    bool? Met,
    Text Shown,
    bool Withheld = false
);
