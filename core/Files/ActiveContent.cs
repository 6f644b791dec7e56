using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PlanMonitor.Core.Files;

/// <summary>
/// What of an Office package acts by itself or fetches something when somebody opens it, by its name: relationships (ECMA-376 part 2, 9) and fields are read,
/// names of parts are not believed. A hyperlink, and a template on a drive of the sender's own machine, do nothing here.
/// </summary>
public static class ActiveContent
{
    /// <summary>A chart has a workbook inside, and that one nothing.</summary>
    private const int MostInside = 2;

    private static readonly string[] Runs =
    [
        ".exe",
        ".com",
        ".scr",
        ".dll",
        ".msi",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".hta",
        ".jar",
        ".lnk",
        ".reg",
        ".cpl",
        ".pif",
        ".docm",
        ".dotm",
        ".xlsm",
        ".xltm",
        ".xlam",
        ".pptm",
        ".iso",
        ".img",
    ];

    /// <summary>Whether a file of this name runs when it is opened.</summary>
    public static bool IsRun(string name) => Runs.Contains(Path.GetExtension(name.Trim()).ToLowerInvariant());

    /// <summary>The first that is found; null: nothing acts.</summary>
    /// <exception cref="InvalidDataException">A part is no XML although it must be.</exception>
    public static Text? In(ZipArchive zip, ReadBudget budget) => In(zip, budget, 0);

    private static Text? In(ZipArchive zip, ReadBudget budget, int inside)
    {
        foreach (var entry in zip.Entries)
        {
            budget.Take(1);
            var name = entry.FullName.ToLowerInvariant();
            if ((ByName(name) ?? ByContent(entry, name, budget)) is { } found)
                return found;
            if (IsPackage(name) && Inside(entry, budget, inside) is { } within)
                return within;
        }
        return null;
    }

    private static Text? ByName(string name)
    {
        if (name.Contains("/activex/", StringComparison.Ordinal))
            return ActiveTexts.ActiveX;
        if (name.StartsWith("xl/macrosheets/", StringComparison.Ordinal))
            return ActiveTexts.MacroSheet;
        if (name.StartsWith("xl/connections", StringComparison.Ordinal))
            return ActiveTexts.Connection;
        return IsRun(name) ? ActiveTexts.Program.With(name) : null;
    }

    private static Text? ByContent(ZipArchiveEntry entry, string name, ReadBudget budget)
    {
        if (name.EndsWith(".rels", StringComparison.Ordinal))
            return Find(entry, budget, Related);
        if (name.StartsWith("xl/externallinks/", StringComparison.Ordinal))
            return Find(entry, budget, r => r.LocalName is "ddeLink" ? ActiveTexts.Dde : null);
        var isText =
            name.StartsWith("word/", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal);
        return isText ? new Fields().Find(entry, budget) : null;
    }

    /// <summary>What stands at a relationship.</summary>
    private static Text? Related(XmlReader reader)
    {
        if (reader.LocalName != "Relationship")
            return null;
        var type = reader.GetAttribute("Type") ?? "";
        var (kind, target) = (type[(type.LastIndexOf('/') + 1)..], reader.GetAttribute("Target") ?? "");
        switch (kind)
        {
            case "oleObject":
                return ActiveTexts.Ole;
            case "control" or "activeXControlBinary":
                return ActiveTexts.ActiveX;
            case "vbaProject" or "wordVbaData" or "xlMacrosheet" or "xlIntlMacrosheet":
                return ActiveTexts.MacroSheet;
            case "aFChunk":
                return ActiveTexts.Chunk;
        }
        var isOutside = string.Equals(
            reader.GetAttribute("TargetMode"),
            "External",
            StringComparison.OrdinalIgnoreCase
        );
        if (!isOutside || kind == "hyperlink")
            return null;
        if (kind is "frame" or "subDocument" or "package")
            return ActiveTexts.Elsewhere.With(Short(target));
        if (!IsRemote(target))
            return null;
        return (kind == "attachedTemplate" ? ActiveTexts.Template : ActiveTexts.Elsewhere).With(Short(target));
    }

