using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>A unit a line, its figures beside each other; before them the total and how many units are in it. A ratio has a column for each of its numbers.</summary>
internal static class ByUnitSheet
{
    private sealed record FigureColumn(
        string Section,
        string Title,
        string Code,
        Func<Cell, SheetCell> Total,
        Func<CellPart, SheetCell> Part,
        Cell Cell
    );

    public static ReportSheet Of(ReportModel model)
    {
        var columns = (
            from section in model.Form.Sections
            from field in section.Fields
            where !field.OnPaper().IsWords
            from column in Columns(model, section, field)
            select column
        ).ToList();
        double[] widths = [6, 14, 30, .. columns.Select(_ => 18.0)];
        string[] sections = ["", "", "", .. columns.Select(c => c.Section)];
        string[] titles = [Words.Ordinal, SheetWords.UnitCode, Words.Unit, .. columns.Select(c => c.Title)];
        string[] codes = ["", "", "", .. columns.Select(c => c.Code)];
        return new(SheetWords.ByUnit, SheetWords.ByUnitTitle, widths)
        {
            Notes = ResultsSheet.Notes(model),
            Header = [sections, titles],
            Codes = codes,
            FixedColumns = 3,
            Rows = Rows(model, columns),
        };
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(ReportModel model, List<FigureColumn> columns)
    {
        SheetCell[] Named(string code, string name) =>
            [SheetCell.Of(""), SheetCell.Of(code), SheetCell.Of(name, Look.ReportBold)];
        yield return [.. Named(model.Figures.Unit, Words.Total), .. columns.Select(c => c.Total(c.Cell))];
        yield return
        [
            .. Named("", Words.UnitsReported),
            .. columns.Select(c => SheetCell.Of($"{c.Cell.Reported}/{c.Cell.Expected}", Look.ReportCentred)),
        ];
        var units = columns.SelectMany(c => c.Cell.Parts).Select(p => p.Unit).Distinct().ToList();
        var parts = columns.Select(c => c.Cell.Parts.ToDictionary(p => p.Unit)).ToList();
        foreach (var (i, unit) in units.Index())
            yield return
            [
                .. UnitCells.Of(model, unit, i + 1),
                .. columns.Select((c, at) => PartOf(c, parts[at].GetValueOrDefault(unit))),
            ];
    }

    private static SheetCell PartOf(FigureColumn column, CellPart? part)
    {
        if (part is null)
            return SheetCell.Of("");
        return part.Withheld ? FigureCells.Withheld : column.Part(part);
    }

    private static IEnumerable<FigureColumn> Columns(ReportModel model, FormSection section, Field field)
    {
        if (model.CellOf(field.Code) is not { } cell)
            yield break;
        if (field.OnPaper().IsShare)
        {
            yield return new(
                section.Title.Vi,
                $"{field.Name.Vi}: {(field.Numerator?.Vi ?? SheetWords.Numerator)}",
                $"{field.Code}.{FigureReferences.Numerator}",
                c => SheetCell.Of(c.State, c.Numerator, bold: true),
                p => SheetCell.Of(p.State, p.Numerator),
                cell
            );
            yield return new(
                section.Title.Vi,
                $"{field.Name.Vi}: {(field.Denominator?.Vi ?? SheetWords.Denominator)}",
                $"{field.Code}.{FigureReferences.Denominator}",
                c => SheetCell.Of(c.State, c.Denominator, bold: true),
                p => SheetCell.Of(p.State, p.Denominator),
                cell
            );
            yield break;
        }
        var title = field.OnPaper().MeasureOf(field) is { Length: > 0 } measure
            ? Words.Fill(Words.MeasureInHead, field.Name.Vi, measure)
            : field.Name.Vi;
        yield return new(
            section.Title.Vi,
            title,
            field.Code,
            c => FigureCells.Total(c, field),
            p =>
                Figure.Of(p, field, cell) is null ? SheetCell.Of("") : FigureCells.Of(Amount.Of(p, cell, field), field),
            cell
        );
        foreach (var breakdown in Breakdown.Of(field, model.Form, cell))
        {
            foreach (var item in breakdown.Items)
                yield return new(
                    section.Title.Vi,
                    $"{field.Name.Vi}: {breakdown.NameOf(item)}",
                    FigureTag.Split(field.Code, breakdown.Key, item.Code),
                    c => FigureCells.Split(c, breakdown.Key, item.Code),
                    p => FigureCells.Split(p, breakdown.Key, item.Code),
                    cell
                );
        }
    }
}
