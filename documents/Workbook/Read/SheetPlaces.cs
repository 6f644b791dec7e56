using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>What a unit's sheet says it is: for whom, which duty, which form.</summary>
internal sealed record SheetStamp(string Cycle, string Obligation, string Period, string Unit, string Form, int Version)
{
    public static SheetStamp? Parse(string text) =>
        text.Split('|') is [WorkbookWords.Sheet, var cycle, var obligation, var period, var unit, var form, var version]
        && WorkbookParts.Whole(version) is { } number
            ? new(cycle, obligation, period, unit, form, number)
            : null;
}

/// <summary>Where a table's columns are, and its rows.</summary>
internal sealed record TablePlace(CellAt Head, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<int> Rows);

/// <summary>
/// Finds the cells of a unit's sheet. First by the marks in its hidden row and column: what a person sees on a line is what is read from it. A name is asked only
/// where the marks are gone, because cutting a value and pasting it elsewhere takes the name along and leaves the line behind.
/// </summary>
internal sealed class SheetPlaces
{
    private readonly SheetCells cells;
    private readonly Dictionary<string, (CellAt From, CellAt To)> named;
    private readonly Dictionary<string, List<int>> rowsOf = new(StringComparer.Ordinal);
    private readonly SortedSet<int> marked = [];
    private readonly int paths;
    private readonly int? values;

    /// <param name="named">The cells that names point to on this sheet, by path.</param>
    public SheetPlaces(SheetCells cells, CellAt? stamp, Dictionary<string, (CellAt From, CellAt To)> named)
    {
        (this.cells, this.named) = (cells, named);
        if (stamp is not { } at)
            return;
        paths = at.Column;
        foreach (
            var (place, _) in cells.All.Where(c => c.Key.Row == at.Row && cells.TextAt(c.Key) == WorkbookWords.Value)
        )
            values = place.Column;
        foreach (
            var place in cells.All.Keys.Where(c => c.Column == paths && c.Row != at.Row && cells.TextAt(c).Length > 0)
        )
        {
            marked.Add(place.Row);
            if (!rowsOf.TryGetValue(cells.TextAt(place), out var rows))
                rowsOf[cells.TextAt(place)] = rows = [];
            rows.Add(place.Row);
        }
    }

    public SheetCells Cells => cells;

    /// <summary>Every path the sheet has a line for.</summary>
    public IEnumerable<string> Paths =>
        rowsOf.Keys.Concat(named.Keys).Where(p => !p.StartsWith("pm:", StringComparison.Ordinal)).Distinct();

    /// <summary>The cells of a line: none where it is gone, two where somebody copied the row.</summary>
    public IReadOnlyList<CellAt> Of(string path)
    {
        if (values is { } column && rowsOf.TryGetValue(path, out var rows))
            return [.. rows.Select(r => new CellAt(r, column))];
        return named.TryGetValue(path, out var cell) ? [cell.From] : [];
    }

    public TablePlace? TableOf(Field field)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        CellAt head = default;
        if (rowsOf.TryGetValue($"{WorkbookWords.Column}|{field.Code}", out var marks))
        {
            foreach (var cell in cells.All.Keys.Where(c => c.Row == marks[0] && c.Column != paths))
                columns.TryAdd(cells.TextAt(cell), cell.Column);
            head = new(marks[0] + 1, columns.Count == 0 ? 1 : columns.Values.Min());
        }
        foreach (var column in field.Columns.Where(c => !columns.ContainsKey(c.Code)))
        {
            if (!named.TryGetValue($"{field.Code}.{column.Code}", out var range))
                continue;
            columns[column.Code] = range.From.Column;
            if (head == default)
                head = new(range.From.Row - 1, range.From.Column);
        }
        return head == default ? null : new(head, columns, Rows(field, head.Row, columns));
    }

    /// <summary>From below the head to the next marked line. What is written below the last free row belongs to the table only while no row is left out.</summary>
    private List<int> Rows(Field field, int head, Dictionary<string, int> columns)
    {
        var others = named
            .Where(n => !n.Key.StartsWith($"{field.Code}.", StringComparison.Ordinal) && n.Value.From.Row > head)
            .Select(n => n.Value.From.Row);
        var next = others.Concat(marked.GetViewBetween(head + 1, int.MaxValue)).DefaultIfEmpty(CellAt.MaxRow + 1).Min();
        var end = field
            .Columns.Select(c => named.TryGetValue($"{field.Code}.{c.Code}", out var range) ? range.To.Row : 0)
            .DefaultIfEmpty(0)
            .Max();
        var rows = new List<int>();
        foreach (
            var row in cells.RowsWith(
                [.. columns.Where(c => field.Columns.Any(f => f.Code == c.Key)).Select(c => c.Value)],
                head + 1,
                next - 1
            )
        )
        {
            // One more than is allowed is enough to say so.
            if (
                (end > 0 && row > end && row > rows.LastOrDefault(end) + 1 && row > end + 1)
                || rows.Count > field.MaxRows
            )
                break;
            rows.Add(row);
        }
        return rows;
    }
}
