using PlanMonitor.Core.Files;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>Which name is which cell of which unit, as the hidden sheet of a workbook says.</summary>
internal sealed record WorkbookMap(SheetStamp Stamp, Dictionary<string, (string Unit, string Path)> Lines);

/// <summary>Where the names of one unit point to, by sheet and path: looked through once, whatever the number of sheets.</summary>
internal sealed class NamedCells
{
    private static readonly Dictionary<string, (CellAt From, CellAt To)> None = [];

    private readonly Dictionary<string, Dictionary<string, (CellAt From, CellAt To)>> bySheet = new(
        StringComparer.Ordinal
    );

    private NamedCells() { }

    /// <summary>A copied sheet has names of its own; they count where the workbook's point elsewhere.</summary>
    public static NamedCells Of(WorkbookParts parts, WorkbookMap? map, string unit, ReadBudget budget)
    {
        var named = new NamedCells();
        if (map is null)
            return named;
        foreach (var name in parts.Names.OrderBy(n => n.IsLocal))
        {
            budget.Take(1);
            if (map.Lines.TryGetValue(name.Name, out var line) && line.Unit == unit)
                named.Add(name, line.Path);
        }
        return named;
    }

    public Dictionary<string, (CellAt From, CellAt To)> On(SheetCells sheet) =>
        bySheet.GetValueOrDefault(sheet.Name, None);

    private void Add(CellName name, string path)
    {
        var cut = name.Refers.LastIndexOf('!');
        if (cut <= 0 || SheetCells.Range(name.Refers[(cut + 1)..]) is not { } range)
            return;
        var sheet = SheetOf(name.Refers[..cut]);
        if (!bySheet.TryGetValue(sheet, out var cells))
            bySheet[sheet] = cells = new(StringComparer.Ordinal);
        cells.TryAdd(path, range);
    }

    private static string SheetOf(string quoted) =>
        quoted is ['\'', .. var inside, '\''] ? inside.Replace("''", "'", StringComparison.Ordinal) : quoted;
}
