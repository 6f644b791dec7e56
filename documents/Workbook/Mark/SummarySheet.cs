using System.Globalization;
using System.Xml.Linq;
using PlanMonitor.Core;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Mark;

/// <summary>The sheet that lists what is wrong, each with a link to its cell. Of an earlier time, it is written anew in its place.</summary>
internal static class SummarySheet
{
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly int[] Widths = [22, 8, 26, 16, 70, 70];
    private static readonly Text Name = new("Cần sửa", "To correct");
    private static readonly Text[] Heads =
    [
        new("Trang tính", "Sheet"),
        new("Ô", "Cell"),
        new("Chỉ tiêu", "Indicator"),
        new("Mức", "Severity"),
        new("Cần làm gì", "What to do"),
        new("What to do", "What to do"),
    ];

    public static void Write(
        PackageEdit edit,
        WorkbookParts parts,
        IReadOnlyList<CellProblem> problems,
        MarkLooks looks
    )
    {
        var workbook = edit.Edit(parts.WorkbookPath)!.Root!;
        var ns = workbook.Name.Namespace;
        if (Earlier(parts) is { } old)
        {
            edit.Remove(WorkbookParts.RelationsOf(old.Path));
            edit.Put(old.Path, Content(ns, problems, looks));
            return;
        }
        var path = edit.NewPath("xl/worksheets/sheet", ".xml");
        edit.Put(path, Content(ns, problems, looks));
        edit.TypeOf(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
        var id = edit.Relate(parts.WorkbookPath, $"{Links}/worksheet", $"/{path}");
        var name = SheetName.For(Name.Vi, parts.Sheets.Select(s => s.Name.ToUpperInvariant()).ToHashSet());
        var sheets = workbook.Element(ns + "sheets")
            ?? throw Core.Problems.WorkbookUnreadable.With(parts.WorkbookPath).AsException();
        AddSheet(sheets, name, id);
        NameIt(workbook, sheets, $"{SheetName.Quoted(name)}!$A$1");
    }

    private static SheetPart? Earlier(WorkbookParts parts)
    {
        if (parts.Names.FirstOrDefault(n => n.Name == WorkbookWords.SummaryName)?.Refers is not { } place)
            return null;
        return parts.Sheets.FirstOrDefault(s => place.StartsWith(SheetName.Quoted(s.Name), StringComparison.Ordinal));
    }

    private static void AddSheet(XElement sheets, string name, string id)
    {
        var highest = sheets
            .Elements()
            .Select(s => WorkbookParts.Whole((string?)s.Attribute("sheetId")) ?? 0)
            .DefaultIfEmpty()
            .Max();
        var sheet = new XElement(
            sheets.Name.Namespace + "sheet",
            new XAttribute("name", name),
            new XAttribute("sheetId", highest + 1),
            new XAttribute((XNamespace)Links + "id", id)
        );
        sheets.Add(sheet);
    }

    private static void NameIt(XElement workbook, XElement sheets, string place)
    {
        var ns = workbook.Name.Namespace;
        var names = workbook.Element(ns + "definedNames");
        if (names is null)
            sheets.AddAfterSelf(names = new(ns + "definedNames"));
        var before = names.Elements(ns + "definedName");
        before.Where(n => (string?)n.Attribute("name") == WorkbookWords.SummaryName).Remove();
        names.Add(new XElement(ns + "definedName", new XAttribute("name", WorkbookWords.SummaryName), place));
    }

    private static XDocument Content(XNamespace ns, IReadOnlyList<CellProblem> problems, MarkLooks looks)
    {
        var rows = new List<XElement> { Row(ns, 1, looks.Head, [.. Heads.Select(h => h.Vi)]) };
        rows.AddRange(problems.Select((p, i) => Row(ns, i + 2, looks.Wrapped, TextsOf(p))));
        var links = LinksOf(ns, problems).ToList();
        var sheet = new XElement(ns + "worksheet", Looks(ns));
        sheet.Add(new XElement(ns + "sheetViews", FirstRowStays(ns)));
        sheet.Add(new XElement(ns + "sheetFormatPr", new XAttribute("defaultRowHeight", 15)));
        sheet.Add(new XElement(ns + "cols", Columns(ns)));
        sheet.Add(new XElement(ns + "sheetData", rows));
        if (links.Count > 0)
            sheet.Add(new XElement(ns + "hyperlinks", links));
        sheet.Add(Margins(ns), Page(ns));
        return new(sheet);
    }

    private static IEnumerable<XElement> LinksOf(XNamespace ns, IReadOnlyList<CellProblem> problems) =>
        from problem in problems.Index()
        where CellAt.Parse(problem.Item.Cell) is not null
        select Link(ns, problem.Item, problem.Index + 2);

    private static IEnumerable<XElement> Columns(XNamespace ns) =>
        Widths.Select((width, i) => Column(ns, i + 1, width));

    private static string[] TextsOf(CellProblem problem) =>
        [problem.Sheet, problem.Cell, problem.Path, SeverityOf(problem.Severity).Vi, problem.Text.Vi, problem.Text.En];

    private static XElement Link(XNamespace ns, CellProblem problem, int row) =>
        new(
            ns + "hyperlink",
            new XAttribute("ref", $"B{row}"),
            new XAttribute("location", $"{SheetName.Quoted(problem.Sheet)}!{problem.Cell}"),
            new XAttribute("display", problem.Cell)
        );

    private static XElement Looks(XNamespace ns)
    {
        var colour = new XElement(ns + "tabColor", new XAttribute("rgb", "FFC00000"));
        var fit = new XElement(ns + "pageSetUpPr", new XAttribute("fitToPage", 1));
        return new(ns + "sheetPr", colour, fit);
    }

    private static XElement FirstRowStays(XNamespace ns)
    {
        var pane = new XElement(
            ns + "pane",
            new XAttribute("ySplit", 1),
            new XAttribute("topLeftCell", "A2"),
            new XAttribute("activePane", "bottomLeft"),
            new XAttribute("state", "frozen")
        );
        return new(ns + "sheetView", new XAttribute("workbookViewId", 0), pane);
    }

    private static XElement Column(XNamespace ns, int number, int width) =>
        new(
            ns + "col",
            new XAttribute("min", number),
            new XAttribute("max", number),
            new XAttribute("width", width),
            new XAttribute("customWidth", 1)
        );

    private static XElement Margins(XNamespace ns) =>
        new(
            ns + "pageMargins",
            new XAttribute("left", 0.5),
            new XAttribute("right", 0.4),
            new XAttribute("top", 0.6),
            new XAttribute("bottom", 0.6),
            new XAttribute("header", 0.3),
            new XAttribute("footer", 0.3)
        );

    private static XElement Page(XNamespace ns) =>
        new(
            ns + "pageSetup",
            new XAttribute("paperSize", 9),
            new XAttribute("orientation", "landscape"),
            new XAttribute("fitToHeight", 0)
        );

    private static XElement Row(XNamespace ns, int number, int look, string[] texts)
    {
        var height = 16 * Math.Clamp((texts[4].Length + 79) / 80, 1, 10);
        return new(
            ns + "row",
            new XAttribute("r", number),
            new XAttribute("ht", height),
            new XAttribute("customHeight", 1),
            texts.Select((text, i) => Cell(ns, new(number, i + 1), look, text))
        );
    }

    private static XElement Cell(XNamespace ns, CellAt at, int look, string text)
    {
        var kept = new XAttribute(XNamespace.Xml + "space", "preserve");
        var words = new XElement(ns + "t", kept, XlsxText.Escape(text));
        return new(
            ns + "c",
            new XAttribute("r", at),
            new XAttribute("s", look.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("t", "inlineStr"),
            new XElement(ns + "is", words)
        );
    }

    private static Text SeverityOf(Severity severity) =>
        severity switch
        {
            Severity.Error => new("Phải sửa", "Must be corrected"),
            Severity.Explanation => new("Cần giải trình", "Needs explanation"),
            Severity.Warning => new("Lưu ý", "Notice"),
        };
}
