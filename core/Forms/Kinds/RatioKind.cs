namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>So many of so many. Percentages are never averaged; 0 of 0 stays "not applicable".</summary>
public sealed class RatioKind : FieldKind
{
    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.RatioOfSums];
    public override bool HasTwo => true;

    public override FieldProblem? CheckDefinition(Field field, string path) =>
        field.Numerator is null || field.Denominator is null
            ? new(path, "ratio-needs-parts", FormTexts.RatioNeedsParts)
            : null;

    public override bool CanBeZero => true;

    public override FormValue ZeroOf(Form form, Field field) => FormValue.Ratio(0, 0);

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        if (entry.Value.Numerator is not { } n || entry.Value.Denominator is not { } d)
            yield return entry.Wrong();
        else if (n < 0 || d < 0)
            yield return new(entry.Path, "negative", FormTexts.Negative);
        else if (d > NumberLimits.MaxCount || n > NumberLimits.MaxCount)
            yield return new(entry.Path, "too-large", FormTexts.TooLarge.With(NumberLimits.MaxCount));
        else if (entry.Complete && n > d)
            yield return new(
                $"{entry.Path}.numerator",
                "numerator-above-denominator",
                FormTexts.NumeratorAbove.With(n, d)
            );
    }

    public override FormValue? Draw(Drawing drawing)
    {
        var of = drawing.Field.Sensitive ? drawing.Victims : drawing.Dice.Next(1, 12);
        return FormValue.Ratio(drawing.Dice.Next(0, of + 1), of);
    }

    public override FieldFigure Read(Field field, FormValue value) =>
        new() { Numerator = value.Numerator, Denominator = value.Denominator };

    public override bool IsOfKind(Field field, FieldFigure figure) => figure.Denominator is not null;
}
