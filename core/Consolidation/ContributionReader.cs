namespace PlanMonitor.Core;

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
            (values, lost) = FormVersions.Find(cycle, layout.Form.Id, revision.FormVersion) is { } made
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
                    ? cells?.GetValueOrDefault(f.Field.Code)?.Rows ?? OwnRows(contribution.Unit, f.Field, values)
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
        var value = values[slots.Field.Code];
        return slots.Field.Type switch
        {
            FieldType.Ratio => part with { Numerator = value.Numerator, Denominator = value.Denominator },
            FieldType.YesNo => part with
            {
                Numerator = value.Yes == true ? 1 : 0,
                Denominator = 1,
                Yes = value.Yes,
                Text = value.Evidence,
            },
            FieldType.Document => part with { Text = TextOf(value.Document!) },
            FieldType.Narrative or FieldType.Choice or FieldType.Date => part with { Text = value.Text },
            FieldType.Table => part,
            FieldType.Count or FieldType.People or FieldType.Money or FieldType.Coverage => part with
            {
                Number = value.Number,
                Splits = value.Splits ?? Cell.NoSplits,
            },
        };
    }

    /// <summary>The rows of a table; of a text or a document one row that holds it.</summary>
    private static IReadOnlyList<StackedRow> OwnRows(
        string unit,
        Field field,
        IReadOnlyDictionary<string, FormValue> values
    )
    {
        var value = values[field.Code];
        if (field.Type == FieldType.Table)
            return [.. value.Rows!.Select(r => new StackedRow(unit, r))];
        var text = value.Document is { } document ? TextOf(document) : value.Text!;
        var row = new Dictionary<string, FormValue> { [ConsolidationRules.TextColumn] = FormValue.Of(text) };
        return [new(unit, row)];
    }

    /// <summary>"12/KH-UBND, 28/02/2023, UBND xã …".</summary>
    private static string TextOf(DocumentReference document) =>
        string.Join(
            ", ",
            new[] { document.Number, VietnamTime.Show(document.Date), document.Issuer }.Where(t =>
                !string.IsNullOrEmpty(t)
            )
        );
}
