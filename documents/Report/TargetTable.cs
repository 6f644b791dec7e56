using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | Tỷ lệ (%) | Ghi chú. What was done is two counts; the rate is computed from them.</summary>
internal static class TargetTable
{
    private static readonly int[] Usual = [.. new double[] { 11, 47, 17, 17, 20, 16, 32 }.Select(Grid.Millimetres)];

    private static readonly string[] Titles =
    [
        Words.Ordinal,
        Words.Target,
        Words.Measure,
        Words.Plan,
        Words.Done,
        Words.Percentage,
        Words.Remark,
    ];

    public static IEnumerable<OpenXmlElement> Write(ReportModel model)
    {
        var legend = new Legend();
        var done = model.Targets.Select(t => Figure.Done(t).Text);
        var widths = FittedWidths.Of(Usual, new Dictionary<int, IEnumerable<string>> { [4] = done }, Styles.TableSize);
        var table = Grid.Bordered(widths);
        table.Append(Grid.Header(widths, Styles.TableHead, Titles));
        for (var i = 0; i < model.Targets.Count; i++)
            table.Append(Row(model, model.Targets[i], i + 1, legend, widths));
        yield return ResultTable.MeasureLine(model.Targets.Select(t => MeasureOf(model, t)), Words.MeasuresInColumn);
        yield return table;
        var notes = legend.Write(Styles.TableNote).ToList();
        if (notes.Count == 0)
            notes.Add(Prose.Paragraph(Styles.TableNote, []));
        foreach (var note in notes)
            yield return note;
    }

    private static W.TableRow Row(ReportModel model, TargetLine line, int number, Legend legend, int[] widths)
    {
        var done = legend.See(Figure.Done(line));
        var percent = legend.See(Figure.Percent(line));
        var ordinal = Text(widths[0], Styles.TableFigure, VietnameseNumbers.Whole(number));
        var name = Text(widths[1], Styles.TableText, line.Name);
        var measure = Text(widths[2], Styles.TableFigure, MeasureOf(model, line));
        var goal = Printed(widths[3], Figure.Goal(line));
        var remarks = Grid.Cell(widths[6], [.. Remarks(model, line)]);
        return Grid.Row(ordinal, name, measure, goal, Printed(widths[4], done), Printed(widths[5], percent), remarks);
    }

    private static W.TableCell Printed(int width, Figure figure) =>
        Grid.Cell(width, Prose.Paragraph(Styles.TableFigure, Prose.Control(figure)));

    private static string MeasureOf(ReportModel model, TargetLine line) =>
        model.Form.Fields.FirstOrDefault(f => f.Code == line.Indicator)?.Measure?.Vi ?? "";

    /// <summary>The clause of the target; what stands in place of a ratio; and how many units it covers when not all reported.</summary>
    private static IEnumerable<OpenXmlElement> Remarks(ReportModel model, TargetLine line)
    {
        yield return Prose.Paragraph(Styles.TableFigure, Words.ClauseName(line.Clause));
        if (line.State != Core.Figures.CellState.Value && line.Shown != Words.Missing)
            yield return Prose.Paragraph(Styles.TableFigure, line.Shown);
        if (model.CellOf(line.Indicator) is not { } cell)
            yield break;
        if (cell.Reported < cell.Expected)
            yield return Prose.Sentence(Styles.TableFigure, Words.UnitsOf, Prose.Control(Figure.Reported(cell)));
        if (cell.SourceReported < cell.SourceExpected && Figure.Source(cell) is { } source)
            yield return Prose.Sentence(Styles.TableFigure, Words.SourceUnits, Prose.Control(source));
    }

    private static W.TableCell Text(int width, string style, string text) =>
        Grid.Cell(width, Prose.Paragraph(style, text));
}
