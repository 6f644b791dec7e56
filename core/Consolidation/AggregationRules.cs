namespace PlanMonitor.Core;

/// <summary>
/// How each kind of indicator adds up over units. Percentages are never averaged, missing is never zero, 0/0 stays "not applicable".
/// </summary>
public static class AggregationRules
{
    /// <summary>Which aggregations make sense for a type.</summary>
    public static bool Fits(FieldType type, Aggregation aggregation) => aggregation == Aggregation.None || type switch
    {
        FieldType.Count or FieldType.Money => aggregation == Aggregation.Sum,
        FieldType.Ratio => aggregation == Aggregation.RatioOfSums,
        FieldType.YesNo => aggregation == Aggregation.CountYes,
        FieldType.Narrative => aggregation == Aggregation.Concatenate,
        FieldType.Coverage => aggregation is Aggregation.UnitsAccepted or Aggregation.PeriodsReported,
        _ => false,
    };

    /// <summary>The total of a cell from its parts; <paramref name="expected"/> units owe a figure, of which <paramref name="reported"/> gave one.</summary>
    public static Cell Total(Field field, IReadOnlyList<CellPart> parts, int reported, int expected)
    {
        var cell = new Cell { Field = field.Code, State = CellState.Missing, Parts = parts, Reported = reported, Expected = expected };
        var given = parts.Where(p => p.State is CellState.Value or CellState.NotApplicable).ToList();
        if (given.Count == 0)
            return cell with { State = parts.Any(p => p.State == CellState.Nil) ? CellState.Nil : CellState.Missing };
        return field.Aggregation switch
        {
            Aggregation.Sum => cell with { State = CellState.Value, Number = given.Sum(p => p.Number ?? 0), Splits = SumSplits(given) },
            Aggregation.Concatenate => cell with { State = CellState.Value },
            // Numerators and denominators are added separately, then set against each other.
            _ => Ratio(cell, given.Sum(p => p.Numerator ?? 0), given.Sum(p => p.Denominator ?? 0)),
        };
    }

    /// <summary>What one unit contributes: its value; nil where it declared nil and the form sets no zero; missing where it gave nothing.</summary>
    public static CellPart Part(Field field, string unit, Revision? revision)
    {
        if (revision is null)
            return new() { Unit = unit, State = CellState.Missing };
        var part = new CellPart { Unit = unit, State = CellState.Value, Revision = revision.Number };
        if (!revision.Content.Values.TryGetValue(field.Code, out var value))
            return part with { State = revision.Nil ? CellState.Nil : CellState.Missing };
        return field.Type switch
        {
            FieldType.Ratio => part with { Numerator = value.Numerator, Denominator = value.Denominator, State = value.Denominator == 0 ? CellState.NotApplicable : CellState.Value },
            FieldType.YesNo => part with { Numerator = value.Yes == true ? 1 : 0, Denominator = 1 },
            FieldType.Narrative => string.IsNullOrWhiteSpace(value.Text) ? part with { State = CellState.Missing } : part with { Text = value.Text },
            _ => part with { Number = value.Number, Splits = value.Splits ?? Cell.NoSplits },
        };
    }

    private static Cell Ratio(Cell cell, long numerator, long denominator) => cell with
    {
        Numerator = numerator,
        Denominator = denominator,
        State = denominator == 0 ? CellState.NotApplicable : CellState.Value,
    };

    private static Dictionary<string, IReadOnlyDictionary<string, long>> SumSplits(IEnumerable<CellPart> parts) => parts
        .SelectMany(p => p.Splits)
        .GroupBy(s => s.Key, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, long>)g
            .SelectMany(s => s.Value)
            .GroupBy(i => i.Key, StringComparer.Ordinal)
            .OrderBy(i => i.Key, StringComparer.Ordinal)
            .ToDictionary(i => i.Key, i => i.Sum(x => x.Value)));
}

/// <summary>Percentages are only shown: computed from numerator and denominator, rounded half up to one decimal.</summary>
public static class Percent
{
    /// <summary>"66,7" (Vietnamese) and "66.7" (English); null for a denominator of 0.</summary>
    public static Text? Of(long numerator, long denominator)
    {
        if (denominator == 0)
            return null;
        var tenths = (Int128.CreateChecked(numerator) * 2000 + denominator) / (Int128.CreateChecked(denominator) * 2);
        var (whole, tenth) = (tenths / 10, tenths % 10);
        return tenth == 0 ? new($"{whole}", $"{whole}") : new($"{whole},{tenth}", $"{whole}.{tenth}");
    }
}
