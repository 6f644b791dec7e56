using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Report;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>The rows of the units' tables, a sheet for each table, the unit added.</summary>
internal static class RowsSheets
{
    public static IEnumerable<ReportSheet> Of(ReportModel model) =>
        RowsAnnex.Tables(model).Select(t => Of(model, t.Field, t.Cell));

    private static ReportSheet Of(ReportModel model, Field field, Cell cell)
    {
        double[] widths = [6, 14, 30, .. field.Columns.Select(c => c.OnPaper().SheetWidth)];
        string[] titles = [Words.Ordinal, SheetWords.UnitCode, Words.Unit, .. field.Columns.Select(RowCells.Title)];
        return new(Words.Fill(SheetWords.Rows, field.Code), field.Name.Vi, widths)
        {
            Notes = Notes(cell),
            Header = [titles],
            FixedColumns = 3,
            Rows = cell.Rows.Select((row, i) => Row(model, field, row, i + 1)),
        };
    }

    private static SheetCell[] Row(ReportModel model, Field field, StackedRow row, int number) =>
        [
            .. UnitCells.Of(model, row.Unit, number),
            .. field.Columns.Select(c => Value(c, row.Values.GetValueOrDefault(c.Code))),
        ];

    private static List<string> Notes(Cell cell)
    {
        List<string> notes = [];
        if (cell.RowsLeftBelow > 0)
            notes.Add(Words.Fill(SheetWords.RowsLeft, cell.RowsLeftBelow));
        if (cell.Parts.Any(p => p.Withheld))
            notes.Add(Words.Fill(Words.Legend, Words.WithheldLegend));
        return notes;
    }

    private static SheetCell Value(Column column, FormValue? value)
    {
        if (value?.Number is { } number)
            return SheetCell.Of(number);
        return SheetCell.Of(value is null ? "" : RowCells.Text(column, value));
    }
}
