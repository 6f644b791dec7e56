using DocumentFormat.OpenXml;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>The rows of the units' tables under each other, the unit added: a table for each field of rows or of documents.</summary>
internal static class RowsAnnex
{
    /// <summary>With more columns than this the page lies on its side.</summary>
    private const int MostUpright = 5;

    private static readonly int NumberWidth = Grid.Millimetres(10);
    private static readonly int UnitWidth = Grid.Millimetres(32);

    public static IEnumerable<(Field Field, Cell Cell)> Tables(ReportModel model) =>
        from field in model.Form.Fields
        let kind = field.OnPaper()
        where kind.IsListed
        let cell = model.CellOf(field.Code)
        where cell is not null
        select (field with { Columns = kind.ColumnsOf(field) }, cell);

    public static bool Landscape(ReportModel model) => Tables(model).Any(t => t.Field.Columns.Count > MostUpright);

    public static IEnumerable<OpenXmlElement> Write(ReportModel model)
    {
        var room = PageSetup.TextWidth(Landscape(model));
        foreach (var (field, cell) in Tables(model))
        {
            yield return Prose.Paragraph(Styles.TableGroup, field.Name.Vi);
            var legend = new Legend();
            if (cell.Rows.Count > 0)
            {
                if (field.Columns.Any(c => c.Measure is not null))
                    yield return ResultTable.MeasureLine([], Words.MeasuresInHead);
                yield return Table(model, field, cell, room, legend);
            }
            foreach (var note in legend.Write(Styles.SmallNote))
                yield return note;
            if (cell.RowsLeftBelow > 0)
                yield return Prose.Sentence(Styles.SmallNote, Words.RowsLeft, Prose.Control(Figure.RowsLeft(cell)));
            else if (cell.Parts.Any(p => p.Withheld))
                yield return Prose.Paragraph(Styles.SmallNote, Words.Fill(Words.Legend, Words.WithheldLegend));
            else if (cell.Rows.Count == 0)
                yield return Prose.Paragraph(Styles.SmallNote, Words.NoRows);
        }
    }

    private static W.Table Table(ReportModel model, Field field, Cell cell, int room, Legend legend)
    {
        var (roomForRows, rows) = (room - NumberWidth - UnitWidth, cell.Rows.Select(r => r.Values).ToList());
        int[] widths = [NumberWidth, UnitWidth, .. RowCells.Widths(field.Columns, roomForRows, rows)];
        var table = Grid.Bordered(widths);
        string[] titles = [Words.Ordinal, Words.Unit, .. field.Columns.Select(RowCells.Title)];
        table.Append(Grid.Header(widths, Styles.SmallHead, titles));
        foreach (var (i, row) in cell.Rows.Index())
        {
            var values = RowCells.Row(field, row.Values, i + 1, row.Unit, widths[2..], legend);
            var number = Prose.Paragraph(Styles.SmallFigure, VietnameseNumbers.Whole(i + 1));
            var unit = Prose.Paragraph(Styles.SmallText, model.NameOf(row.Unit));
            table.Append(Grid.Row([Grid.Cell(widths[0], number), Grid.Cell(widths[1], unit), .. values]));
        }
        return table;
    }
}
