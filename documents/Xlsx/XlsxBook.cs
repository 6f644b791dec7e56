using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using PlanMonitor.Documents.Packages;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>Sheets as a workbook. The same sheets give the same bytes: no clock, no random id, one order of the package's entries.</summary>
internal sealed record XlsxBook(DocumentTitle Title, IReadOnlyList<XlsxSheet> Sheets)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly XNamespace Space = SheetXml.Space;
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The sheet that is shown first.</summary>
    public int Shown { get; init; }

    /// <summary>Of the usual type, in points; widths of columns are counted in its digits.</summary>
    public double TypeSize { get; init; } = 11;

    /// <summary>Names of cells; with formulas over them, which are then computed when the file is opened.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public void Write(Stream output)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            Properties.Add(document, Title);
            // Every relationship id is given: the library would make random ones.
            var book = document.AddNewPart<WorkbookPart>(ContentType + ".main+xml", "rIdBook");
            Properties.Feed(book.AddNewPart<WorkbookStylesPart>("rIdStyles"), WithoutPrefix(XlsxStyles.Make(TypeSize)));
            var lastRows = new List<int>();
            foreach (var (i, sheet) in Sheets.Index())
                lastRows.Add(SheetXml.Write(sheet, book.AddNewPart<WorksheetPart>($"rIdSheet{i + 1}"), i == Shown));
            Properties.Feed(book, Book(lastRows).ToString(SaveOptions.DisableFormatting));
        }
        package.Position = 0;
        SamePackage.Write(package, output);
    }

    private XElement Book(IReadOnlyList<int> lastRows)
    {
        var book = new XElement(Space + "workbook", new XAttribute(XNamespace.Xmlns + "r", Links));
        book.Add(new XElement(Space + "bookViews", View()));
        book.Add(new XElement(Space + "sheets", Sheets.Select((sheet, i) => Listed(sheet, i + 1))));
        book.Add(new XElement(Space + "definedNames", NamesOfCells(), NamesForPrinting(lastRows)));
        if (Names.Count > 0)
            book.Add(new XElement(Space + "calcPr", new XAttribute("fullCalcOnLoad", 1)));
        return book;
    }

    /// <summary>Readers that match plain names (exceljs of npm) do not know "x:styleSheet", as the library would write it.</summary>
    private static string WithoutPrefix(OpenXmlElement element)
    {
        var root = XElement.Parse(element.OuterXml);
        root.Attributes().Where(a => a.IsNamespaceDeclaration && a.Value == SheetXml.Space).Remove();
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private XElement View() => new(Space + "workbookView", Shown > 0 ? new XAttribute("activeTab", Shown) : null);

    private static XElement Listed(XlsxSheet sheet, int number) =>
        new(
            Space + "sheet",
            new XAttribute("name", sheet.Name),
            new XAttribute("sheetId", number),
            StateOf(sheet) is { } state ? new XAttribute("state", state) : null,
            new XAttribute(Links + "id", $"rIdSheet{number}")
        );

    private static string? StateOf(XlsxSheet sheet)
    {
        if (sheet.IsSecret)
            return "veryHidden";
        return sheet.IsHidden ? "hidden" : null;
    }

    private IEnumerable<XElement> NamesOfCells()
    {
        var sorted = Names.OrderBy(n => n.Key, StringComparer.Ordinal);
        return sorted.Select(n => new XElement(Space + "definedName", new XAttribute("name", n.Key), n.Value));
    }

    /// <summary>
    /// What of each sheet is printed, and which rows and columns stand on every page. A hidden sheet has no area: Excel does not print it as hidden, LibreOffice as
    /// one without an area among others that have one.
    /// </summary>
    private IEnumerable<XElement> NamesForPrinting(IReadOnlyList<int> lastRows)
    {
        foreach (var (i, sheet) in Sheets.Index().Where(s => s.Item.FirstPrinted > 0))
        {
            var end = new CellAt(lastRows[i], sheet.Widths.Count);
            var area = $"{SheetName.Quoted(sheet.Name)}!$A$1:${CellAt.Letters(end.Column)}${end.Row}";
            if (!sheet.IsHidden)
                yield return NameForPrinting("_xlnm.Print_Area", i, area);
            yield return NameForPrinting("_xlnm.Print_Titles", i, PrintTitles(sheet));
        }
    }

    private static XElement NameForPrinting(string name, int sheet, string value) =>
        new(Space + "definedName", new XAttribute("name", name), new XAttribute("localSheetId", sheet), value);

    private static string PrintTitles(XlsxSheet sheet)
    {
        var name = SheetName.Quoted(sheet.Name);
        var rows = $"{name}!${sheet.FirstPrinted}:${sheet.FixedRows}";
        return sheet.FixedColumns == 0 ? rows : $"{name}!$A:${CellAt.Letters(sheet.FixedColumns)},{rows}";
    }
}
