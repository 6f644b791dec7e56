using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using PlanMonitor.Core;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace PlanMonitor.Documents;

/// <summary>The cells of one sheet while it is written. Texts are always string cells, never formulas, whatever they begin with.</summary>
internal sealed class SheetRows
{
    private const double LineHeight = 16;

    private readonly SortedDictionary<int, SortedDictionary<int, Cell>> rows = [];
    private readonly Dictionary<int, double> heights = [];
    private readonly HashSet<int> hidden = [];

    public void Text(int row, int column, string? text, Look look)
    {
        var cell = At(row, column, look);
        if (string.IsNullOrEmpty(text))
            return;
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new(
            new DocumentFormat.OpenXml.Spreadsheet.Text(XlsxText.Escape(text))
            {
                Space = SpaceProcessingModeValues.Preserve,
            }
        );
    }

    /// <summary>A person's words: shown as text also where they look like a formula.</summary>
    public void Words(int row, int column, string? text, Look look, Look quoted) =>
        Text(row, column, text, text is not null && XlsxText.LooksLikeFormula(text) ? quoted : look);

    public void Number(int row, int column, long? number, Look look)
    {
        var cell = At(row, column, look);
        if (number is { } n)
            cell.CellValue = new(n.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>As a serial number where people know it as one; an older or later day as text.</summary>
    public void Day(int row, int column, DateOnly? day, Look look)
    {
        if (day is { } d && DayText.IsUsual(d))
            At(row, column, look).CellValue = new(DayText.SerialOf(d).ToString(CultureInfo.InvariantCulture));
        else
            Text(row, column, day is { } other ? VietnamTime.Show(other) : null, look);
    }

    public void Formula(int row, int column, string formula, long? cached, Look look)
    {
        var cell = At(row, column, look);
        cell.CellFormula = new(formula);
        if (cached is null)
            cell.DataType = CellValues.String;
        cell.CellValue = new(cached?.ToString(CultureInfo.InvariantCulture) ?? "");
    }

    public void Height(int row, double points) => heights[row] = points;

    /// <summary>High enough for so many characters; not every program finds the height itself.</summary>
    public void Lines(int row, int characters, int perLine) =>
        Height(row, LineHeight * Math.Clamp((characters + perLine - 1) / perLine, 1, 25));

    public void Hide(int row) => hidden.Add(row);

    public SheetData Made()
    {
        var data = new SheetData();
        foreach (var (number, cells) in rows)
        {
            var row = new Row { RowIndex = (uint)number };
            if (heights.TryGetValue(number, out var height))
                (row.Height, row.CustomHeight) = (height, true);
            if (hidden.Contains(number))
                row.Hidden = true;
            row.Append(cells.Values);
            data.Append(row);
        }
        return data;
    }

    private Cell At(int row, int column, Look look)
    {
        if (!rows.TryGetValue(row, out var cells))
            rows[row] = cells = [];
        return cells[column] = new() { CellReference = new CellAt(row, column).ToString(), StyleIndex = (uint)look };
    }
}
