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
        RowsAnnex
            .Tables(model)
            .Select(t => new ReportSheet(
                Words.Fill(SheetWords.Rows, t.Field.Code),
                t.Field.Name.Vi,
                [6, 14, 30, .. t.Field.Columns.Select(c => c.OnPaper().SheetWidth)]
            )
            {
                Notes = Notes(t.Cell),
                Header =
                [
                    [Words.Ordinal, SheetWords.UnitCode, Words.Unit, .. t.Field.Columns.Select(RowCells.Title)],
                ],
                FixedColumns = 3,
                Rows = t.Cell.Rows.Select(
                    (row, i) =>
                        (IReadOnlyList<SheetCell>)
                            [
                                SheetCell.Of(i + 1),
                                SheetCell.Of(row.Unit),
                                SheetCell.Of(model.NameOf(row.Unit)),
                                .. t.Field.Columns.Select(c => Value(c, row.Values.GetValueOrDefault(c.Code))),
                            ]
                ),
            });

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
