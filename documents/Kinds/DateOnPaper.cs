using System.Globalization;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>A day, kept as yyyy-MM-dd and printed as people write it.</summary>
internal sealed class DateOnPaper : KindOnPaper
{
    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) =>
        [Line(field, EntryCells.Day)];

    public override EntryCell CellOf(Column column) => EntryCells.Day;

    protected override string PrintText(Amount amount, Field field)
    {
        var (kept, culture) = (amount.Text, CultureInfo.InvariantCulture);
        return DateOnly.TryParseExact(kept, LineValue.DayFormat, culture, DateTimeStyles.None, out var day)
            ? VietnameseNumbers.Day(day)
            : kept ?? "";
    }
}
