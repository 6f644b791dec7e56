using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>Whole đồng: long numbers.</summary>
internal sealed class MoneyOnPaper : KindOnPaper
{
    public override int WidthShare => 3;

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) =>
        [Line(field, EntryCells.Whole)];

    public override EntryCell CellOf(Column column) => EntryCells.Whole;
}
