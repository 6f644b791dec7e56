namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Rows with columns. Over units the rows stand under one another, each with its unit.</summary>
public sealed class TableKind : FieldKind
{
    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.Stack];
    public override bool HasRows => true;
    public override bool TellsByWords => true;

    public override int SlotsOf(Field field) => 0;

    public override FieldProblem? CheckDefinition(Field field, string path)
    {
        bool Fits(Column column) =>
            FieldKinds.Of(column.Type).FitsTable && !(column.Type == FieldType.Choice && column.Options.Count == 0);
        return field.Columns.Count > 0 && field.Columns.All(Fits)
            ? null
            : new($"{path}.columns", "table-needs-columns", FormTexts.TableNeedsColumns);
    }

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        if (entry.Value.Rows is not { } rows)
            return [entry.Wrong()];
        if (rows.Count > entry.Field.MaxRows)
            return [new(entry.Path, "rows-too-many", FormTexts.RowsTooMany.With(entry.Field.MaxRows))];
        return rows.SelectMany((row, i) => CheckRow(entry with { Path = $"{entry.Path}.{i + 1}" }, row));
    }

    public override FormValue? Draw(Drawing drawing) =>
        new() { Rows = [.. Enumerable.Range(0, drawing.Dice.Next(1, 4)).Select(_ => DrawRow(drawing))] };

    public override FieldFigure Read(Field field, FormValue value) => new();

    public override IReadOnlyList<IReadOnlyDictionary<string, FormValue>> RowsOf(Field field, FormValue value) =>
        value.Rows!;

    public override bool IsOfKind(Field field, FieldFigure figure) => figure is { Number: null, Denominator: null };

    private static IEnumerable<FieldProblem> CheckRow(Entry at, IReadOnlyDictionary<string, FormValue> row)
    {
        if (at.Complete && row.Count == 0)
            yield return new(at.Path, "required", FormTexts.RowEmpty);
        foreach (var (code, value) in row)
        {
            var path = $"{at.Path}.{code}";
            var column = at.Field.Columns.FirstOrDefault(c => c.Code == code);
            var problems = column is null
                ? [new(path, "field-unknown", FormTexts.UnknownField.With(code))]
                : CheckCell(at with { Field = column.AsField(), Path = path, Value = value });
            foreach (var problem in problems)
                yield return problem;
        }
        if (!at.Complete || row.Count == 0)
            yield break;
        foreach (var column in at.Field.Columns.Where(c => c.Required && !row.ContainsKey(c.Code)))
            yield return new($"{at.Path}.{column.Code}", "required", FormTexts.Required);
    }

    private static IEnumerable<FieldProblem> CheckCell(Entry cell) =>
        cell.Value.Unreadable is { } raw
            ? [new(cell.Path, "value-unreadable", FormTexts.Unreadable.With(raw))]
            : FieldKinds.Of(cell.Field.Type).Check(cell);

    private static Dictionary<string, FormValue> DrawRow(Drawing drawing) =>
        drawing.Field.Columns.ToDictionary(
            c => c.Code,
            c => FieldKinds.Of(c.Type).DrawCell(drawing with { Field = c.AsField() })
        );
}
