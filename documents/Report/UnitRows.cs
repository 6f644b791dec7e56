using DocumentFormat.OpenXml;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>
/// The annex of many units: each a row, its figures beside each other, first the total of all and how many units are in it, then the groups.
/// So many figures a table as the page is wide; the two lines of the header stand on each page.
/// </summary>
internal sealed class UnitRows(ReportModel model, IReadOnlyList<UnitLines> sections, Legend legend)
{
    private sealed record FigureColumn(string Section, UnitLine Line, string Title, int Width);

    private static readonly int NumberWidth = Grid.Millimetres(10);
    private static readonly int NameWidth = Grid.Millimetres(46);

    public IEnumerable<W.Table> Write()
    {
        var columns = sections.SelectMany(s => Columns(s)).ToList();
        var room = PageSetup.TextWidth(landscape: true) - NumberWidth - NameWidth;
        return UnitColumns
            .Blocks(columns, c => c.Width, room)
            .Select(b => Table(b, (room - b.Sum(c => c.Width)) / b.Count));
    }

    private static string TitleOf(UnitLine line)
    {
        if (line.Of is { } of)
            return $"{of}: {line.Name.TrimStart('-', ' ')}";
        return line.Measure.Length > 0 ? Words.Fill(Words.MeasureInHead, line.Name, line.Measure) : line.Name;
    }

    private static IEnumerable<FigureColumn> Columns(UnitLines section)
    {
        foreach (var line in section.Lines)
        {
            if (line.Total is not { } total)
                continue;
            var title = TitleOf(line);
            var texts = line.ByColumn.Values.Select(f => f.Text).Append(total.Text).Append(title);
            yield return new(section.Section, line, title, UnitColumns.Needed(texts));
        }
    }

    private W.Table Table(IReadOnlyList<FigureColumn> block, int spare)
    {
        int[] widths = [NumberWidth, NameWidth, .. block.Select(c => Math.Max(c.Width, c.Width + spare))];
        var table = Grid.Bordered(widths);
        table.Append(SectionHeader(block, widths));
        table.Append(Grid.Header(widths, Styles.SmallHead, [Words.Ordinal, Words.Unit, .. block.Select(c => c.Title)]));
        table.Append(Row("", Words.Total, Styles.SmallTotal, widths, block.Select(c => c.Line.Total)));
        table.Append(Row("", Words.UnitsReported, Styles.SmallFigure, widths, block.Select(c => c.Line.Reported)));
        if (block.Any(c => c.Line.Source is not null))
            table.Append(Row("", Words.SourceReported, Styles.SmallFigure, widths, block.Select(c => c.Line.Source)));
        var number = 0;
        foreach (var (key, title) in UnitLines.Columns(model))
        {
            var isGroup = key.StartsWith(Duties.GroupPrefix, StringComparison.Ordinal);
            var ordinal = isGroup ? "" : VietnameseNumbers.Whole(++number);
            var style = isGroup ? Styles.SmallTotal : Styles.SmallFigure;
            table.Append(Row(ordinal, title, style, widths, block.Select(c => FigureOf(c.Line, key))));
        }
        return table;
    }

    private static Figure? FigureOf(UnitLine line, string key) =>
        line.ByColumn.TryGetValue(key, out var figure) ? figure : null;

    /// <summary>Which section of the form each figure is of.</summary>
    private static W.TableRow SectionHeader(IReadOnlyList<FigureColumn> block, int[] widths)
    {
        List<W.TableCell> cells = [Grid.Spanning(2, widths[..2].Sum(), Prose.Paragraph(Styles.SmallHead, []))];
        for (var at = 0; at < block.Count; )
        {
            var section = block[at].Section;
            var count = block.Skip(at).TakeWhile(c => c.Section == section).Count();
            var width = widths.Skip(2 + at).Take(count).Sum();
            cells.Add(Grid.Spanning(count, width, Prose.Paragraph(Styles.SmallHead, section)));
            at += count;
        }
        return Grid.Repeated(Grid.Row(cells));
    }

    private W.TableRow Row(string number, string name, string style, int[] widths, IEnumerable<Figure?> figures)
    {
        var first = Grid.Cell(widths[0], Prose.Paragraph(Styles.SmallFigure, number));
        var second = Grid.Cell(widths[1], Prose.Paragraph(NameStyleOf(style), name));
        return Grid.Row([first, second, .. figures.Select((figure, i) => Printed(widths[2 + i], style, figure))]);
    }

    private static string NameStyleOf(string style) =>
        style == Styles.SmallTotal ? Styles.SmallGroup : Styles.SmallText;

    private W.TableCell Printed(int width, string style, Figure? figure) =>
        Grid.Cell(width, Prose.Paragraph(style, figure is { } printed ? [Prose.Control(legend.See(printed))] : []));
}
