using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>A document in three lines: number, day, issuer. Over units they are listed, and counted.</summary>
internal sealed class DocumentOnPaper : KindOnPaper
{
    private const string Number = "number";
    private const string Day = "date";
    private const string Issuer = "issuer";

    private static readonly Text NumberOf = new("Số, ký hiệu văn bản", "Number of the document");
    private static readonly Text DateOf = new("Ngày văn bản", "Date of the document");
    private static readonly Text IssuerOf = new("Cơ quan ban hành", "Issued by");

    private static readonly IReadOnlyList<Column> Columns =
    [
        new()
        {
            Code = Field.TextColumn,
            Name = new(Words.Document, Words.Document),
            Type = FieldType.Narrative,
        },
    ];

    public override bool IsListed => true;

    /// <summary>The document that goes with the submission itself: it is of no field, and whose it is is known.</summary>
    public static IReadOnlyList<FormLine> LinesOf(string owner) =>
        [
            new($"{owner}.{Number}", EntryCells.Word, NumberOf, NumberIn),
            new($"{owner}.{Day}", EntryCells.Day, DateOf, DayIn),
        ];

    public static DocumentReference? Read(FieldLines lines)
    {
        var number = lines.At(Number).Text;
        var day = lines.At(Day).Day;
        var issuer = lines.At(Issuer).Text;
        if (number is null && day is null && issuer is null)
            return null;
        if (number is null)
            lines.Require(Number, WorkbookTexts.HalfDocument);
        if (day is null)
            lines.Require(Day, WorkbookTexts.HalfDocument);
        return number is not null && day is { } on ? new(number, on, issuer) : null;
    }

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day)
    {
        var label = Text.Join(" – ", field.Name, NumberOf);
        return
        [
            Part(field, EntryCells.Word, Number, label, NumberIn) with
            {
                Depth = 0,
            },
            Part(field, EntryCells.Day, Day, DateOf, DayIn),
            Part(field, EntryCells.Word, Issuer, IssuerOf, v => new(Text: v.Document?.Issuer)),
        ];
    }

    public override FormValue? Read(Field field, FieldLines lines) =>
        Read(lines) is { } document ? new() { Document = document } : null;

    public override IReadOnlyList<Column> ColumnsOf(Field field) => Columns;

    public override string MeasureOf(Field field) => field.Measure?.Vi ?? Words.DocumentCount;

    /// <summary>One unit's is not counted: it stands there itself.</summary>
    public override string OwnMeasureOf(Field field) => "";

    private static LineValue NumberIn(FormValue value) => new(Text: value.Document?.Number);

    private static LineValue DayIn(FormValue value) => new(Day: value.Document?.Date);
}
