using System.Xml;
using PlanMonitor.Core;

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
internal sealed record RawCell(RawKind Kind, string? Value);

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
                Cell(r, parts);
            else if (r.LocalName == "mergeCell" && Range(r.GetAttribute("ref") ?? "") is { } merged)
                merges.Add(merged);
            if (cells.Count > budget || merges.Count > MaxMerges)
                throw Problems.WorkbookTooLarge.With().AsException();
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
        string? value = null;
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
                value = WorkbookParts.RichText(r);
        }
        if (value is null && !formula)
            return;
        cells[at] = Typed(type, value, parts);
    }

    private static RawCell Typed(string type, string? value, WorkbookParts parts)
    {
        if (type == "s")
            return new(RawKind.Text, SharedString(value, parts));
        if (type == "str")
            return new(RawKind.Text, value is null ? null : XlsxText.Unescape(value));
        var kind = type switch
        {
            "inlineStr" => RawKind.Text,
            "b" => RawKind.Truth,
            "e" => RawKind.Error,
            "d" => RawKind.Day,
            _ => RawKind.Number,
        };
        return new(kind, value);
    }

    private static string SharedString(string? number, WorkbookParts parts)
    {
        if (WorkbookParts.Whole(number) is { } index && index < parts.Strings.Count)
            return parts.Strings[index];
        throw new XmlException("shared string");
    }
}
