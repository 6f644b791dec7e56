namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>How many units or periods of how many, counted from other submissions. Nobody enters it.</summary>
public sealed class CoverageKind : FieldKind
{
    public override IReadOnlyList<Aggregation> Aggregations =>
        [Aggregation.UnitsAccepted, Aggregation.PeriodsReported, Aggregation.UnitsMeeting];

    public override bool IsEntered => false;
    public override bool HasTwo => true;

    /// <summary>Whatever was entered is none of this form.</summary>
    public override IEnumerable<FieldProblem> Check(Entry entry) =>
        [new(entry.Path, "field-unknown", FormTexts.UnknownField.With(entry.Path))];

    public override FormValue? Draw(Drawing drawing) => null;

    public override FieldFigure Read(Field field, FormValue value) =>
        new() { Numerator = value.Numerator, Denominator = value.Denominator };

    public override bool IsOfKind(Field field, FieldFigure figure) => figure.Denominator is not null;
}
