using PlanMonitor.Core;
using PlanMonitor.Core.Files;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>A workbook that came back -> the values of one unit and what could not be read, cell by cell.</summary>
public static class WorkbookReader
{
    /// <exception cref="ProblemException">The file as a whole is not taken: not a workbook, too large, with macros or links, or made for somebody or something else.</exception>
    public static WorkbookReading Read(byte[] bytes, WorkbookExpected expected, ReadBudget budget)
    {
        try
        {
            using var package = WorkbookPackage.Open(bytes, budget);
            return Read(package, expected);
        }
        catch (BudgetException)
        {
            throw WorkbookLimits.Work.AsException();
        }
    }

    private static WorkbookReading Read(WorkbookPackage package, WorkbookExpected expected)
    {
        var parts = new WorkbookParts(package);
        var left = SheetCells.MaxCells;
        var sheets = new List<SheetCells>();
        foreach (var sheet in parts.Sheets)
            sheets.Add(new(package, parts, sheet, ref left));

        var map = MapOf(sheets);
        var stamped = sheets.SelectMany(s => Stamped(s, package.Budget)).ToList();
        var named = NamedCells.Of(parts, map, expected.Unit, package.Budget);
        var (unitSheet, at, version) = Choose(stamped, map, named, sheets, expected);
        WorkbookReading Of(SheetCells sheet, CellAt? stamp, int made)
        {
            var places = new SheetPlaces(sheet, stamp, named.On(sheet));
            return new UnitSheetReading(places, expected, made, parts.Is1904).Make();
        }
        var copies = stamped
            .Where(s => s.Stamp.Unit == expected.Unit && s.Sheet != unitSheet)
            .DistinctBy(s => s.Sheet)
            .ToList();
        if (copies.Count > MaxCopies)
            throw WorkbookLimits.Parts.AsException();
        var others = copies.Select(s => Of(s.Sheet, s.At, s.Stamp.Version)).ToList();
        return SheetCopies.Compare(expected.Form, Of(unitSheet, at, version), others);
    }

    /// <summary>Somebody copies a sheet once or twice.</summary>
    private const int MaxCopies = 20;

    private static IEnumerable<(SheetCells Sheet, CellAt At, SheetStamp Stamp)> Stamped(
        SheetCells sheet,
        ReadBudget budget
    )
    {
        foreach (var at in sheet.All.Keys)
        {
            budget.Take(1);
            if (SheetStamp.Parse(sheet.TextAt(at)) is { } stamp)
                yield return (sheet, at, stamp);
        }
    }

    private static (SheetCells, CellAt?, int) Choose(
        List<(SheetCells Sheet, CellAt At, SheetStamp Stamp)> stamped,
        WorkbookMap? map,
        NamedCells names,
        List<SheetCells> sheets,
        WorkbookExpected expected
    )
    {
        if (stamped.Count == 0 && map is null)
            throw Problems.WorkbookForeign.With().AsException();
        var duty = stamped.Count > 0 ? stamped[0].Stamp : map!.Stamp;
        if (duty.Cycle != expected.Cycle || duty.Obligation != expected.Obligation || duty.Form != expected.Form.Id)
        {
            var found = $"{duty.Obligation} ({duty.Cycle})";
            var wanted = $"{expected.Obligation} ({expected.Cycle})";
            throw Problems.WorkbookOther.WithTexts(new(found, found), new(wanted, wanted)).AsException();
        }
        if (duty.Period != expected.Period)
        {
            var found = new Text($"kỳ {duty.Period}", $"the period {duty.Period}");
            var wanted = new Text($"kỳ {expected.PeriodName.Vi}", $"the period {expected.PeriodName.En}");
            throw Problems.WorkbookOther.WithTexts(found, wanted).AsException();
        }

        var own = stamped.Where(s => s.Stamp.Unit == expected.Unit).ToList();
        // Of a sheet and its copy, the one that the names point to is the one that was made here.
        var (sheet, at, stamp) =
            own.Count > 1 ? own.FirstOrDefault(o => names.On(o.Sheet).Count > 0, own[0]) : own.FirstOrDefault();
        if (stamp is not null)
            return (sheet, at, stamp.Version);
        if (map is not null && sheets.MaxBy(s => names.On(s).Count) is { } named && names.On(named).Count > 0)
            return (named, null, map.Stamp.Version);
        var others = stamped
            .Select(s => s.Stamp.Unit)
            .Concat(map?.Lines.Values.Select(l => l.Unit) ?? [])
            .Distinct()
            .Take(5)
            .Select(expected.NameOf)
            .ToArray();
        throw Problems.WorkbookOther.WithTexts(Text.Join(", ", others), expected.UnitName).AsException();
    }

    /// <summary>Which name is which cell of which unit; null: somebody removed the hidden sheet.</summary>
    private static WorkbookMap? MapOf(List<SheetCells> sheets)
    {
        foreach (var sheet in sheets)
        {
            var marked = sheet
                .All.Keys.Where(c => sheet.TextAt(c).StartsWith($"{WorkbookWords.Map}|", StringComparison.Ordinal))
                .ToList();
            if (
                marked is not [var at]
                || sheet.TextAt(at).Split('|') is not [_, var cycle, var obligation, var period, var form, var version]
                || WorkbookParts.Whole(version) is not { } number
            )
                continue;
            var lines = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
            foreach (var name in sheet.All.Keys.Where(c => c.Column == at.Column && c.Row > at.Row))
                lines[sheet.TextAt(name)] = (
                    sheet.TextAt(new(name.Row, at.Column + 1)),
                    sheet.TextAt(new(name.Row, at.Column + 2))
                );
            return new(new(cycle, obligation, period, "", form, number), lines);
        }
        return null;
    }
}
