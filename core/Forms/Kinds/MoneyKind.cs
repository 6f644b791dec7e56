namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Whole đồng.</summary>
public sealed class MoneyKind() : NumberKind(NumberLimits.MaxMoney)
{
    public override IReadOnlyList<Aggregation> Aggregations =>
        [Aggregation.Sum, Aggregation.Min, Aggregation.Max, Aggregation.Latest];

    public override bool FitsTable => true;

    /// <summary>Money paid for victims tells of few persons whatever its amount.</summary>
    public override bool TellsByAnyAmount => true;

    public override FormValue? Draw(Drawing drawing) =>
        FormValue.Of(drawing.Field.Sensitive ? drawing.Victims * 1_000_000L : drawing.Dice.Next(0, 40) * 500_000L);

    public override FormValue DrawCell(Drawing drawing) => FormValue.Of(drawing.Dice.Next(0, 20) * 100_000L);
}
