using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>A figure as a cell: a number where it is one, otherwise the words the document prints.</summary>
internal static class FigureCells
{
    public static readonly SheetCell Withheld = SheetCell.Of(Words.Withheld, Look.ReportCentred);

    /// <summary>Of all units together.</summary>
    public static SheetCell Total(Cell cell, Field field) =>
        cell.Withheld ? Withheld : Of(Amount.Of(cell, field.OnPaper()), field, bold: true);

    public static SheetCell Of(Amount amount, Field field, bool bold = false)
    {
        if (amount.State != CellState.Value)
            return SheetCell.Of(amount.State, null);
        var number = amount.Rows ?? (amount is { Numerator: null, Yes: null } ? amount.Number : null);
        return number is null
            ? SheetCell.Of(Figure.Print(amount, field, narrow: false), Look.ReportCentred)
            : SheetCell.Of(number, bold);
    }

    public static SheetCell Split(Cell cell, string key, string item) =>
        Split(cell.State, cell.Number, cell.Splits, key, item, cell.Withheld);

    public static SheetCell Split(CellPart part, string key, string item) =>
        Split(part.State, part.Number, part.Splits, key, item, part.Withheld);

    private static SheetCell Split(
        CellState state,
        long? total,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits,
        string key,
        string item,
        bool withheld
    )
    {
        if (withheld)
            return Withheld;
        if (state != CellState.Value)
            return SheetCell.Of(state, null);
        return Figure.SplitOf(total, splits, key, item) is { } count
            ? SheetCell.Of(count)
            : SheetCell.Of(Words.Undivided, Look.ReportCentred);
    }
}
