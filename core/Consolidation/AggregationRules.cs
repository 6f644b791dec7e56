namespace PlanMonitor.Core;

/// <summary>
/// How each kind of indicator adds up over units. Percentages are never averaged, missing is never zero, 0/0 stays "not applicable", and people counted by
/// two units are never presented as distinct.
/// </summary>
public static class AggregationRules
{
    /// <summary>Of what, and how the numbers of two units become one. A ratio and a yes/no have two numbers, each added by itself.</summary>
    private static readonly Dictionary<Aggregation, (FieldType[] Types, Adding Adding)> Catalogue = new()
    {
        [Aggregation.Sum] = ([FieldType.Count, FieldType.Money], Adding.Sum),
        [Aggregation.SumOfPeople] = ([FieldType.People], Adding.Sum),
        [Aggregation.RatioOfSums] = ([FieldType.Ratio], Adding.Sum),
        [Aggregation.CountYes] = ([FieldType.YesNo], Adding.Sum),
        [Aggregation.Any] = ([FieldType.YesNo], Adding.Sum),
        [Aggregation.All] = ([FieldType.YesNo], Adding.Sum),
        [Aggregation.Min] = ([FieldType.Count, FieldType.Money, FieldType.Date], Adding.Least),
        [Aggregation.Max] = ([FieldType.Count, FieldType.Money, FieldType.Date], Adding.Most),
        [Aggregation.Latest] = ([FieldType.Count, FieldType.Money, FieldType.Date, FieldType.Choice], Adding.Latest),
        [Aggregation.Tally] = ([FieldType.Choice], Adding.Sum),
        [Aggregation.Concatenate] = ([FieldType.Narrative, FieldType.Document], Adding.Rows),
        [Aggregation.Stack] = ([FieldType.Table], Adding.Rows),
        [Aggregation.UnitsAccepted] = ([FieldType.Coverage], Adding.Sum),
        [Aggregation.PeriodsReported] = ([FieldType.Coverage], Adding.Sum),
        [Aggregation.UnitsMeeting] = ([FieldType.Coverage], Adding.Sum),
    };

    /// <summary>Which aggregations make sense for a type.</summary>
    public static bool Fits(FieldType type, Aggregation aggregation) =>
        aggregation == Aggregation.None ? type != FieldType.Coverage : Catalogue[aggregation].Types.Contains(type);

    internal static Adding AddingOf(Field field) => Catalogue[field.Aggregation].Adding;

    /// <summary>Of a yes/no: what is true of all units together; null where only the count is asked for.</summary>
    internal static bool? Together(Aggregation aggregation, long yes, long answered)
    {
        if (aggregation == Aggregation.Any)
            return yes > 0;
        return aggregation == Aggregation.All ? yes == answered : null;
    }
}

/// <summary>How the values of several units become one.</summary>
public enum Adding
{
    /// <summary>They are added up.</summary>
    Sum,

    /// <summary>The smallest counts.</summary>
    Least,

    /// <summary>The largest counts.</summary>
    Most,

    /// <summary>The value of the unit that submitted last counts.</summary>
    Latest,

    /// <summary>Nothing is added: all are shown with their unit.</summary>
    Rows,
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
