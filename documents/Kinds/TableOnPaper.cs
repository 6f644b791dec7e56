using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>Rows with columns, under a head of their own; over units they are listed, and counted.</summary>
internal sealed class TableOnPaper : KindOnPaper
{
    public override bool IsListed => true;

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) =>
        [Line(field, EntryCells.Words)];

    public override FormValue? Read(Field field, FieldLines lines) =>
        lines.Rows.Count > 0 ? new() { Rows = lines.Rows } : null;

    public override string MeasureOf(Field field) => field.Measure?.Vi ?? Words.RowCount;
}
