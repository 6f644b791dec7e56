namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Things that are counted: meetings, posters, cases. With its breakdowns.</summary>
public class CountKind() : NumberKind(NumberLimits.MaxCount)
{
    public override IReadOnlyList<Aggregation> Aggregations =>
        [Aggregation.Sum, Aggregation.Min, Aggregation.Max, Aggregation.Latest];

    public override bool FitsTable => true;
    public override bool MayBeSplit => true;

    public override IEnumerable<FieldProblem> Check(Entry entry) =>
        entry.Complete ? base.Check(entry).Concat(SplitChecks.Check(entry)) : base.Check(entry);

    public override FormValue? Draw(Drawing drawing)
    {
        var (form, field, victims, dice) = drawing;
        var most = field.Splits.Count > 0 ? 400 : 40;
        var total = field.Sensitive ? victims : dice.Next(1, most);
        if (field.Splits.Count == 0)
            return FormValue.Of(total);
        return new()
        {
            Number = total,
            Splits = field.Splits.ToDictionary(s => s.Key, s => DrawParts([.. s.ItemsIn(form)], total, dice)),
        };
    }

    public override FormValue DrawCell(Drawing drawing) => FormValue.Of(drawing.Dice.Next(5, 120));

    private static IReadOnlyDictionary<string, long> DrawParts(
        IReadOnlyList<DimensionItem> items,
        long total,
        Dice dice
    )
    {
        var parts = new Dictionary<string, long>(StringComparer.Ordinal);
        var left = total;
        foreach (var item in items.SkipLast(1))
        {
            var part = dice.NextLong(0, left + 1);
            parts[item.Code] = part;
            left -= part;
        }
        parts[items[^1].Code] = left;
        return parts;
    }
}
