using System.Xml;

namespace PlanMonitor.Documents.Xlsx;

internal enum RawKind
{
    Number,
    Text,
    Truth,
    Error,
    Day,
}

/// <summary>What stands in a cell as the file has it. Value null: a formula whose result was never computed.</summary>
/// <param name="Look">How it is shown; of a text whose pieces look different, whether any is struck out or raised.</param>
internal sealed record RawCell(RawKind Kind, string? Value, CellLook Look, bool IsFormula)
{
    /// <summary>What the person sees in it.</summary>
    public string Shown(bool is1904) =>
        Kind switch
        {
            RawKind.Number => Look.Shown(Value!, is1904),
            RawKind.Truth => Value is "1" or "true" ? "TRUE" : "FALSE",
            RawKind.Text or RawKind.Error or RawKind.Day => Value!,
        };
}

/// <summary>The cells of one sheet that hold something, read in one pass.</summary>
internal sealed class SheetCells
{
    /// <summary>In all sheets together.</summary>
    public const int MaxCells = 200_000;
    private const int MaxMerges = 5_000;

    private readonly Dictionary<CellAt, RawCell> cells = [];
    private readonly List<(CellAt From, CellAt To)> merges = [];
    private int row,
        column;

    public SheetCells(WorkbookPackage package, WorkbookParts parts, SheetPart sheet, ref int left)
    {
        Name = sheet.Name;
        var budget = left;
        package.Read(sheet.Path, r =>
        {
            if (r.LocalName == "row")
                (row, column) = (WorkbookParts.Whole(r.GetAttribute("r")) ?? row + 1, 0);
            else if (r.LocalName == "c")
            {
                package.Budget.Take(1);
                Cell(r, parts);
            }
            else if (r.LocalName == "mergeCell" && Range(r.GetAttribute("ref") ?? "") is { } merged)
                merges.Add(merged);
            if (cells.Count > budget || merges.Count > MaxMerges)
                throw WorkbookLimits.Cells.AsException();
        });
        left -= cells.Count;
    }

    public string Name { get; }

    public IReadOnlyDictionary<CellAt, RawCell> All => cells;

    /// <summary>The rows of these columns that hold something, in order.</summary>
    public IEnumerable<int> RowsWith(IReadOnlyCollection<int> columns, int from, int to) =>
        cells
            .Keys.Where(c => c.Row >= from && c.Row <= to && columns.Contains(c.Column))
            .Select(c => c.Row)
            .Distinct()
            .Order();

    public string TextAt(CellAt at) =>
        cells.GetValueOrDefault(at) is { Kind: RawKind.Text, Value: { } text } ? text.Trim() : "";

    public RawCell? At(CellAt at) => cells.GetValueOrDefault(at);

    /// <summary>Where the value of a cell stands: for one that was merged, the upper left of what it is merged with.</summary>
    public CellAt Standing(CellAt at)
    {
        var merged = merges.FirstOrDefault(m =>
            at.Row >= m.From.Row && at.Row <= m.To.Row && at.Column >= m.From.Column && at.Column <= m.To.Column
        );
        return merged.From == default ? at : merged.From;
    }

    /// <summary>"E12" or "E12:E40".</summary>
    public static (CellAt From, CellAt To)? Range(string text) =>
        text.Split(':').Select(CellAt.Parse).ToList() switch
        {
            [{ } at] => (at, at),
            [{ } from, { } to] => (from, to),
            _ => null,
        };

    private void Cell(XmlReader r, WorkbookParts parts)
    {
        var at = CellAt.Parse(r.GetAttribute("r") ?? "") ?? new(Math.Max(row, 1), column + 1);
        (row, column) = (at.Row, at.Column);
        var type = r.GetAttribute("t") ?? "n";
        if (r.IsEmptyElement)
            return;
        var look = parts.Looks.Of(r.GetAttribute("s"));
        string? value = null;
        RunText? words = null;
        var formula = false;
        var depth = r.Depth;
        while (r.Read() && r.Depth > depth)
        {
            if (r.NodeType != XmlNodeType.Element)
                continue;
            if (r.LocalName == "f")
                formula = true;
            else if (r is { LocalName: "v", IsEmptyElement: false })
                value = WorkbookParts.ElementText(r);
            else if (r is { LocalName: "is", IsEmptyElement: false })
                words = RunText.Read(r);
        }
        if (value is null && words is null && !formula)
            return;
        if (type == "s" && value is not null)
            words = SharedString(value, parts);
        cells[at] = words is { } text ? OfWords(text, look, formula) : Typed(type, value, look, formula);
    }

    private static RawCell OfWords(RunText words, CellLook look, bool formula)
    {
        var isStruck = words.IsStruck || (words.IsBare && look.IsStruck);
        var isRaised = words.IsRaised || (words.IsBare && look.IsRaised);
        var own = look.IsStruck == isStruck && look.IsRaised == isRaised;
        return new(RawKind.Text, words.Text, own ? look : new(look.Code, isStruck, isRaised), formula);
    }

    private static RawCell Typed(string type, string? value, CellLook look, bool formula)
    {
        if (type == "str")
            return new(RawKind.Text, value is null ? null : XlsxText.Unescape(value), look, formula);
        var kind = type switch
        {
            "inlineStr" => RawKind.Text,
            "b" => RawKind.Truth,
            "e" => RawKind.Error,
            "d" => RawKind.Day,
            _ => RawKind.Number,
        };
        // Libraries that do not compute leave <f>2+3</f><v></v>: that is no empty cell.
        return new(kind, formula && value is "" ? null : value, look, formula);
    }

    private static RunText SharedString(string number, WorkbookParts parts)
    {
        if (WorkbookParts.Whole(number) is { } index && index < parts.Strings.Count)
            return parts.Strings[index];
        throw new XmlException("shared string");
    }
}
