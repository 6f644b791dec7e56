namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>A whole number, zero or more.</summary>
public abstract class NumberKind(long max) : FieldKind
{
    public override bool IsNumber => true;

    public override bool CanBeZero => true;

    public override FormValue ZeroOf(Form form, Field field)
    {
        if (field.Splits.Count == 0)
            return FormValue.Of(0);
        return new()
        {
            Number = 0,
            Splits = field.Splits.ToDictionary(
                s => s.Key,
                s => (IReadOnlyDictionary<string, long>)s.ItemsIn(form).ToDictionary(i => i.Code, _ => 0L)
            ),
        };
    }

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        if (entry.Value is { Number: null, Splits: not null })
        {
            // The parts are kept in the draft, and the total is asked for.
            if (entry.Complete)
                yield return new(entry.Path, "total-missing", FormTexts.TotalMissing);
        }
        else if (entry.Value.Number is not { } n)
            yield return entry.Wrong();
        else if (n < 0)
            yield return new(entry.Path, "negative", FormTexts.Negative);
        else if (n > max)
            yield return new(entry.Path, "too-large", FormTexts.TooLarge.With(max));
    }

    public override FieldFigure Read(Field field, FormValue value) =>
        new() { Number = value.Number, Splits = value.Splits ?? FormValue.NoSplits };

    public override bool IsOfKind(Field field, FieldFigure figure) => figure.Number is not null;
}
