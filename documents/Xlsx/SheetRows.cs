using PlanMonitor.Core;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>The cells of one sheet while it is laid out, in any order.</summary>
internal sealed class SheetRows
{
    private const double LineHeight = 16;

    private readonly SortedDictionary<int, SortedDictionary<int, SheetCell>> rows = [];
    private readonly Dictionary<int, double> heights = [];
    private readonly HashSet<int> hidden = [];

    public void Text(int row, int column, string? text, Look look) => Put(row, column, new(look, text));

    /// <summary>A person's words: shown as text also where they look like a formula.</summary>
    public void Words(int row, int column, string? text, Look look, Look quoted) =>
        Text(row, column, text, text is not null && XlsxText.LooksLikeFormula(text) ? quoted : look);

    public void Number(int row, int column, long? number, Look look) =>
        Put(row, column, new(look, Value: number is { } n ? XlsxText.Number(n) : null));

    /// <summary>As a serial number where people know it as one; an older or later day as text.</summary>
    public void Day(int row, int column, DateOnly? day, Look look)
    {
        if (day is { } d && DayText.IsUsual(d))
            Number(row, column, DayText.SerialOf(d), look);
        else
            Text(row, column, day is { } other ? VietnamTime.Show(other) : null, look);
    }

    public void Formula(int row, int column, string formula, long? cached, Look look) =>
        Put(row, column, new(look, Value: cached is { } n ? XlsxText.Number(n) : null, Formula: formula));

    /// <summary>High enough for so many characters; not every program finds the height itself.</summary>
    public void Lines(int row, int characters, int perLine) =>
        heights[row] = LineHeight * Math.Clamp((characters + perLine - 1) / perLine, 1, 25);

    public void Hide(int row) => hidden.Add(row);

    public IEnumerable<SheetRow> Made() =>
        rows.Select(r => new SheetRow(
            r.Key,
            r.Value,
            heights.TryGetValue(r.Key, out var height) ? height : null,
            hidden.Contains(r.Key)
        ));

    private void Put(int row, int column, SheetCell cell)
    {
        if (!rows.TryGetValue(row, out var cells))
            rows[row] = cells = [];
        cells[column] = cell;
    }
}
