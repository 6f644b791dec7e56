using System.Xml.Linq;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Mark;

/// <summary>What the marks look like, added behind the formats of the file; none of these is changed or moved.</summary>
/// <param name="Error">Number of a conditional format.</param>
/// <param name="Head">Number of a cell format.</param>
internal sealed record MarkLooks(int Error, int Notice, int Head, int Wrapped)
{
    private static readonly string[] BeforeFormats = ["fonts", "fills", "borders", "cellStyleXfs"];
    private static readonly string[] BeforeColoured = ["numFmts", .. BeforeFormats, "cellXfs", "cellStyles"];

    public static MarkLooks Add(PackageEdit edit, WorkbookParts parts, string red, string yellow)
    {
        var path = parts.Targets.FirstOrDefault(t => t.Type.EndsWith("/styles", StringComparison.Ordinal)).Target;
        if (path is null || !edit.Has(path) || edit.Edit(path)?.Root is not { } root)
            throw Core.Problems.WorkbookUnreadable.With("styles").AsException();
        var ns = root.Name.Namespace;
        var font = Added(List(root, "fonts", []), Bold(ns));
        var formats = List(root, "cellXfs", BeforeFormats);
        var coloured = List(root, "dxfs", BeforeColoured);
        var (error, notice) = (Added(coloured, Fill(ns, red)), Added(coloured, Fill(ns, yellow)));
        var (head, wrapped) = (Added(formats, Format(ns, font)), Added(formats, Format(ns, 0)));
        return new(error, notice, head, wrapped);
    }

    private static XElement Bold(XNamespace ns)
    {
        var size = new XElement(ns + "sz", new XAttribute("val", 12));
        var name = new XElement(ns + "name", new XAttribute("val", "Times New Roman"));
        return new(ns + "font", new XElement(ns + "b"), size, name);
    }

    private static XElement Fill(XNamespace ns, string colour)
    {
        var pattern = new XElement(
            ns + "patternFill",
            new XAttribute("patternType", "solid"),
            new XElement(ns + "fgColor", new XAttribute("rgb", colour)),
            new XElement(ns + "bgColor", new XAttribute("rgb", colour))
        );
        return new(ns + "dxf", new XElement(ns + "fill", pattern));
    }

    private static XElement Format(XNamespace ns, int font)
    {
        var alignment = new XElement(
            ns + "alignment",
            new XAttribute("vertical", "top"),
            new XAttribute("wrapText", 1)
        );
        return new(
            ns + "xf",
            new XAttribute("numFmtId", 0),
            new XAttribute("fontId", font),
            new XAttribute("fillId", 0),
            new XAttribute("borderId", 0),
            new XAttribute("xfId", 0),
            new XAttribute("applyFont", 1),
            new XAttribute("applyAlignment", 1),
            alignment
        );
    }

    private static int Added(XElement list, XElement item)
    {
        // Ours of an earlier time serve again.
        var all = list.Elements().ToList();
        var index = all.FindIndex(e => XNode.DeepEquals(e, item));
        if (index >= 0)
            return index;
        list.Add(item);
        list.SetAttributeValue("count", all.Count + 1);
        return all.Count;
    }

    private static XElement List(XElement root, string name, string[] before)
    {
        var ns = root.Name.Namespace;
        if (root.Element(ns + name) is { } list)
            return list;
        var made = new XElement(ns + name);
        if (root.Elements().LastOrDefault(e => before.Contains(e.Name.LocalName)) is { } last)
            last.AddAfterSelf(made);
        else
            root.AddFirst(made);
        return made;
    }
}
