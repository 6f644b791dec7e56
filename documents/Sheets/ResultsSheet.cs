using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>Every figure of the consolidation on a line, its breakdowns under it, and of how many units it is.</summary>
internal static class ResultsSheet
{
    private static readonly double[] Widths = [5, 16, 44, 9, 20, 18, 11, 11, 8, 9, 9, 9, 9, 10];

    private static readonly string[] Titles =
    [
        Words.Ordinal,
        SheetWords.Code,
        Words.Indicator,
        Words.Measure,
        SheetWords.How,
        Words.Result,
        SheetWords.Numerator,
        SheetWords.Denominator,
        SheetWords.Share,
        SheetWords.Reported,
        SheetWords.Expected,
        SheetWords.SourceReported,
        SheetWords.SourceExpected,
        SheetWords.Overlap,
    ];

    public static ReportSheet Of(ReportModel model) =>
        new(SheetWords.Results, SheetWords.ResultsTitle, Widths)
        {
            Notes = [.. Notes(model), SheetWords.WhereFrom],
            Header = [Titles],
            FixedColumns = 3,
            Rows = Rows(model),
        };

    /// <summary>What the report is, of how many units, and what the words in place of numbers mean.</summary>
    public static IReadOnlyList<string> Notes(ReportModel model)
    {
        var count = model.Figures.Completeness;
        List<string> notes =
        [
            Words.Fill(SheetWords.Received, model.Heading.Subject, count.Received, count.Expected),
            Words.Fill(Words.SpeaksTo, VietnameseNumbers.Day(model.Figures.SpeaksTo)),
            SheetWords.Legend,
        ];
        if (count.Missing.Count > 0)
            notes.Insert(2, Words.Fill(Words.MissingNames, model.NamesOf(count.Missing)));
        if (model.Form.Fields.Any(f => f.OnPaper().IsOfPersons))
            notes.Add(SheetWords.People);
        return notes;
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(ReportModel model)
    {
        var number = 0;
        foreach (var section in model.Form.Sections)
        {
            var fields = section.Fields.Where(f => !f.OnPaper().IsWords && model.CellOf(f.Code) is not null).ToList();
            if (fields.Count == 0)
                continue;
            yield return [SheetCell.Of(""), SheetCell.Of(""), SheetCell.Of(section.Title.Vi, Look.ReportBold)];
            foreach (var field in fields)
            {
                var cell = model.CellOf(field.Code)!;
                yield return Row(++number, field, cell);
                foreach (var breakdown in Breakdown.Of(field, model.Form, cell))
                {
                    foreach (var item in breakdown.Items)
                        yield return Part(field, cell, breakdown, item);
                }
            }
        }
    }

    private static SheetCell[] Part(Field field, Cell cell, Breakdown breakdown, DimensionItem item)
    {
        var none = SheetCell.Of("");
        var code = SheetCell.Of(FigureTag.Split(field.Code, breakdown.Key, item.Code));
        var name = SheetCell.Of($"- {breakdown.NameOf(item)}");
        var measure = SheetCell.Of(field.Measure?.Vi);
        return [none, code, name, measure, none, FigureCells.Split(cell, breakdown.Key, item.Code)];
    }

    private static SheetCell[] Row(int number, Field field, Cell cell)
    {
        SheetCell[] names = [SheetCell.Of(number), SheetCell.Of(field.Code), SheetCell.Of(field.Name.Vi)];
        var measure = SheetCell.Of(field.OnPaper().MeasureOf(field));
        var how = SheetCell.Of(SheetWords.Of(field.Aggregation));
        return [.. names, measure, how, FigureCells.Total(cell, field), .. ShareOf(cell), .. UnitsOf(cell)];
    }

    /// <summary>Numerator, denominator, and the one by the other.</summary>
    private static SheetCell[] ShareOf(Cell cell)
    {
        var (above, below) = cell.Withheld ? (null, null) : (cell.Numerator, cell.Denominator);
        var share =
            cell.State == CellState.Value && above is { } part && below is > 0 and { } whole
                ? SheetCell.Share(part, whole)
                : SheetCell.Of("");
        return [SheetCell.Of(above), SheetCell.Of(below), share];
    }

    /// <summary>Of how many units it is.</summary>
    private static SheetCell[] UnitsOf(Cell cell) =>
        [
            SheetCell.Of(cell.Reported),
            SheetCell.Of(cell.Expected),
            SheetCell.Of(cell.SourceReported),
            SheetCell.Of(cell.SourceExpected),
            SheetCell.Of(cell.Overlap),
        ];
}