    /// <summary>A drive of the sender's machine leads nowhere at the receiver; an address or another machine is asked.</summary>
    private static bool IsRemote(string target)
    {
        var path = target.Trim().Replace('\\', '/');
        if (path.StartsWith("//", StringComparison.Ordinal))
            return true;
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        // "C:/…" is a drive, and a name without a scheme lies beside the file.
        if (colon < 2)
            return false;
        if (!path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return true;
        var place = path[5..].TrimStart('/');
        return place.Length < 2 || place[1] != ':';
    }

    private static string Short(string target) => target.Length > 80 ? target[..80] + "…" : target;

    private static bool IsPackage(string name) =>
        name.Contains("/embeddings/", StringComparison.Ordinal) && name[^1] != '/';

    /// <summary>Only another package of the same kind may lie inside, and nothing in it acts.</summary>
    private static Text? Inside(ZipArchiveEntry entry, ReadBudget budget, int inside)
    {
        budget.AskUnpacked(entry.Length);
        if (inside >= MostInside)
            return ActiveTexts.Ole;
        using var content = new MemoryStream();
        using (var packed = new CountedStream(entry.Open(), budget))
            packed.CopyTo(content);
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read);
            var types = new PackageTypes(zip, budget).OfParts;
            var hasMacros = types.Any(t =>
                t.Contains("macro", StringComparison.OrdinalIgnoreCase)
                || t.Contains("vba", StringComparison.OrdinalIgnoreCase)
            );
            return hasMacros ? ActiveTexts.MacroSheet : In(zip, budget, inside + 1);
        }
        catch (InvalidDataException)
        {
            return ActiveTexts.Ole;
        }
    }

    private static Text? Find(ZipArchiveEntry entry, ReadBudget budget, Func<XmlReader, Text?> at)
    {
        try
        {
            using var reader = Open(entry, budget);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && at(reader) is { } found)
                    return found;
            }
            return null;
        }
        catch (XmlException e)
        {
            throw new InvalidDataException(entry.FullName, e);
        }
    }

    private static XmlReader Open(ZipArchiveEntry entry, ReadBudget budget)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
        };
        return XmlReader.Create(new CountedStream(entry.Open(), budget), settings);
    }

    /// <summary>The codes of a text's fields, put together from their pieces (ECMA-376 part 1, 17.16): DDE and DDEAUTO start a program.</summary>
    private sealed class Fields
    {
        /// <summary>A code is a line.</summary>
        private const int Longest = 1_000;

        private readonly Stack<StringBuilder> open = new();

        public Text? Find(ZipArchiveEntry entry, ReadBudget budget) => ActiveContent.Find(entry, budget, At);

        private Text? At(XmlReader reader)
        {
            switch (reader.LocalName)
            {
                case "fldSimple":
                    return Judge(Attribute(reader, "instr"));
                case "instrText" when !reader.IsEmptyElement:
                    reader.Read();
                    Append(reader.Value);
                    return null;
                case "fldChar" when Attribute(reader, "fldCharType") == "begin":
                    open.Push(new());
                    return null;
                case "fldChar" when open.Count > 0 && Attribute(reader, "fldCharType") is "separate" or "end":
                    return open.TryPop(out var code) ? Judge(code.ToString()) : null;
                default:
                    return null;
            }
        }

        private void Append(string piece)
        {
            if (open.Count > 0 && open.Peek().Length + piece.Length <= Longest)
                open.Peek().Append(piece);
        }

        private static Text? Judge(string code)
        {
            var words = code.Split((char[])[' ', '\t', '"', '\r', '\n'], 3, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                return null;
            var first = words[0].ToUpperInvariant();
            if (first is "DDE" or "DDEAUTO")
                return ActiveTexts.Dde;
            // QUOTE 68 68 69 writes "DDE" where nobody sees it.
            var isHidden = first == "QUOTE" && words.Length > 1 && words[1].All(char.IsAsciiDigit);
            return isHidden ? ActiveTexts.Dde : null;
        }

        private static string Attribute(XmlReader reader, string local)
        {
            for (var i = 0; i < reader.AttributeCount; i++)
            {
                reader.MoveToAttribute(i);
                if (reader.LocalName != local)
                    continue;
                var value = reader.Value;
                reader.MoveToElement();
                return value;
            }
            reader.MoveToElement();
            return "";
        }
    }
}

/// <summary>What acts, as people know it.</summary>
public static class ActiveTexts
{
    public static readonly Text Template = new(
        "mẫu văn bản (template) lấy từ nơi khác: {0}",
        "a template from elsewhere: {0}"
    );
    public static readonly Text Elsewhere = new("nội dung lấy từ nơi khác: {0}", "content from elsewhere: {0}");
    public static readonly Text Ole = new("đối tượng nhúng (OLE)", "an embedded object (OLE)");
    public static readonly Text Dde = new("liên kết DDE chạy chương trình khác", "a DDE link that starts a program");
    public static readonly Text ActiveX = new("điều khiển ActiveX", "an ActiveX control");
    public static readonly Text MacroSheet = new("macro", "macros");
    public static readonly Text Connection = new("kết nối dữ liệu bên ngoài", "a connection to outside data");
    public static readonly Text Chunk = new(
        "văn bản khác nhúng bên trong (altChunk)",
        "another document inside (altChunk)"
    );
    public static readonly Text Program = new("tệp chương trình đính kèm: {0}", "an attached program: {0}");
    public static readonly Text JavaScript = new("mã JavaScript", "JavaScript");
    public static readonly Text Launch = new("lệnh mở chương trình (Launch)", "an order to start a program (Launch)");
    public static readonly Text Sending = new(
        "lệnh gửi hoặc nạp dữ liệu biểu mẫu",
        "an order to send or load form data"
    );
    public static readonly Text RichMedia = new("nội dung RichMedia", "RichMedia content");
    public static readonly Text Xfa = new("biểu mẫu động (XFA)", "a dynamic form (XFA)");
}
