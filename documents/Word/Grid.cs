using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Word;

/// <summary>
/// Tables of fixed column widths (in twips). NĐ 30/2020 prescribes no table style; this is the custom: full single borders, bold centred
/// header repeated on each page, no row broken across pages.
/// </summary>
internal static class Grid
{
    public static int Millimetres(double length) => (int)Math.Round(length * 1440 / 25.4);

    /// <summary>A bordered table.</summary>
    public static W.Table Bordered(IReadOnlyList<int> widths) => Table(widths, W.BorderValues.Single, Millimetres(1.2));

    /// <summary>A table that only places its cells: the heading boxes, the signature.</summary>
    public static W.Table Invisible(IReadOnlyList<int> widths) => Table(widths, W.BorderValues.None, 0);

    public static W.TableRow Header(IReadOnlyList<int> widths, string style, IEnumerable<string> titles) =>
        Repeated(Row([.. titles.Select((title, i) => Cell(widths[i], Prose.Paragraph(style, title)))]));

    /// <summary>The row stands again on each page.</summary>
    public static W.TableRow Repeated(W.TableRow row)
    {
        row.TableRowProperties!.Append(new W.TableHeader());
        return row;
    }

    public static W.TableRow Row(params IReadOnlyList<W.TableCell> cells)
    {
        var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
        row.Append(cells);
        return row;
    }

    public static W.TableCell Cell(int width, params IReadOnlyList<OpenXmlElement> content) =>
        Spanning(1, width, content);

    /// <summary>A cell over several columns; <paramref name="width"/> is their sum.</summary>
    public static W.TableCell Spanning(int columns, int width, params IReadOnlyList<OpenXmlElement> content)
    {
        var properties = new W.TableCellProperties(
            new W.TableCellWidth { Type = W.TableWidthUnitValues.Dxa, Width = Number(width) }
        );
        if (columns > 1)
            properties.Append(new W.GridSpan { Val = columns });
        properties.Append(new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center });
        var cell = new W.TableCell(properties);
        cell.Append(content);
        return cell;
    }

    /// <summary>The cell with its content at the top, as in the boxes.</summary>
    public static W.TableCell AtTop(this W.TableCell cell)
    {
        cell.TableCellProperties!.TableCellVerticalAlignment!.Val = W.TableVerticalAlignmentValues.Top;
        return cell;
    }

    private static W.Table Table(IReadOnlyList<int> widths, W.BorderValues line, int sideMargin)
    {
        var width = new W.TableWidth { Type = W.TableWidthUnitValues.Dxa, Width = Number(widths.Sum()) };
        var centred = new W.TableJustification { Val = W.TableRowAlignmentValues.Center };
        var layout = new W.TableLayout { Type = W.TableLayoutValues.Fixed };
        var margins = SideMargins((short)sideMargin);
        var properties = new W.TableProperties(width, centred, Borders(line), layout, margins);
        var columns = widths.Select(w => new W.GridColumn { Width = Number(w) });
        var table = new W.Table(properties);
        table.Append(new W.TableGrid(columns));
        return table;
    }

    private static W.TableBorders Borders(W.BorderValues line) =>
        new(
            Border<W.TopBorder>(line),
            Border<W.LeftBorder>(line),
            Border<W.BottomBorder>(line),
            Border<W.RightBorder>(line),
            Border<W.InsideHorizontalBorder>(line),
            Border<W.InsideVerticalBorder>(line)
        );

    private static W.TableCellMarginDefault SideMargins(short width) =>
        new(
            new W.TableCellLeftMargin { Type = W.TableWidthValues.Dxa, Width = width },
            new W.TableCellRightMargin { Type = W.TableWidthValues.Dxa, Width = width }
        );

    private static T Border<T>(W.BorderValues line)
        where T : W.BorderType, new() =>
        new()
        {
            Val = line,
            Size = line == W.BorderValues.None ? 0U : 4U,
            Space = 0U,
            Color = "000000",
        };

    private static string Number(int twips) => twips.ToString(CultureInfo.InvariantCulture);
}
