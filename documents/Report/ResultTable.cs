using DocumentFormat.OpenXml;
using PlanMonitor.Core;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents;

/// <summary>
/// The figures of one section: STT | Nội dung | ĐVT | Kết quả | Đơn vị báo cáo, each breakdown on a line under its figure. Beside every
/// figure stands of how many units it is the sum; who is missing is named below.
/// </summary>
internal sealed class ResultTable(ReportModel model)
{
    private static readonly int[] Widths = [.. new double[] { 11, 78, 22, 30, 19 }.Select(Grid.Millimetres)];
    private static readonly string[] Titles = [Words.Ordinal, Words.Indicator, Words.Measure, Words.Result, Words.UnitsReported];

    private readonly Legend legend = new();

    public IEnumerable<OpenXmlElement> Write(IReadOnlyList<(Field Field, Cell Cell)> figures)
    {
        var table = Grid.Bordered(Widths);
        table.Append(Grid.Header(Widths, Styles.TableHead, Titles));
        for (var i = 0; i < figures.Count; i++)
        {
            table.Append(Row(figures[i].Field, figures[i].Cell, i + 1));
            table.Append(Splits(figures[i].Field, figures[i].Cell));
        }
        yield return table;
        List<W.Paragraph> notes = [.. legend.Write(Styles.TableNote), .. MissingUnits(figures)];
        if (notes.Count == 0) notes.Add(Prose.Paragraph(Styles.TableNote, []));
        foreach (var note in notes) yield return note;
    }

    private W.TableRow Row(Field field, Cell cell, int number) => Grid.Row(
        Grid.Cell(Widths[0], Prose.Paragraph(Styles.TableFigure, VietnameseNumbers.Whole(number))),
        Grid.Cell(Widths[1], Prose.Paragraph(Styles.TableText, field.Name.Vi)),
        Grid.Cell(Widths[2], Prose.Paragraph(Styles.TableFigure, field.Measure?.Vi ?? "")),
        Grid.Cell(Widths[3], Prose.Paragraph(Styles.TableTotal, Prose.Control(legend.See(Figure.Of(cell, field))))),
        Grid.Cell(Widths[4], Prose.Paragraph(Styles.TableFigure, Prose.Control(Figure.Reported(cell)))));

    private IEnumerable<W.TableRow> Splits(Field field, Cell cell)
    {
        var width = Widths[1..].Sum();
        foreach (var dimension in field.Splits.Select(s => model.Form.Dimensions.First(d => d.Id == s.Dimension)))
        {
            if (!cell.Splits.TryGetValue(dimension.Id, out var items) || items.Count == 0) continue;
            var line = Prose.Paragraph(
                Styles.TableText,
                Prose.Run(Prose.Fill(Words.SplitBy, Words.InnerCase(dimension.Name.Vi)), italic: true));
            var separator = "";
            foreach (var item in dimension.Items)
            {
                line.Append(Prose.Run($"{separator}{Words.InnerCase(item.Name.Vi)} "));
                line.Append(Prose.Control(legend.See(Figure.Split(cell, dimension.Id, item.Code))));
                separator = "; ";
            }
            line.Append(Prose.Run("."));
            yield return Grid.Row(Grid.Cell(Widths[0], Prose.Paragraph(Styles.TableFigure, [])), Grid.Spanning(4, width, line));
        }
    }

    /// <summary>Units whose figure is missing although they reported: said once for all the lines that miss the same units.</summary>
    private IEnumerable<W.Paragraph> MissingUnits(IReadOnlyList<(Field Field, Cell Cell)> figures)
    {
        var silent = model.Figures.Completeness.Missing.ToHashSet();
        return figures
            .Select((f, i) => (Line: i + 1, Units: string.Join('\n', f.Cell.Parts
                .Where(p => p.State == CellState.Missing && !silent.Contains(p.Unit)).Select(p => p.Unit))))
            .Where(m => m.Units.Length > 0)
            .GroupBy(m => m.Units, m => VietnameseNumbers.Whole(m.Line))
            .Select(g => Prose.Paragraph(
                Styles.TableNote,
                Prose.Fill(Words.NoFigureFrom, string.Join(", ", g), model.NamesOf(g.Key.Split('\n')))));
    }
}
