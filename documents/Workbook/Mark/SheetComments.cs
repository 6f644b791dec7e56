using System.Globalization;
using System.Xml.Linq;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Mark;

/// <summary>Comments on cells: the text in one part, the box that Excel draws for it in another (VML, [MS-OE376] and ISO/IEC 29500-4, 14).</summary>
internal sealed class SheetComments(PackageEdit edit)
{
    public const string Author = "PlanMonitor";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int Box = 5;
    private const string BoxStyle =
        "position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:90pt;z-index:1;visibility:hidden";

    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    /// <summary>What stands behind a drawing in a sheet.</summary>
    private static readonly string[] BehindDrawing =
    [
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    ];

    private int drawings;

    public void Write(
        string sheetPath,
        XElement sheet,
        IReadOnlyList<(string Id, string Type, string Target)> relations,
        List<CellProblem> problems
    )
    {
        var (texts, boxes) = (PathOf(relations, "/comments"), PathOf(relations, "/vmlDrawing"));
        if (problems.Count == 0 && texts is null)
            return;
        // A drawing that is not XML is left as it is: the colour and the list still say what is wrong.
        if (boxes is not null && edit.Edit(boxes) is null)
            return;
        if (texts is null)
            texts = NewComments(sheetPath, sheet.Name.Namespace);
        if (boxes is null)
            boxes = NewDrawing(sheetPath, sheet);
        if (edit.Edit(texts)?.Root is not { } comments || edit.Edit(boxes)?.Root is not { } drawing)
            return;
        var gone = Clear(comments);
        foreach (var box in drawing.Elements(V + "shape").Where(s => CellOf(s) is { } at && gone.Contains(at)).ToList())
            box.Remove();
        var page = new Page(comments, drawing);
        foreach (var cell in problems.GroupBy(p => CellAt.Parse(p.Cell)!.Value))
            Add(page, cell.Key, [.. cell]);
    }

    /// <summary>The comments and boxes of a sheet, found by cell and by number: as many as a sheet has, one is found at once.</summary>
    private sealed class Page(XElement comments, XElement drawing)
    {
        private readonly HashSet<string?> taken =
        [
            .. drawing.Elements(V + "shape").Select(s => (string?)s.Attribute("id")),
        ];
        private int last = 1024 + drawing.Elements(V + "shape").Count();

        public XElement Comments => comments;
        public XElement Drawing => drawing;
        public XElement List { get; } = Within(comments, "commentList");
        public int Author { get; } = AuthorIn(comments);
        public ILookup<string?, XElement> ByCell { get; } =
            comments.Descendants(comments.Name.Namespace + "comment").ToLookup(c => (string?)c.Attribute("ref"));

        /// <summary>Of a box that no other has.</summary>
        public int NextNumber()
        {
            do last++;
            while (!taken.Add($"_x0000_s{last}"));
            return last;
        }
    }

    /// <summary>"../comments1.xml": some readers (exceljs of npm) know a part by no other name.</summary>
    private static string From(string sheetPath, string path) =>
        sheetPath.StartsWith("xl/worksheets/", StringComparison.Ordinal) ? $"../{path["xl/".Length..]}" : $"/{path}";

