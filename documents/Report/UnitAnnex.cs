using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>
/// Every figure unit by unit, the groups of units before them. Indicators are rows (there are many, with long names) and units columns, as long as
/// that takes few tables; of many units each is a row (<see cref="UnitRows"/>).
/// </summary>
internal sealed class UnitAnnex
{
    /// <summary>More tables beside each other than this nobody can read across.</summary>
    private const int MostTables = 4;

    private sealed record UnitColumn(string Key, string Title, int Width);

    private static readonly int[] Fixed = [.. new double[] { 10, 58, 17 }.Select(Grid.Millimetres)];
    private static readonly int ReportedWidth = Grid.Millimetres(20);

    private readonly ReportModel model;
    private readonly Legend legend = new();
    private readonly List<UnitLines> sections;
    private readonly IReadOnlyList<UnitColumn> columns;
    private readonly int totalWidth;

    public UnitAnnex(ReportModel model)
    {
        this.model = model;
        sections = [.. UnitLines.Of(model)];
        var lines = sections.SelectMany(g => g.Lines).ToList();
        columns = [.. UnitLines.Columns(model).Select(c => ColumnOf(c.Key, c.Title, lines))];
        totalWidth = UnitColumns.Needed(lines.Select(l => l.Total?.Text ?? ""));
    }

    private static UnitColumn ColumnOf(string key, string title, IEnumerable<UnitLine> lines)
    {
        var figures = lines.Select(l => l.ByColumn.TryGetValue(key, out var figure) ? figure.Text : "");
        return new(key, title, UnitColumns.Needed(figures.Append(title)));
    }

    /// <summary>Landscape where the units do not fit beside each other otherwise (Phụ lục I, I.2).</summary>
    public bool Landscape => columns.Sum(u => u.Width) > RoomForUnits(landscape: false);

    private int RoomForUnits(bool landscape) =>
        PageSetup.TextWidth(landscape) - Fixed.Sum() - totalWidth - ReportedWidth;

    public IEnumerable<OpenXmlElement> Write()
    {
        var room = RoomForUnits(Landscape);
        var blocks = UnitColumns.Blocks(columns, u => u.Width, room);
        var hasUnitsAsRows = blocks.Count > MostTables;
        var tables = hasUnitsAsRows
            ? new UnitRows(model, sections, legend).Write()
            : blocks.Select(b => Table(b, (room - b.Sum(u => u.Width)) / b.Count));
        var measures = sections.SelectMany(s => s.Lines).Select(l => l.Measure);
        foreach (var (i, table) in tables.Index())
        {
            if (i == 0)
                yield return ResultTable.MeasureLine(
                    measures,
                    hasUnitsAsRows ? Words.MeasuresInHead : Words.MeasuresInColumn
                );
            else
                yield return Prose.Paragraph(Styles.Continued, Words.Continued);
            yield return table;
        }
        foreach (var note in legend.Write(Styles.SmallNote))
            yield return note;
        foreach (var note in People())
            yield return note;
    }

    private IEnumerable<OpenXmlElement> People()
    {
        var people = model
            .Form.Fields.Where(f => f.OnPaper().IsOfPersons && model.CellOf(f.Code) is not null)
            .Select(f => f.Name.Vi)
            .ToList();
        if (people.Count > 0)
            yield return Prose.Paragraph(Styles.SmallNote, Words.Fill(Words.PeopleNamed, string.Join("; ", people)));
    }

    private W.Table Table(IReadOnlyList<UnitColumn> block, int spare)
    {
        int[] widths = [.. Fixed, totalWidth, ReportedWidth, .. block.Select(c => Math.Max(c.Width, c.Width + spare))];
        var table = Grid.Bordered(widths);
        string[] titles =
        [
            Words.Ordinal,
            Words.Indicator,
            Words.Measure,
            Words.Total,
            ResultTable.ReportedTitle(model),
            .. block.Select(c => c.Title),
        ];
        table.Append(Grid.Header(widths, Styles.SmallHead, titles));
        foreach (var section in sections)
        {
            var title = Prose.Paragraph(Styles.SmallGroup, section.Section);
            table.Append(Grid.Row(Grid.Spanning(widths.Length, widths.Sum(), title)));
            table.Append(section.Lines.Select(line => Row(line, block, widths)));
        }
        return table;
    }

    private W.TableRow Row(UnitLine line, IReadOnlyList<UnitColumn> block, int[] widths)
    {
        var number = Grid.Cell(widths[0], Prose.Paragraph(Styles.SmallFigure, line.Number));
        if (line.Total is null)
        {
            var split = Prose.Paragraph(Styles.SmallSplit, line.Name);
            return Grid.Row(number, Grid.Spanning(widths.Length - 1, widths[1..].Sum(), split));
        }
        var name = Grid.Cell(widths[1], Prose.Paragraph(Styles.SmallText, line.Name));
        var measure = Grid.Cell(widths[2], Prose.Paragraph(Styles.SmallFigure, line.Measure));
        var total = Printed(widths[3], Styles.SmallTotal, line.Total);
        var reported = Printed(widths[4], Styles.SmallFigure, line.Reported, line.Source);
        var byUnit = block.Select((c, i) => Printed(widths[5 + i], Styles.SmallFigure, FigureOf(line, c)));
        return Grid.Row([number, name, measure, total, reported, .. byUnit]);
    }

    private static Figure? FigureOf(UnitLine line, UnitColumn column) =>
        line.ByColumn.TryGetValue(column.Key, out var figure) ? figure : null;

    private W.TableCell Printed(int width, string style, Figure? figure, Figure? under = null)
    {
        List<OpenXmlElement> lines =
        [
            Prose.Paragraph(style, figure is { } printed ? [Prose.Control(legend.See(printed))] : []),
        ];
        if (under is { } source)
            lines.Add(Prose.Sentence(style, Words.SourceMark, Prose.Control(source)));
        return Grid.Cell(width, lines);
    }
}
