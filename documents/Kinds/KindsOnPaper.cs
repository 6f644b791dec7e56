using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Kinds;

/// <summary>The list of all kinds of fields, as the documents know them. Kinds that are filled in and printed alike share one.</summary>
internal static class KindsOnPaper
{
    private static readonly CountOnPaper Count = new();
    private static readonly PeopleOnPaper People = new();
    private static readonly MoneyOnPaper Money = new();
    private static readonly RatioOnPaper Ratio = new();
    private static readonly YesNoOnPaper YesNo = new();
    private static readonly ChoiceOnPaper Choice = new();
    private static readonly DateOnPaper Date = new();
    private static readonly DateRangeOnPaper DateRange = new();
    private static readonly DocumentOnPaper Document = new();
    private static readonly NarrativeOnPaper Narrative = new();
    private static readonly TableOnPaper Table = new();
    private static readonly CoverageOnPaper Coverage = new();

    public static KindOnPaper Of(FieldType type) =>
        type switch
        {
            FieldType.Count or FieldType.PersonDays => Count,
            FieldType.People => People,
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

    public static KindOnPaper OnPaper(this Field field) => Of(field.Type);

    public static KindOnPaper OnPaper(this Column column) => Of(column.Type);
}
