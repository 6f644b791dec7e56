namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>The list of all kinds of fields.</summary>
public static class FieldKinds
{
    private static readonly CountKind Count = new();
    private static readonly PeopleKind People = new();
    private static readonly PersonDaysKind PersonDays = new();
    private static readonly MoneyKind Money = new();
    private static readonly RatioKind Ratio = new();
    private static readonly YesNoKind YesNo = new();
    private static readonly ChoiceKind Choice = new();
    private static readonly DateKind Date = new();
    private static readonly DateRangeKind DateRange = new();
    private static readonly DocumentKind Document = new();
    private static readonly NarrativeKind Narrative = new();
    private static readonly TableKind Table = new();
    private static readonly CoverageKind Coverage = new();

    public static FieldKind Of(FieldType type) =>
        type switch
        {
            FieldType.Count => Count,
            FieldType.People => People,
            FieldType.PersonDays => PersonDays,
            FieldType.Money => Money,
            FieldType.Ratio => Ratio,
            FieldType.YesNo => YesNo,
            FieldType.Choice => Choice,
            FieldType.Date => Date,
            FieldType.DateRange => DateRange,
            FieldType.Document => Document,
            FieldType.Narrative => Narrative,
            FieldType.Table => Table,
            FieldType.Coverage => Coverage,
        };

    public static FieldKind Kind(this Field field) => Of(field.Type);
}
