using System.Xml;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>The cell formats of a workbook, by their number.</summary>
internal sealed class CellLooks
{
    private readonly Dictionary<int, string> codes = [];
    private readonly List<(bool IsStruck, bool IsRaised)> fonts = [];
    private readonly List<CellLook> looks = [];
    private readonly Dictionary<(string, bool, bool), CellLook> known = [];

    /// <param name="path">Null: the workbook has no styles.</param>
    public CellLooks(WorkbookPackage package, string? path)
    {
        if (path is null || !package.Has(path))
            return;
        var list = "";
        package.Read(path, r =>
        {
            if (r.Depth == 1)
                list = r.LocalName;
            else if (list == "numFmts" && WorkbookParts.Whole(r.GetAttribute("numFmtId")) is { } id)
                codes[id] = r.GetAttribute("formatCode") ?? "";
            else if (list == "fonts")
                Font(r);
            else if (list == "cellXfs" && r.Depth == 2)
                looks.Add(LookOf(r));
        });
    }

    /// <param name="number">As the cell says it; null or unknown: it is plain.</param>
    public CellLook Of(string? number) =>
        WorkbookParts.Whole(number) is { } index && index < looks.Count ? looks[index] : CellLook.Plain;

    /// <summary>&lt;strike/&gt; and &lt;strike val="1"/&gt; strike out.</summary>
    public static bool Strikes(XmlReader r) =>
        r.LocalName is "strike" or "dstrike" && r.GetAttribute("val") is not ("0" or "false");

    /// <summary>Above or below the line.</summary>
    public static bool Raises(XmlReader r) =>
        r.LocalName == "vertAlign" && r.GetAttribute("val") is "superscript" or "subscript";

    private void Font(XmlReader r)
    {
        if (r.Depth == 2)
            fonts.Add((false, false));
        else if (fonts.Count > 0)
            fonts[^1] = (fonts[^1].IsStruck || Strikes(r), fonts[^1].IsRaised || Raises(r));
    }

    private CellLook LookOf(XmlReader r)
    {
        var id = WorkbookParts.Whole(r.GetAttribute("numFmtId")) ?? 0;
        var code = codes.GetValueOrDefault(id) ?? CellLook.CodeOf(id);
        var font = WorkbookParts.Whole(r.GetAttribute("fontId")) ?? 0;
        var (isStruck, isRaised) = font < fonts.Count ? fonts[font] : default;
        if (!known.TryGetValue((code, isStruck, isRaised), out var look))
            known[(code, isStruck, isRaised)] = look = new(code, isStruck, isRaised);
        return look;
    }
}
