using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>The columns of a table that people fill in row by row, printed.</summary>
internal static class RowCells
{
    /// <summary>The room shared out by what a column holds: words need more than a day or a number.</summary>
    public static IEnumerable<int> Widths(
        IReadOnlyList<Column> columns,
        int room,
        IReadOnlyList<IReadOnlyDictionary<string, FormValue>> rows
    )
    {
        var shares = columns.Select(c => c.OnPaper().WidthShare).ToList();
        var widths = shares.Select(s => room * s / shares.Sum()).ToList();
        var figures = columns.Index().Where(c => rows.Any(r => IsFigure(r, c.Item)));
        var texts = figures.ToDictionary(c => c.Index, c => rows.Select(r => TextIn(r, c.Item)));
        return FittedWidths.Of(widths, texts, Styles.SmallSize);
    }

    private static bool IsFigure(IReadOnlyDictionary<string, FormValue> row, Column column) =>
        row.GetValueOrDefault(column.Code)?.Number is not null;

    private static string TextIn(IReadOnlyDictionary<string, FormValue> row, Column column) =>
        row.GetValueOrDefault(column.Code) is { } value ? Text(column, value) : "";

    public static string Title(Column column) =>
        column.Measure is { } measure ? Words.Fill(Words.MeasureInHead, column.Name.Vi, measure.Vi) : column.Name.Vi;

    /// <summary>The cells of one row, the first <paramref name="widths"/> theirs.</summary>
    /// <param name="number">Of the row, from 1.</param>
    public static IEnumerable<W.TableCell> Row(
        Field field,
        IReadOnlyDictionary<string, FormValue> row,
        int number,
        string unit,
        int[] widths,
        Legend legend
    )
    {
        foreach (var (i, column) in field.Columns.Index())
        {
            var tag = FigureTag.Row(field.Code, column.Code, number, unit);
            yield return Cell(widths[i], column, row.GetValueOrDefault(column.Code), tag, legend);
        }
    }

    /// <summary>A number stands in a control; words do not: they are nobody's figure.</summary>
    private static W.TableCell Cell(int width, Column column, FormValue? value, string tag, Legend legend)
    {
        var text = value is null ? "" : Text(column, value);
        if (value?.Number is not null)
            return Grid.Cell(width, Prose.Paragraph(Styles.SmallFigure, Prose.Control(legend.See(new(tag, text)))));
        var style = column.OnPaper().IsWords ? Styles.SmallText : Styles.SmallFigure;
        return Grid.Cell(width, Prose.Paragraph(style, text));
    }

    public static string Text(Column column, FormValue value) =>
        Figure.Print(Amount.Of(value, nil: false), column.AsField(), narrow: true);
}
