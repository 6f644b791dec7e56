using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>The columns of a table that people fill in row by row, printed.</summary>
internal static class RowCells
{
    /// <summary>The room shared out by what a column holds: words need more than a day or a number.</summary>
    public static IEnumerable<int> Widths(IReadOnlyList<Column> columns, int room)
    {
        var shares = columns.Select(c => ShareOf(c.Type)).ToList();
        return shares.Select(s => room * s / shares.Sum());
    }

    private static int ShareOf(FieldType type)
    {
        if (type == FieldType.Narrative)
            return 5;
        return type is FieldType.Choice or FieldType.Money ? 3 : 2;
    }

    public static string Title(Column column) =>
        column.Measure is { } measure ? Words.Fill(Words.MeasureInHead, column.Name.Vi, measure.Vi) : column.Name.Vi;

    /// <summary>A number stands in a control; words do not: they are nobody's figure.</summary>
    public static W.TableCell Cell(int width, Column column, FormValue? value, string tag, Legend legend)
    {
        var text = value is null ? "" : Text(column, value);
        if (value?.Number is not null)
            return Grid.Cell(width, Prose.Paragraph(Styles.SmallFigure, Prose.Control(legend.See(new(tag, text)))));
        var style = column.Type == FieldType.Narrative ? Styles.SmallText : Styles.SmallFigure;
        return Grid.Cell(width, Prose.Paragraph(style, text));
    }

    public static string Text(Column column, FormValue value) =>
        Figure.Print(
            Amount.Of(value, nil: false),
            new()
            {
                Code = column.Code,
                Name = column.Name,
                Type = column.Type,
                Options = column.Options,
                Aggregation = Aggregation.None,
            },
            narrow: true
        );
}
