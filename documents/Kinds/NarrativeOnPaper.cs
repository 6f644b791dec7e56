using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>Words, of any length.</summary>
internal sealed class NarrativeOnPaper : KindOnPaper
{
    public override bool IsWords => true;
    public override int WidthShare => 5;
    public override double SheetWidth => 44;

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) =>
        [Line(field, EntryCells.Words)];
}
