using DocumentFormat.OpenXml;
using PlanMonitor.Core;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents;

/// <summary>Phụ lục I: every figure unit by unit; indicators are rows (there are many, with long names), units are columns.</summary>
internal sealed class UnitAnnex
{
    /// <param name="Total">Null on the line that only names a breakdown.</param>
    private sealed record Line(
        string Number, string Name, string Measure, Figure? Total, Figure? Reported, IReadOnlyDictionary<string, Figure> ByUnit);

    private sealed record Group(string Title, IReadOnlyList<Line> Lines);

    private sealed record UnitColumn(string Unit, int Width);

    private static readonly int[] Fixed = [.. new double[] { 10, 58, 17 }.Select(Grid.Millimetres)];
    private static readonly int ReportedWidth = Grid.Millimetres(15);

    private readonly ReportModel model;
    private readonly Legend legend = new();
    private readonly List<Group> groups;
    private readonly IReadOnlyList<UnitColumn> units;
    private readonly int totalWidth;

    public UnitAnnex(ReportModel model)
    {
        this.model = model;
        groups = [.. Groups()];
        var lines = groups.SelectMany(g => g.Lines).ToList();
        units = [.. model.Figures.Cells.SelectMany(c => c.Parts).Select(p => p.Unit).Distinct().Select(unit => new UnitColumn(
            unit,
            UnitColumns.Needed(lines.Select(l => l.ByUnit.TryGetValue(unit, out var f) ? f.Text : "").Append(model.NameOf(unit)))))];
        totalWidth = UnitColumns.Needed(lines.Select(l => l.Total?.Text ?? ""));
    }

    private int RoomForUnits(bool landscape) => PageSetup.TextWidth(landscape) - Fixed.Sum() - totalWidth - ReportedWidth;

    /// <summary>Landscape where the units do not fit beside each other otherwise (Phụ lục I, I.2).</summary>
    public bool Landscape => units.Sum(u => u.Width) > RoomForUnits(landscape: false);

    public IEnumerable<OpenXmlElement> Write()
    {
        var room = RoomForUnits(Landscape);
        var blocks = UnitColumns.Blocks(units, u => u.Width, room);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0) yield return Prose.Paragraph(Styles.Continued, Words.Continued);
            yield return Table(blocks[i], (room - blocks[i].Sum(u => u.Width)) / blocks[i].Count);
        }
        foreach (var note in legend.Write(Styles.SmallNote)) yield return note;
    }

    private W.Table Table(IReadOnlyList<UnitColumn> columns, int spare)
    {
        int[] widths = [.. Fixed, totalWidth, ReportedWidth, .. columns.Select(c => Math.Max(c.Width, c.Width + spare))];
        var table = Grid.Bordered(widths);
        table.Append(Grid.Header(widths, Styles.SmallHead,
        [
            Words.Ordinal, Words.Indicator, Words.Measure, Words.Total, Words.UnitsReported,
            .. columns.Select(c => model.NameOf(c.Unit)),
        ]));
        foreach (var group in groups)
        {
            table.Append(Grid.Row(Grid.Spanning(widths.Length, widths.Sum(), Prose.Paragraph(Styles.SmallGroup, group.Title))));
            table.Append(group.Lines.Select(line => Row(line, columns, widths)));
        }
        return table;
    }

    private W.TableRow Row(Line line, IReadOnlyList<UnitColumn> columns, int[] widths)
    {
        var number = Grid.Cell(widths[0], Prose.Paragraph(Styles.SmallFigure, line.Number));
        if (line.Total is null)
            return Grid.Row(
                number,
                Grid.Spanning(widths.Length - 1, widths[1..].Sum(), Prose.Paragraph(Styles.SmallSplit, line.Name)));
        return Grid.Row(
        [
            number,
            Grid.Cell(widths[1], Prose.Paragraph(Styles.SmallText, line.Name)),
            Grid.Cell(widths[2], Prose.Paragraph(Styles.SmallFigure, line.Measure)),
            Printed(widths[3], Styles.SmallTotal, line.Total),
            Printed(widths[4], Styles.SmallFigure, line.Reported),
            .. columns.Select((c, i) => Printed(
                widths[5 + i], Styles.SmallFigure, line.ByUnit.TryGetValue(c.Unit, out var figure) ? figure : null)),
        ]);
    }

    private W.TableCell Printed(int width, string style, Figure? figure) => Grid.Cell(
        width,
        Prose.Paragraph(style, figure is { } printed ? [Prose.Control(legend.See(printed))] : []));

    private IEnumerable<Group> Groups()
    {
        var number = 0;
        foreach (var section in model.Form.Sections)
        {
            List<Line> lines = [];
            foreach (var field in section.Fields.Where(f => f.Type != FieldType.Narrative))
            {
                if (model.CellOf(field.Code) is not { } cell) continue;
                lines.Add(new Line(
                    VietnameseNumbers.Whole(++number), field.Name.Vi, field.Measure?.Vi ?? "", Figure.Narrow(cell, field), Figure.Reported(cell),
                    cell.Parts.ToDictionary(p => p.Unit, p => Figure.Of(p, field))));
                lines.AddRange(Splits(field, cell));
            }
            if (lines.Count > 0) yield return new Group(section.Title.Vi, lines);
        }
    }

    /// <summary>Each breakdown: a line that names it, then a line an item.</summary>
    private IEnumerable<Line> Splits(Field field, Cell cell)
    {
        foreach (var dimension in field.Splits.Select(s => model.Form.Dimensions.First(d => d.Id == s.Dimension)))
        {
            if (!cell.Splits.TryGetValue(dimension.Id, out var given) || given.Count == 0) continue;
            var title = Prose.Fill(Words.SplitBy, Words.InnerCase(dimension.Name.Vi)).TrimEnd();
            yield return new Line("", title, "", null, null, new Dictionary<string, Figure>());
            foreach (var item in dimension.Items)
                yield return new Line(
                    "", $"- {item.Name.Vi}", "", Figure.Split(cell, dimension.Id, item.Code), null,
                    cell.Parts.ToDictionary(p => p.Unit, p => Figure.Split(p, field.Code, dimension.Id, item.Code)));
        }
    }
}