    private static string? PathOf(IReadOnlyList<(string Id, string Type, string Target)> relations, string type) =>
        relations.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal)).Target;

    /// <summary>Takes ours away; from a person's own comment only what we added.</summary>
    private static HashSet<CellAt> Clear(XElement comments)
    {
        var (ns, gone) = (comments.Name.Namespace, new HashSet<CellAt>());
        foreach (var comment in comments.Descendants(ns + "comment").ToList())
        {
            var added = comment.Descendants(ns + "r").Where(IsAdded).ToList();
            foreach (var run in added)
                run.Remove();
            if (!comment.Value.StartsWith($"{Author}: ", StringComparison.Ordinal))
                continue;
            if (CellAt.Parse((string?)comment.Attribute("ref") ?? "") is { } at)
                gone.Add(at);
            comment.Remove();
        }
        return gone;
    }

    private static bool IsAdded(XElement run) => run.Value.StartsWith($"\n{Author}: ", StringComparison.Ordinal);

    private static void Add(Page page, CellAt at, IReadOnlyList<CellProblem> problems)
    {
        var ns = page.Comments.Name.Namespace;
        var words = $"{Author}: " + string.Join("\n", problems.Select(p => $"{p.Text.Vi}\n({p.Text.En})"));
        if (page.ByCell[at.ToString()].FirstOrDefault() is { } theirs)
        {
            AddTo(theirs, words);
            return;
        }
        var comment = new XElement(
            ns + "comment",
            new XAttribute("ref", at),
            new XAttribute("authorId", page.Author),
            new XElement(ns + "text", Run(ns, words))
        );
        page.List.Add(comment);
        page.Drawing.Add(BoxAt(at, problems.Count, page.NextNumber()));
    }

    private static void AddTo(XElement theirs, string words)
    {
        var ns = theirs.Name.Namespace;
        var text = Within(theirs, "text");
        // A text without runs becomes the first run.
        if (text.Element(ns + "t") is { } plain)
            plain.ReplaceWith(new XElement(ns + "r", new XElement(plain)));
        text.Add(Run(ns, $"\n{words}"));
    }

    private static XElement Run(XNamespace ns, string words)
    {
        var size = new XElement(ns + "sz", new XAttribute("val", 10));
        var font = new XElement(ns + "rFont", new XAttribute("val", "Times New Roman"));
        var kept = new XAttribute(XNamespace.Xml + "space", "preserve");
        var text = new XElement(ns + "t", kept, XlsxText.Escape(words));
        return new(ns + "r", new XElement(ns + "rPr", size, font), text);
    }

    /// <summary>Made where another program left it out.</summary>
    private static XElement Within(XElement whole, string name)
    {
        if (whole.Element(whole.Name.Namespace + name) is { } there)
            return there;
        var made = new XElement(whole.Name.Namespace + name);
        whole.Add(made);
        return made;
    }

    private static int AuthorIn(XElement comments)
    {
        var ns = comments.Name.Namespace;
        var authors = Within(comments, "authors");
        var index = authors.Elements(ns + "author").ToList().FindIndex(a => a.Value == Author);
        if (index >= 0)
            return index;
        authors.Add(new XElement(ns + "author", Author));
        return authors.Elements(ns + "author").Count() - 1;
    }

    private string NewComments(string sheetPath, XNamespace ns)
    {
        var path = edit.NewPath("xl/comments", ".xml");
        var (authors, list) = (new XElement(ns + "authors"), new XElement(ns + "commentList"));
        edit.Put(path, new(new XElement(ns + "comments", authors, list)));
        edit.TypeOf(path, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
        edit.Relate(sheetPath, $"{Links}/comments", From(sheetPath, path));
        return path;
    }

    private string NewDrawing(string sheetPath, XElement sheet)
    {
        var path = edit.NewPath("xl/drawings/vmlDrawing", ".vml");
        var drawing = new XElement(
            "xml",
            new XAttribute(XNamespace.Xmlns + "v", V),
            new XAttribute(XNamespace.Xmlns + "o", O),
            new XAttribute(XNamespace.Xmlns + "x", X),
            Layout(++drawings),
            BoxType()
        );
        edit.Put(path, new(drawing));
        edit.TypeOf(path, "application/vnd.openxmlformats-officedocument.vmlDrawing");
        var id = edit.Relate(sheetPath, $"{Links}/vmlDrawing", From(sheetPath, path));
        var drawn = new XElement(sheet.Name.Namespace + "legacyDrawing", new XAttribute((XNamespace)Links + "id", id));
        if (sheet.Elements().FirstOrDefault(e => BehindDrawing.Contains(e.Name.LocalName)) is { } next)
            next.AddBeforeSelf(drawn);
        else
            sheet.Add(drawn);
        return path;
    }

    private static XElement BoxAt(CellAt at, int lines, int number)
    {
        var box = new XElement(
            V + "shape",
            new XAttribute("id", $"_x0000_s{number}"),
            new XAttribute("type", "#_x0000_t202"),
            new XAttribute("style", BoxStyle),
            new XAttribute("fillcolor", "#ffffe1"),
            new XAttribute(O + "insetmode", "auto")
        );
        var fill = new XElement(V + "fill", new XAttribute("color2", "#ffffe1"));
        var path = new XElement(V + "path", new XAttribute(O + "connecttype", "none"));
        box.Add(fill, Shadow(), path, TextBox(), Note(at, lines));
        return box;
    }

    private static XElement Layout(int number)
    {
        var map = new XElement(O + "idmap", new XAttribute(V + "ext", "edit"), new XAttribute("data", number));
        return new(O + "shapelayout", new XAttribute(V + "ext", "edit"), map);
    }

    private static XElement BoxType()
    {
        var joined = new XAttribute("joinstyle", "miter");
        var shown = new XAttribute("gradientshapeok", "t");
        var path = new XElement(V + "path", shown, new XAttribute(O + "connecttype", "rect"));
        return new(
            V + "shapetype",
            new XAttribute("id", "_x0000_t202"),
            new XAttribute("coordsize", "21600,21600"),
            new XAttribute(O + "spt", 202),
            new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", joined),
            path
        );
    }

    private static XElement Shadow() =>
        new(V + "shadow", new XAttribute("on", "t"), new XAttribute("color", "black"), new XAttribute("obscured", "t"));

    private static XElement TextBox()
    {
        var words = new XElement("div", new XAttribute("style", "text-align:left"));
        return new(V + "textbox", new XAttribute("style", "mso-direction-alt:auto"), words);
    }

    /// <summary>Which cell it is of, and where it is drawn.</summary>
    private static XElement Note(CellAt at, int lines)
    {
        var (column, row) = (at.Column - 1, at.Row - 1);
        var top = Math.Max(row - 1, 0);
        var bottom = top + Box * Math.Min(lines, 4);
        var anchor = string.Create(
            CultureInfo.InvariantCulture,
            $"{column + 1}, 12, {top}, 4, {column + 3}, 40, {bottom}, 4"
        );
        var note = new XElement(X + "ClientData", new XAttribute("ObjectType", "Note"));
        note.Add(new XElement(X + "MoveWithCells"), new XElement(X + "SizeWithCells"));
        note.Add(new XElement(X + "Anchor", anchor), new XElement(X + "AutoFill", "False"));
        note.Add(new XElement(X + "Row", row), new XElement(X + "Column", column));
        return note;
    }

    private static CellAt? CellOf(XElement shape)
    {
        var data = shape.Element(X + "ClientData");
        var row = WorkbookParts.Whole(data?.Element(X + "Row")?.Value);
        var column = WorkbookParts.Whole(data?.Element(X + "Column")?.Value);
        return row is null || column is null ? null : new(row.Value + 1, column.Value + 1);
    }
}
