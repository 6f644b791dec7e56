using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>One sheet as SpreadsheetML, written row by row: the sheet of where figures come from has tens of thousands.</summary>
internal static class SheetXml
{
    public const string Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The number of its last row.</summary>
    public static int Write(XlsxSheet sheet, WorksheetPart part, bool isShown)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(
            stream,
            new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }
        );
        xml.WriteStartElement("worksheet", Space);
        xml.WriteStartElement("sheetPr");
        Element(xml, "pageSetUpPr", ("fitToPage", 1));
        xml.WriteEndElement();
        View(xml, sheet, isShown);
        if (sheet.IsForm)
            Element(xml, "sheetFormatPr", ("defaultRowHeight", 15.75));
        xml.WriteStartElement("cols");
        foreach (var (i, column) in sheet.Widths.Index())
            Element(
                xml,
                "col",
                ("min", i + 1),
                ("max", i + 1),
                ("width", column.Width),
                ("customWidth", 1),
                ("hidden", column.IsHidden ? 1 : null)
            );
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        var last = 0;
        foreach (var row in sheet.Rows)
            Row(xml, row, last = row.Number);
        xml.WriteEndElement();
        // 0: what protection does not forbid.
        if (sheet.IsForm)
            Element(
                xml,
                "sheetProtection",
                ("sheet", 1),
                ("formatCells", 0),
                ("formatColumns", 0),
                ("formatRows", 0),
                ("insertRows", 0)
            );
        if (sheet.HasFilter)
            Element(xml, "autoFilter", ("ref", $"A{sheet.FixedRows}:{new CellAt(last, sheet.Widths.Count)}"));
        Checks(xml, sheet.Checks);
        Paper(xml, sheet);
        xml.WriteEndElement();
        return last;
    }

    private static void View(XmlWriter xml, XlsxSheet sheet, bool isShown)
    {
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        Attributes(
            xml,
            ("showGridLines", sheet.IsForm ? 0 : null),
            ("tabSelected", isShown ? 1 : null),
            ("workbookViewId", 0)
        );
        if (sheet.FixedRows > 0)
            Pane(xml, sheet.FixedRows, sheet.FixedColumns);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Pane(XmlWriter xml, int rows, int columns)
    {
        var active = columns > 0 ? "bottomRight" : "bottomLeft";
        Element(
            xml,
            "pane",
            ("xSplit", columns > 0 ? columns : null),
            ("ySplit", rows),
            ("topLeftCell", new CellAt(rows + 1, columns + 1)),
            ("activePane", active),
            ("state", "frozen")
        );
    }

    private static void Row(XmlWriter xml, SheetRow row, int number)
    {
        xml.WriteStartElement("row");
        Attributes(
            xml,
            ("r", number),
            ("ht", row.Height),
            ("customHeight", row.Height is null ? null : 1),
            ("hidden", row.IsHidden ? 1 : null)
        );
        foreach (var (column, cell) in row.Cells)
        {
            if (cell == SheetCell.Empty)
                continue;
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", new CellAt(number, column).ToString());
            xml.WriteAttributeString("s", XlsxText.Number((int)cell.Look));
            Content(xml, cell);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>A text stands in the cell itself as a string; only what is ours is ever written as a formula.</summary>
    private static void Content(XmlWriter xml, SheetCell cell)
    {
        if (cell.Formula is { } formula)
        {
            if (cell.Value is null)
                xml.WriteAttributeString("t", "str");
            xml.WriteElementString("f", formula);
            xml.WriteElementString("v", cell.Value ?? "");
        }
        else if (cell.Value is { } value)
        {
            xml.WriteElementString("v", value);
        }
        else if (cell.Text is { Length: > 0 } text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(XlsxText.Escape(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private static void Checks(XmlWriter xml, IReadOnlyList<SheetCheck> checks)
    {
        if (checks.Count == 0)
            return;
        xml.WriteStartElement("dataValidations");
        Attributes(xml, ("count", checks.Count));
        foreach (var check in checks)
        {
            var (type, comparison) = check.List is null ? ("whole", "greaterThanOrEqual") : ("list", null);
            xml.WriteStartElement("dataValidation");
            Attributes(
                xml,
                ("type", type),
                ("errorStyle", "warning"),
                ("operator", comparison),
                ("allowBlank", 1),
                ("showErrorMessage", 1),
                ("errorTitle", check.Title.Vi),
                ("error", check.Prompt.Vi),
                ("sqref", check.Cells)
            );
            xml.WriteElementString("formula1", check.List ?? "0");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Paper(XmlWriter xml, XlsxSheet sheet)
    {
        Element(
            xml,
            "pageMargins",
            ("left", sheet.IsForm ? 0.5 : 0.6),
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
            ("fitToWidth", sheet.PagesWide),
            ("fitToHeight", 0)
        );
        if (sheet.IsForm)
            return;
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", "&L&A&C&P/&N");
        xml.WriteEndElement();
    }

    private static void Element(
        XmlWriter xml,
        string name,
        params ReadOnlySpan<(string Name, object? Value)> attributes
    )
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    /// <summary>Null: the attribute is left out.</summary>
    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            if (value is not null)
                xml.WriteAttributeString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
    }
}
