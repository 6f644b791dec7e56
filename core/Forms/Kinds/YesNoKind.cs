namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Yes or no. Over units: how many said yes, of how many that answered.</summary>
public sealed class YesNoKind : FieldKind
{
    private const int MaxEvidence = 500;

    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.CountYes, Aggregation.Any, Aggregation.All];

    public override bool HasTwo => true;
    public override bool HasEvidence => true;

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        var evidence = entry.Value.Evidence;
        var isNeeded = entry is { Complete: true, Value.Yes: true, Field.Evidence: Need.Required };
        if (entry.Value.Yes is null)
            yield return entry.Wrong();
        else if (evidence?.Length > MaxEvidence)
            yield return new(entry.Path, "text-too-long", FormTexts.TextTooLong.With(MaxEvidence));
        else if (isNeeded && string.IsNullOrWhiteSpace(evidence))
            yield return new($"{entry.Path}.evidence", "required", FormTexts.EvidenceNeeded);
    }

    public override FormValue? Draw(Drawing drawing)
    {
        var yes = drawing.Dice.Next(0, 10) > 0;
        var proof = yes && drawing.Field.Evidence == Need.Required ? "van-ban.pdf" : null;
        return new() { Yes = yes, Evidence = proof };
    }

    public override FieldFigure Read(Field field, FormValue value) =>
        new()
        {
            Numerator = value.Yes == true ? 1 : 0,
            Denominator = 1,
            Yes = value.Yes,
            Text = value.Evidence,
        };

    public override bool IsOfKind(Field field, FieldFigure figure) => figure.Denominator is not null;

    public override bool? Together(Aggregation aggregation, long numerator, long denominator)
    {
        if (aggregation == Aggregation.Any)
            return numerator > 0;
        return aggregation == Aggregation.All ? numerator == denominator : null;
    }
}
