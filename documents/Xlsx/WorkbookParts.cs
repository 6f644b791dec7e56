using System.Globalization;
using System.Text;
using System.Xml;
using PlanMonitor.Core;

namespace PlanMonitor.Documents.Xlsx;

/// <param name="Path">Of its part in the package.</param>
internal sealed record SheetPart(string Name, string Path);

/// <param name="Refers">e.g. 'Tứ Hạ'!$E$12.</param>
internal sealed record CellName(string Name, string Refers, bool IsLocal);

/// <summary>The workbook around its sheets: their names and parts, defined names, shared strings, which day is 1.</summary>
internal sealed class WorkbookParts
{
    private const int MaxSheets = 500;

    private const int MaxNames = 100_000;

    private readonly List<SheetPart> sheets = [];
    private readonly List<CellName> names = [];
    private readonly List<RunText> strings = [];

    public WorkbookParts(WorkbookPackage package)
    {
        WorkbookPath = Relations(package, "_rels/.rels", "")
            .FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))
            .Target
            ?? throw Problems.WorkbookUnreadable.With("_rels/.rels").AsException();
        Targets = Relations(package, RelationsOf(WorkbookPath), WorkbookPath);
        var byId = Targets.ToLookup(r => r.Id, r => r.Target);
        package.Read(WorkbookPath, r =>
        {
            if (r.LocalName == "workbookPr")
                Is1904 = r.GetAttribute("date1904") is "1" or "true";
            else if (r.LocalName == "sheet" && byId[Attribute(r, "id") ?? ""].FirstOrDefault() is { } path)
                sheets.Add(new(r.GetAttribute("name") ?? "", path));
            else if (r.LocalName == "definedName")
                names.Add(
                    new(
                        r.GetAttribute("name") ?? "",
                        r.IsEmptyElement ? "" : ElementText(r),
                        r.GetAttribute("localSheetId") is not null
                    )
                );
            if (sheets.Count > MaxSheets || names.Count > MaxNames)
                throw WorkbookLimits.Parts.AsException();
        });
        if (
            Targets.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target
                is { } shared
            && package.Has(shared)
        )
            ReadStrings(package, shared);
        var styles = Targets.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target;
        Looks = new(package, styles);
    }

    public string WorkbookPath { get; }
    public IReadOnlyList<(string Id, string Type, string Target)> Targets { get; }
    public bool Is1904 { get; private set; }
    public IReadOnlyList<SheetPart> Sheets => sheets;
    public IReadOnlyList<CellName> Names => names;
    public IReadOnlyList<RunText> Strings => strings;
    public CellLooks Looks { get; }

    /// <summary>xl/worksheets/sheet1.xml -> xl/worksheets/_rels/sheet1.xml.rels</summary>
    public static string RelationsOf(string path) =>
        $"{path[..(path.LastIndexOf('/') + 1)]}_rels/{path[(path.LastIndexOf('/') + 1)..]}.rels";

    /// <summary>What a part refers to inside the package; a part without relations refers to nothing.</summary>
    public static IReadOnlyList<(string Id, string Type, string Target)> Relations(
        WorkbookPackage package,
        string path,
        string of
    )
    {
        var relations = new List<(string, string, string)>();
        if (package.Has(path))
        {
            package.Read(path, r =>
            {
                if (
                    r.LocalName == "Relationship"
                    && r.GetAttribute("TargetMode") != "External"
                    && r.GetAttribute("Target") is { } target
                )
                    relations.Add((r.GetAttribute("Id") ?? "", r.GetAttribute("Type") ?? "", Resolve(of, target)));
            });
        }
        return relations;
    }

    /// <summary>The text directly inside; the reader is left at its end.</summary>
    public static string ElementText(XmlReader r)
    {
        var text = new StringBuilder();
        var depth = r.Depth;
        while (r.Read() && r.Depth > depth)
        {
            if (
                r.NodeType
                is XmlNodeType.Text
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace
                    or XmlNodeType.CDATA
            )
                RunText.Append(text, r.Value);
        }
        return text.ToString();
    }

    /// <summary>Of the relationships namespace, whichever edition of the standard wrote it.</summary>
    private static string? Attribute(XmlReader r, string local)
    {
        for (var i = 0; i < r.AttributeCount; i++)
        {
            r.MoveToAttribute(i);
            if (r.LocalName != local || !r.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                continue;
            var value = r.Value;
            r.MoveToElement();
            return value;
        }
        r.MoveToElement();
        return null;
    }

    private void ReadStrings(WorkbookPackage package, string path) => package.Read(path, r =>
        {
            if (r.LocalName == "si")
                strings.Add(r.IsEmptyElement ? new("", false, false, false) : RunText.Read(r));
        });

    private static string Resolve(string of, string target)
    {
        var path = new Stack<string>();
        var from = target.StartsWith('/') ? target : $"{of[..(of.LastIndexOf('/') + 1)]}{target}";
        foreach (var step in from.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
                path.TryPop(out _);
            else if (step != ".")
                path.Push(step);
        }
        return string.Join('/', path.Reverse());
    }

    /// <summary>A number as XML has it.</summary>
    public static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
