using System.Globalization;
using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>From a day to a day, in two lines. Over units they are listed, and counted.</summary>
internal sealed class DateRangeOnPaper : KindOnPaper
{
    private const string First = "first";
    private const string Last = "last";

    private static readonly Text FirstDay = new("Từ ngày", "From");
    private static readonly Text LastDay = new("Đến ngày", "To");
    private static readonly Text HalfRange = new(
        "Cần cả ngày bắt đầu và ngày kết thúc.",
        "Both the first and the last day are needed."
    );
    private static readonly Text RangeName = new("Thời gian", "Time");

    private static readonly IReadOnlyList<Column> Columns =
    [
        new()
        {
            Code = Field.TextColumn,
            Name = RangeName,
            Type = FieldType.Narrative,
        },
    ];

    public override bool IsListed => true;

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day)
    {
        var label = Text.Join(" – ", field.Name, FirstDay);
        var first = Part(field, EntryCells.Day, First, label, v => new(Day: DayOf(v, 0)));
        return [first with { Depth = 0 }, Part(field, EntryCells.Day, Last, LastDay, v => new(Day: DayOf(v, 1)))];
    }

    public override FormValue? Read(Field field, FieldLines lines)
    {
        var (first, last) = (lines.At(First).Day, lines.At(Last).Day);
        if (first is { } from && last is { } to)
            return FormValue.Of($"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}");
        if (first is null && last is not null)
            lines.Require(First, HalfRange);
        if (first is not null && last is null)
            lines.Require(Last, HalfRange);
        return null;
    }

    public override IReadOnlyList<Column> ColumnsOf(Field field) => Columns;

    /// <summary>One unit's is not counted: it stands there itself.</summary>
    public override string OwnMeasureOf(Field field) => "";

    /// <summary>A unit's own is kept as two days; over units it has its words already.</summary>
    protected override string PrintText(Amount amount, Field field)
    {
        var kept = FormValue.Of(amount.Text ?? "");
        return DayOf(kept, 0) is { } first && DayOf(kept, 1) is { } last
            ? $"từ ngày {VietnameseNumbers.Day(first)} đến ngày {VietnameseNumbers.Day(last)}"
            : amount.Text ?? "";
    }

    private static DateOnly? DayOf(FormValue value, int at)
    {
        var days = value.Text?.Split('/');
        if (days?.Length != 2)
            return null;
        var culture = CultureInfo.InvariantCulture;
        return DateOnly.TryParseExact(days[at], LineValue.DayFormat, culture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }
}
