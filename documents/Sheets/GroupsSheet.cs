using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>The same figures for each group of units, with how many units of it are in them.</summary>
internal static class GroupsSheet
{
    private static readonly string[] Titles = [SheetWords.Code, Words.Indicator, Words.Measure, Words.Result];

    public static ReportSheet Of(ReportModel model)
    {
        var widths = model.Groups.SelectMany(_ => new[] { 18.0, 12 });
        var names = model.Groups.SelectMany(g => new[] { g.Name, "" });
        var titles = model.Groups.SelectMany(_ => new[] { Words.Result, Words.UnitsReported });
        string[] groups = ["", "", "", Words.Total, .. names];
        return new(SheetWords.Groups, SheetWords.GroupsTitle, [12, 52, 12, 18, .. widths])
        {
            Notes = ResultsSheet.Notes(model),
            Header = [groups, [.. Titles, .. titles]],
            FixedColumns = 2,
            Rows = Rows(model),
        };
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(ReportModel model) =>
        from field in model.Form.Fields
        where !field.OnPaper().IsWords
        let cell = model.CellOf(field.Code)
        where cell is not null && IsInAny(model.Groups, field, cell)
        select Row(model, field, cell);

    private static bool IsInAny(IReadOnlyList<NamedGroup> groups, Field field, Cell cell) =>
        groups.Any(g => Figure.Group(cell, field, g.Id) is not null);

    private static IReadOnlyList<SheetCell> Row(ReportModel model, Field field, Cell cell)
    {
        var measure = SheetCell.Of(field.OnPaper().MeasureOf(field));
        SheetCell[] names = [SheetCell.Of(field.Code), SheetCell.Of(field.Name.Vi), measure];
        return [.. names, FigureCells.Total(cell, field), .. model.Groups.SelectMany(g => Group(cell, field, g.Id))];
    }

    private static SheetCell[] Group(Cell cell, Field field, string group)
    {
        if (cell.Parts.Any(p => p.Withheld))
            return [FigureCells.Withheld, FigureCells.Withheld];
        if (Figure.Group(cell, field, group) is null || !cell.Groups.TryGetValue(group, out var total))
            return [SheetCell.Of(""), SheetCell.Of("")];
        return
        [
            FigureCells.Of(Amount.Of(total), field),
            SheetCell.Of($"{total.Reported}/{total.Expected}", Look.ReportCentred),
        ];
    }
}
