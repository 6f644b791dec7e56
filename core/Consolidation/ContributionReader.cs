using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>What one unit brings, field by field in the order of the layout.</summary>
internal sealed record ContributedFigures(
    FigureSheet Sheet,
    IReadOnlyList<CellPart> Parts,
    IReadOnlyList<IReadOnlyList<StackedRow>> Rows,
    IReadOnlyList<Unmapped> Unmapped,
    IReadOnlyList<Explanation> Explanations
);

/// <summary>Reads a submission onto the present form of its collector: whichever version it was made with, and whether the unit entered or consolidated it.</summary>
internal static class ContributionReader
{
    public static ContributedFigures Read(Contribution contribution, FigureLayout layout, Cycle cycle) =>
        contribution.Revision switch
        {
            null => Of(contribution, layout, new FigureSheet(layout), new Dictionary<string, FormValue>(), null, []),
            { Figures: { } figures } revision => FromBelow(contribution, revision, figures, layout),
            { } revision => FromUnit(contribution, revision, layout, cycle),
        };

    private static ContributedFigures FromUnit(
        Contribution contribution,
        Revision revision,
        FigureLayout layout,
        Cycle cycle
    )
    {
        var (values, lost) = (revision.Content.Values, (IReadOnlyList<(string Field, Text Why)>)[]);
        if (revision.FormVersion != layout.Form.Version)
        {
            (values, lost) = cycle.FormOf(layout.Form.Id, revision.FormVersion) is { } made
                ? FormVersions.Map(values, made, layout.Form)
                : (new Dictionary<string, FormValue>(), [.. values.Keys.Select(code => (code, VersionTexts.NotAsked))]);
        }
        var sheet = FigureSheet.Of(layout, values, revision.Nil, revision.Receipt.At);
        return Of(
            contribution,
            layout,
            sheet,
            values,
            null,
            [
                .. lost.Select(l => new Unmapped(
                    contribution.Unit,
                    revision.Number,
                    revision.FormVersion,
                    l.Field,
                    l.Why
                )),
            ]
        );
    }

    private static ContributedFigures FromBelow(
        Contribution contribution,
        Revision revision,
        Consolidated figures,
        FigureLayout layout
    )
    {
        var sheet = FigureSheet.Of(layout, figures, revision.Receipt.At);
        var lost = figures
            .Cells.Where(c =>
                c.State is CellState.Value or CellState.NotApplicable
                && (layout.Find(c.Field) is not { } slots || sheet.States[slots.Index] == CellState.Missing)
            )
            .Select(c => new Unmapped(
                contribution.Unit,
                revision.Number,
                figures.FormVersion,
                c.Field,
                layout.Find(c.Field) is null ? VersionTexts.NotAsked : VersionTexts.OtherType
            ));
        return Of(contribution, layout, sheet, revision.Content.Values, figures, [.. lost]);
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
        var rows = layout
            .Fields.Select(f =>
                f.Adding == Adding.Rows && sheet.States[f.Index] == CellState.Value
                    ? cells?.GetValueOrDefault(f.Field.Code)?.Rows ?? OwnRows(contribution.Unit, f, values)
                    : []
            )
            .ToList();
        var explanations = contribution.Revision?.Content.Explanations?.Select(e => new Explanation(
            contribution.Unit,
            e.Key,
            e.Value
        )) ?? [];
        return new(
            sheet,
            [
                .. layout.Fields.Select(f =>
                    PartOf(contribution, f, sheet, values, cells?.GetValueOrDefault(f.Field.Code))
                ),
            ],
            rows,
            unmapped,
            [.. explanations, .. below?.Explanations ?? []]
        );
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
