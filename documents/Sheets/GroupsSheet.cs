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
    public static ReportSheet Of(ReportModel model) =>
        new(
            SheetWords.Groups,
            SheetWords.GroupsTitle,
            [12, 52, 12, 18, .. model.Groups.SelectMany(_ => new[] { 18.0, 12 })]
        )
        {
            Notes = ResultsSheet.Notes(model),
            Header =
            [
                ["", "", "", Words.Total, .. model.Groups.SelectMany(g => new[] { g.Name, "" })],
                [
                    SheetWords.Code,
                    Words.Indicator,
                    Words.Measure,
                    Words.Result,
                    .. model.Groups.SelectMany(_ => new[] { Words.Result, Words.UnitsReported }),
                ],
            ],
            FixedColumns = 2,
            Rows =
                from field in model.Form.Fields
                where !field.OnPaper().IsWords
                let cell = model.CellOf(field.Code)
                where cell is not null && model.Groups.Any(g => Figure.Group(cell, field, g.Id) is not null)
                select (IReadOnlyList<SheetCell>)
                    [
                        SheetCell.Of(field.Code),
                        SheetCell.Of(field.Name.Vi),
                        SheetCell.Of(field.OnPaper().MeasureOf(field)),
                        cell.Withheld
                            ? FigureCells.Withheld
                            : FigureCells.Of(Amount.Of(cell, field.OnPaper()), field, bold: true),
                        .. model.Groups.SelectMany(g => Group(cell, field, g.Id)),
                    ],
        };

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
