using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace PlanMonitor.Documents;

/// <summary>One sheet as SpreadsheetML, written row by row: the sheet of where figures come from has tens of thousands.</summary>
internal static class ReportSheetXml
{
    private const string Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Longest text of a cell.</summary>
    public const int LongestText = 32_767;

    /// <summary>A whole number with more digits would be rounded.</summary>
    private const long MostExact = 999_999_999_999_999;

    /// <summary>Widths that a page lying on its side holds at a size one can read.</summary>
    private const double PageWidth = 190;

    /// <summary>A line of type, in points.</summary>
    private const double LineHeight = 15;

    /// <summary>What Excel allows: 409 points.</summary>
    private const int MostLines = 27;

    /// <summary>Rows above the header: title, notes, one free.</summary>
    private static int Above(ReportSheet sheet) => 2 + sheet.Notes.Count;

    public static string PrintTitles(ReportSheet sheet)
    {
        var name = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!";
        var rows = string.Create(
            CultureInfo.InvariantCulture,
            $"{name}${Above(sheet) + 1}:${Above(sheet) + sheet.Header.Count}"
        );
        return sheet.FixedColumns == 0 ? rows : $"{name}$A:${Column(sheet.FixedColumns - 1)},{rows}";
    }

    public static string Escaped(string text) => System.Security.SecurityElement.Escape(CleanText.Line(text)) ?? "";

    public static void Write(ReportSheet sheet, WorksheetPart part, bool first)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(
            stream,
            new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }
        );
        xml.WriteStartElement("worksheet", Space);
        Views(xml, sheet, first);
        xml.WriteStartElement("cols");
        foreach (var (i, width) in sheet.Widths.Index())
            Element(xml, "col", ("min", i + 1), ("max", i + 1), ("width", width), ("customWidth", 1));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        var last = Rows(xml, sheet);
        xml.WriteEndElement();
        if (sheet.Filter)
            Element(
                xml,
                "autoFilter",
                (
                    "ref",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A{Above(sheet) + sheet.Header.Count}:{Column(sheet.Widths.Count - 1)}{last}"
                    )
                )
            );
        Element(
            xml,
            "pageMargins",
            ("left", 0.6),
            ("right", 0.4),
            ("top", 0.6),
            ("bottom", 0.6),
            ("header", 0.3),
            ("footer", 0.3)
        );
        Element(
            xml,
            "pageSetup",
            ("paperSize", 9),
            ("orientation", "landscape"),
            ("fitToWidth", (int)Math.Max(1, Math.Round(sheet.Widths.Sum() / PageWidth))),
            ("fitToHeight", 0)
        );
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", "&L&A&C&P/&N");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Views(XmlWriter xml, ReportSheet sheet, bool first)
    {
        xml.WriteStartElement("sheetPr");
        Element(xml, "pageSetUpPr", ("fitToPage", 1));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        if (first)
            xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        var rows = Above(sheet) + sheet.Header.Count;
        xml.WriteStartElement("pane");
        if (sheet.FixedColumns > 0)
            xml.WriteAttributeString("xSplit", sheet.FixedColumns.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("ySplit", rows.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString(
            "topLeftCell",
            string.Create(CultureInfo.InvariantCulture, $"{Column(sheet.FixedColumns)}{rows + 1}")
        );
        xml.WriteAttributeString("activePane", sheet.FixedColumns > 0 ? "bottomRight" : "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The number of the last row.</summary>
    private static int Rows(XmlWriter xml, ReportSheet sheet)
    {
        var row = 1;
        Row(xml, row++, [ReportCell.Of(sheet.Title, ReportLook.Title)], []);
        foreach (var note in sheet.Notes)
            Row(xml, row++, [ReportCell.Of(note, ReportLook.Note)], []);
        row++;
        foreach (var line in sheet.Header)
            Row(xml, row++, [.. line.Select(t => ReportCell.Of(t, ReportLook.Head))], sheet.Widths);
        foreach (var line in sheet.Rows)
            Row(xml, row++, line, sheet.Widths);
        return row - 1;
    }

    /// <param name="widths">Of the columns, for rows whose words are wrapped; not every program finds the height by itself.</param>
    private static void Row(XmlWriter xml, int number, IReadOnlyList<ReportCell> cells, IReadOnlyList<double> widths)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        if (cells.Zip(widths, Lines).DefaultIfEmpty(1).Max() is > 1 and var lines)
        {
            xml.WriteAttributeString(
                "ht",
                (Math.Min(lines, MostLines) * LineHeight).ToString(CultureInfo.InvariantCulture)
            );
            xml.WriteAttributeString("customHeight", "1");
        }
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] == ReportCell.Empty)
                continue;
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{Column(i)}{number}"));
            xml.WriteAttributeString("s", ((int)cells[i].Look).ToString(CultureInfo.InvariantCulture));
            Value(xml, cells[i]);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>Lines a cell needs at its width; a head is bold and breaks between words, so it needs more room.</summary>
    private static int Lines(ReportCell cell, double width) =>
        cell.Words?.Split('\n')
            .Sum(l => Math.Max(1, (int)Math.Ceiling(l.Length * (cell.Look == ReportLook.Head ? 1.3 : 1.05) / width)))
        ?? 1;

    /// <summary>Words stand in the cell itself as a string; nothing is ever written as a formula.</summary>
    private static void Value(XmlWriter xml, ReportCell cell)
    {
        if (cell.Serial is { } serial)
            xml.WriteElementString("v", serial.ToString("R", CultureInfo.InvariantCulture));
        else if (cell.Number is { } number and <= MostExact and >= -MostExact)
            xml.WriteElementString("v", number.ToString(CultureInfo.InvariantCulture));
        else if ((cell.Number is { } large ? VietnameseNumbers.Whole(large) : cell.Words) is { Length: > 0 } words)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Fit(string.Join('\n', words.Split('\n').Select(CleanText.Line))));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static string Fit(string text)
    {
        if (text.Length <= LongestText)
            return text;
        // A character of two units is left out whole.
        var left = char.IsHighSurrogate(text[LongestText - 2]) ? 2 : 1;
        return text[..(LongestText - left)] + "…";
    }

    /// <summary>A, B … Z, AA …</summary>
    public static string Column(int index) =>
        index < 26 ? $"{(char)('A' + index)}" : Column(index / 26 - 1) + Column(index % 26);

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, Convert.ToString(value, CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
