using System.Xml;
using System.Xml.Linq;
using PlanMonitor.Core;
using PlanMonitor.Core.Files;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Mark;

/// <summary>
/// The same file with what is wrong marked: cells coloured by a conditional format, which leaves their own format alone and can be taken away again; comments;
/// a sheet that lists everything. Marks of an earlier time are taken away.
/// </summary>
public static class WorkbookMarks
{
    /// <summary>Always true, and tells our rule from others, also after another program has saved the file.</summary>
    private const string OurRule = "N(\"PlanMonitor\")=0";
    private const string Red = "FFFFC7CE";
    private const string Yellow = "FFFFEB9C";

    /// <summary>What of a sheet stands behind its conditional formats (ISO/IEC 29500-1, 18.3.1.99).</summary>
    private static readonly HashSet<string> Behind =
    [
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "customProperties",
        "cellWatches",
        "ignoredErrors",
        "smartTags",
        "drawing",
        "legacyDrawing",
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    ];

    /// <exception cref="ProblemException">The file is not taken, or marking it takes more than it may.</exception>
    public static byte[] Mark(byte[] bytes, IReadOnlyList<CellProblem> problems, ReadBudget budget)
    {
        try
        {
            using var package = WorkbookPackage.Open(bytes, budget);
            return Mark(package, bytes, problems);
        }
        catch (BudgetException)
        {
            throw WorkbookLimits.Work.AsException();
        }
        // A part that nobody needs for reading may be damaged.
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw Problems.WorkbookUnreadable.With("zip").AsException();
        }
    }

    private static byte[] Mark(WorkbookPackage package, byte[] bytes, IReadOnlyList<CellProblem> problems)
    {
        var parts = new WorkbookParts(package);
        using var edit = new PackageEdit(package, bytes);
        var bySheet = problems.Where(p => CellAt.Parse(p.Cell) is not null).ToLookup(p => p.Sheet);
        var looks = MarkLooks.Add(edit, parts, Red, Yellow);
        var comments = new SheetComments(edit);
        foreach (var sheet in parts.Sheets.DistinctBy(s => s.Path))
        {
            var own = bySheet[sheet.Name].ToList();
            var document = edit.EditSheet(sheet.Path);
            Colour(document.Root!, own, looks);
            comments.Write(
                sheet.Path,
                document.Root!,
                WorkbookParts.Relations(package, WorkbookParts.RelationsOf(sheet.Path), sheet.Path),
                own
            );
        }
        SummarySheet.Write(edit, parts, problems, looks);
        return edit.Made();
    }

    private static void Colour(XElement sheet, List<CellProblem> problems, MarkLooks looks)
    {
        var ns = sheet.Name.Namespace;
        var formats = sheet.Elements(ns + "conditionalFormatting").ToList();
        foreach (var rule in formats.SelectMany(f => f.Elements(ns + "cfRule")).ToList())
        {
            if (rule.Elements(ns + "formula").Any(f => f.Value.Contains("\"PlanMonitor\"", StringComparison.Ordinal)))
                rule.Remove();
            // Room before the others: where two colour a cell, ours is seen.
            else if (problems.Count > 0)
                rule.SetAttributeValue("priority", (WorkbookParts.Whole((string?)rule.Attribute("priority")) ?? 1) + 2);
        }
        formats.Where(f => !f.Elements(ns + "cfRule").Any()).Remove();
        var behind = sheet.Elements().FirstOrDefault(e => Behind.Contains(e.Name.LocalName));
        var red = problems.Where(p => p.Severity == Severity.Error).Select(p => p.Cell).Distinct().ToList();
        var yellow = problems.Select(p => p.Cell).Distinct().Except(red).ToList();
        foreach (var (cells, look, priority) in new[] { (red, looks.Error, 1), (yellow, looks.Notice, 2) })
        {
            if (cells.Count == 0)
                continue;
            var made = ColourOf(ns, cells, look, priority);
            if (behind is null)
                sheet.Add(made);
            else
                behind.AddBeforeSelf(made);
        }
    }

    private static XElement ColourOf(XNamespace ns, List<string> cells, int look, int priority)
    {
        var rule = new XElement(
            ns + "cfRule",
            new XAttribute("type", "expression"),
            new XAttribute("dxfId", look),
            new XAttribute("priority", priority),
            new XElement(ns + "formula", OurRule)
        );
        return new(ns + "conditionalFormatting", new XAttribute("sqref", string.Join(' ', cells)), rule);
    }
}
