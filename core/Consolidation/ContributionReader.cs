using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>What one unit brings, field by field in the order of the layout.</summary>
/// <param name="Parts">Null: the unit is not asked for the field.</param>
internal sealed record ContributedFigures(
    FigureSheet Sheet,
    IReadOnlyList<CellPart?> Parts,
    IReadOnlyList<IReadOnlyList<StackedRow>> Rows,
    IReadOnlyList<Unmapped> Unmapped,
    IReadOnlyList<Explanation> Explanations
);

/// <summary>Reads a submission onto the present form of its collector: whichever version it was made with, and whether the unit entered or consolidated it.</summary>
internal static class ContributionReader
{
    private static readonly IReadOnlyDictionary<string, FormValue> NoValues = new Dictionary<string, FormValue>();

    public static ContributedFigures Read(
        Contribution contribution,
        FigureLayout layout,
        SourceUnits sources,
        Cycle cycle
    )
    {
        if (contribution.Revision is not { } revision)
        {
            var behind = layout.Fields.Select(f => sources.Behind(contribution.Duty, f.Field));
            var silent = new FigureSheet(layout, behind: [.. behind]) { Asked = AskedOf(contribution.Duty, layout) };
            return Of(contribution, layout, silent, NoValues, null, []);
        }
        if (revision.Figures is { } figures)
            return FromBelow(contribution, revision, figures, layout);
        return FromUnit(contribution, revision, layout, cycle);
    }

    private static ContributedFigures FromUnit(
        Contribution contribution,
        Revision revision,
        FigureLayout layout,
        Cycle cycle
    )
    {
        var (duty, receipt) = (contribution.Duty, revision.Receipt);
        var form = duty.Form.Id;
        var (values, lost) = OnPresentForm(revision, form, layout.Form, cycle);
        var nil = NilIn(revision, cycle.FormOf(form, revision.FormVersion) ?? duty.Form);
        var sheet = FigureSheet.Of(layout, values, nil, receipt.At, AskedOf(duty, layout));
        Unmapped UnmappedOf((string Field, Text Why) value) =>
            new(contribution.Unit, revision.Number, revision.FormVersion, value.Field, value.Why);
        return Of(contribution, layout, sheet, values, null, [.. lost.Select(UnmappedOf)]);
    }

    /// <summary>Null: it reports on the form of the layout itself, and is asked for all of it.</summary>
    private static HashSet<string>? AskedOf(Duty duty, FigureLayout layout) =>
        duty.IsConsolidation || duty.Form.Id == layout.Form.Id ? null : [.. duty.Form.Fields.Select(f => f.Code)];

    /// <summary>The codes of what was declared nil, by the version of the form it was declared on.</summary>
    private static HashSet<string> NilIn(Revision revision, Form made) =>
        revision.Content.Nil ? [.. NilRules.Answered(made).Select(f => f.Code)] : [];

    /// <param name="reported">Id of the form they were entered on.</param>
    /// <summary>The values as the present version of the form asks for them, and those it does not ask for any more.</summary>
    private static (
        IReadOnlyDictionary<string, FormValue> Values,
        IReadOnlyList<(string Field, Text Why)> Lost
    ) OnPresentForm(Revision revision, string reported, Form form, Cycle cycle)
    {
        var values = revision.Content.Values;
        if (reported == form.Id && revision.FormVersion == form.Version)
            return (values, []);
        if (cycle.FormOf(reported, revision.FormVersion) is { } made)
            return FormVersions.Map(values, made, form);
        return (NoValues, [.. values.Keys.Select(code => (code, VersionTexts.NotAsked))]);
    }

    private static ContributedFigures FromBelow(
        Contribution contribution,
        Revision revision,
        Consolidated figures,
        FigureLayout layout
    )
    {
        var sheet = FigureSheet.Of(layout, figures, revision.Receipt.At);
        var lost = new List<Unmapped>();
        foreach (var cell in figures.Cells.Where(c => c.State is CellState.Value or CellState.NotApplicable))
        {
            var slots = layout.Find(cell.Field);
            if (slots is not null && sheet.States[slots.Index] != CellState.Missing)
                continue;
            var why = slots is null ? VersionTexts.NotAsked : VersionTexts.OtherType;
            lost.Add(new(contribution.Unit, revision.Number, figures.FormVersion, cell.Field, why));
        }
        return Of(contribution, layout, sheet, revision.Content.Values, figures, lost);
    }

    private static ContributedFigures Of(
        Contribution contribution,
        FigureLayout layout,
        FigureSheet sheet,
        IReadOnlyDictionary<string, FormValue> values,
        Consolidated? below,
        IReadOnlyList<Unmapped> unmapped
    )
    {
        var cells = below?.Cells.ToDictionary(c => c.Field, StringComparer.Ordinal);
        Cell? CellBelow(FigureSlots slots) => cells?.GetValueOrDefault(slots.Field.Code);
        IReadOnlyList<StackedRow> RowsOf(FigureSlots slots)
        {
            if (slots.Adding != Adding.Rows || sheet.States[slots.Index] != CellState.Value)
                return [];
            return CellBelow(slots)?.Rows ?? OwnRows(contribution.Unit, slots, values);
        }
        CellPart? PartIn(FigureSlots f) => sheet.Asks(f) ? PartOf(contribution, f, sheet, values, CellBelow(f)) : null;
        var parts = layout.Fields.Select(PartIn);
        var rows = layout.Fields.Select(RowsOf);
        var explanations = OwnExplanations(contribution).Concat(below?.Explanations ?? []);
        return new(sheet, [.. parts], [.. rows], unmapped, [.. explanations]);
    }

    private static IEnumerable<Explanation> OwnExplanations(Contribution contribution)
    {
        var written = contribution.Revision?.Content.Explanations;
        return written?.Select(e => new Explanation(contribution.Unit, e.Key, e.Value)) ?? [];
    }

    private static IReadOnlyList<StackedRow> OwnRows(
        string unit,
        FigureSlots slots,
        IReadOnlyDictionary<string, FormValue> values
    )
    {
        var rows = slots.Kind.RowsOf(slots.Field, values[slots.Field.Code]);
        return [.. rows.Select(row => new StackedRow(unit, row))];
    }

    private static CellPart PartOf(
        Contribution contribution,
        FigureSlots slots,
        FigureSheet sheet,
        IReadOnlyDictionary<string, FormValue> values,
        Cell? below
    )
    {
        var state = sheet.States[slots.Index];
        var part = new CellPart
        {
            Unit = contribution.Unit,
            State = state,
            Revision = contribution.Revision?.Number,
            FromBelow = contribution.Revision?.Figures is not null,
        };
        if (state is CellState.Missing or CellState.Nil)
            return part with
            {
                SourceReported = below?.SourceReported ?? below?.Reported,
                SourceExpected = below?.SourceExpected ?? below?.Expected,
            };
        if (below is not null)
            return below.AsPart(part.Unit) with { Revision = part.Revision, FromBelow = true };
        var figure = slots.Kind.Read(slots.Field, values[slots.Field.Code]);
        return part with
        {
            Number = figure.Number,
            Numerator = figure.Numerator,
            Denominator = figure.Denominator,
            Yes = figure.Yes,
            Text = figure.Text,
            Splits = figure.Splits,
        };
    }
}
