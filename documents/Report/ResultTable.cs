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

/// <summary>
/// The figures of one section: STT | Nội dung | ĐVT | Kết quả | Đơn vị báo cáo, each breakdown on a line under its figure. Beside every
/// figure stands of how many units it is the sum; who is missing is named below.
/// </summary>
internal sealed class ResultTable(ReportModel model)
{
    private static readonly int[] Usual = [.. new double[] { 11, 76, 22, 30, 21 }.Select(Grid.Millimetres)];

    private readonly Legend legend = new();
    private int[] widths = Usual;

    /// <summary>"7/9", and under it in brackets how many of the units at the source, where units in between consolidated.</summary>
    public static string ReportedTitle(ReportModel model) =>
        model.Figures.Cells.Any(c => c.SourceExpected is not null) ? Words.UnitsReportedSource : Words.UnitsReported;

    /// <summary>At the right above a table: the one unit of measure of all its figures, or where to read each one's.</summary>
    public static W.Paragraph MeasureLine(IEnumerable<string> measures, string otherwise)
    {
        var measure = measures.Distinct().ToList() is [{ Length: > 0 } one] ? one : otherwise;
        return Prose.Paragraph(Styles.MeasureLine, Words.Fill(Words.MeasureLine, measure));
    }

    public IEnumerable<OpenXmlElement> Write(IReadOnlyList<(Field Field, Cell Cell)> figures)
    {
        var results = figures.Select(f => Figure.Of(f.Cell, f.Field).Text);
        var reported = figures.Select(f => Figure.Reported(f.Cell).Text);
        widths = FittedWidths.Of(
            Usual,
            new Dictionary<int, IEnumerable<string>> { [3] = results, [4] = reported },
            Styles.TableSize
        );
        var table = Grid.Bordered(widths);
        string[] titles = [Words.Ordinal, Words.Indicator, Words.Measure, Words.Result, ReportedTitle(model)];
        table.Append(Grid.Header(widths, Styles.TableHead, titles));
        for (var i = 0; i < figures.Count; i++)
        {
            table.Append(Row(figures[i].Field, figures[i].Cell, i + 1));
            table.Append(Splits(figures[i].Field, figures[i].Cell));
        }
        yield return MeasureLine(figures.Select(f => f.Field.OnPaper().MeasureOf(f.Field)), Words.MeasuresInColumn);
        yield return table;
        List<W.Paragraph> notes = [.. legend.Write(Styles.TableNote), .. People(figures), .. MissingUnits(figures)];
        if (notes.Count == 0)
            notes.Add(Prose.Paragraph(Styles.TableNote, []));
        foreach (var note in notes)
            yield return note;
    }

    private W.TableRow Row(Field field, Cell cell, int number)
    {
        var figure = legend.See(Figure.Of(cell, field));
        List<OpenXmlElement> units = [Prose.Paragraph(Styles.TableFigure, Prose.Control(Figure.Reported(cell)))];
        if (Figure.Source(cell) is { } source)
            units.Add(Prose.Sentence(Styles.TableFigure, Words.SourceMark, Prose.Control(source)));
        var ordinal = Prose.Paragraph(Styles.TableFigure, VietnameseNumbers.Whole(number));
        var name = Prose.Paragraph(Styles.TableText, field.Name.Vi);
        var measure = Prose.Paragraph(Styles.TableFigure, field.OnPaper().MeasureOf(field));
        var total = Prose.Paragraph(Styles.TableTotal, Prose.Control(figure));
        return Grid.Row(Cell(0, ordinal), Cell(1, name), Cell(2, measure), Cell(3, total), Cell(4, units));
    }

    private W.TableCell Cell(int column, params IReadOnlyList<OpenXmlElement> content) =>
        Grid.Cell(widths[column], content);

    private IEnumerable<W.TableRow> Splits(Field field, Cell cell)
    {
        var width = widths[1..].Sum();
        foreach (var breakdown in Breakdown.Of(field, model.Form, cell))
        {
            var by = Prose.Run(Words.Fill(Words.SplitBy, breakdown.Name), italic: true);
            var line = Prose.Paragraph(Styles.TableText, by);
            var separator = "";
            foreach (var item in breakdown.Items)
            {
                line.Append(Prose.Run($"{separator}{breakdown.NameOf(item)} "));
                line.Append(Prose.Control(legend.See(Figure.Split(cell, breakdown.Key, item.Code))));
                separator = "; ";
            }
            line.Append(Prose.Run("."));
            yield return Grid.Row(Cell(0, Prose.Paragraph(Styles.TableFigure, [])), Grid.Spanning(4, width, line));
        }
    }

    /// <summary>Persons are distinct where they were counted and not above it: the lines without a stated overlap in one note, each with one in its own.</summary>
    private static IEnumerable<W.Paragraph> People(IReadOnlyList<(Field Field, Cell Cell)> figures)
    {
        var people = figures
            .Index()
            .Where(f => f.Item.Field.OnPaper().IsOfPersons)
            .Select(f => (Line: VietnameseNumbers.Whole(f.Index + 1), f.Item.Cell))
            .ToList();
        var unstated = people.Where(p => Figure.Overlap(p.Cell) is null).Select(p => p.Line).ToList();
        if (unstated.Count > 0)
            yield return Prose.Paragraph(Styles.TableNote, Words.Fill(Words.People, string.Join(", ", unstated)));
        foreach (var (line, cell) in people)
        {
            if (Figure.Overlap(cell) is { } overlap)
                yield return Prose.Sentence(
                    Styles.TableNote,
                    Words.PeopleOverlap,
                    Prose.Run(line),
                    Prose.Control(overlap)
                );
        }
    }

    /// <summary>Units whose figure is missing although they reported: said once for all the lines that miss the same units.</summary>
    private IEnumerable<W.Paragraph> MissingUnits(IReadOnlyList<(Field Field, Cell Cell)> figures)
    {
        var silent = model.Figures.Completeness.Missing.ToHashSet();
        string UnitsOf(Cell cell)
        {
            var missing = cell.Parts.Where(p => p.State == CellState.Missing && !silent.Contains(p.Unit));
            return string.Join('\n', missing.Select(p => p.Unit));
        }
        return from figure in figures.Index()
            let units = UnitsOf(figure.Item.Cell)
            where units.Length > 0
            group VietnameseNumbers.Whole(figure.Index + 1) by units into lines
            select NoFigureFrom(lines.Key.Split('\n'), string.Join(", ", lines));
    }

    private W.Paragraph NoFigureFrom(string[] units, string lines) =>
        Prose.Paragraph(Styles.TableNote, Words.Fill(Words.NoFigureFrom, lines, model.NamesOf(units)));
}
