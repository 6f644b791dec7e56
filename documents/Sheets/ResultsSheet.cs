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
    public static ReportSheet Of(ReportModel model) =>
        new(SheetWords.Results, SheetWords.ResultsTitle, [5, 16, 44, 9, 20, 18, 11, 11, 8, 9, 9, 9, 9, 10])
        {
            Notes = Notes(model),
            Header =
            [
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
                ],
            ],
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
            SheetWords.Legend,
        ];
        if (count.Missing.Count > 0)
            notes.Insert(1, Words.Fill(Words.MissingNames, model.NamesOf(count.Missing)));
        if (model.Form.Fields.Any(f => f.OnPaper().IsOfPersons))
            notes.Add(SheetWords.People);
        return notes;
    }

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(ReportModel model)
    {
        var number = 0;
        foreach (var section in model.Form.Sections)
        {
            var figures = section
                .Fields.Where(f => !f.OnPaper().IsWords)
                .Select(f => (Field: f, Cell: model.CellOf(f.Code)))
                .Where(f => f.Cell is not null)
                .ToList();
            if (figures.Count == 0)
                continue;
            yield return [SheetCell.Of(""), SheetCell.Of(""), SheetCell.Of(section.Title.Vi, Look.ReportBold)];
            foreach (var (field, cell) in figures)
            {
                yield return Row(++number, field, cell!);
                foreach (var breakdown in Breakdown.Of(field, model.Form, cell!.Splits))
                {
                    foreach (var item in breakdown.Items)
                        yield return
                        [
                            SheetCell.Of(""),
                            SheetCell.Of(FigureTag.Split(field.Code, breakdown.Key, item.Code)),
                            SheetCell.Of($"- {breakdown.NameOf(item)}"),
                            SheetCell.Of(field.Measure?.Vi),
                            SheetCell.Of(""),
                            FigureCells.Split(
                                cell.State,
                                cell.Number,
                                cell.Splits,
                                breakdown.Key,
                                item.Code,
                                cell.Withheld
                            ),
                        ];
                }
            }
        }
    }

    private static SheetCell[] Row(int number, Field field, Cell cell) =>
        [
            SheetCell.Of(number),
            SheetCell.Of(field.Code),
            SheetCell.Of(field.Name.Vi),
            SheetCell.Of(field.OnPaper().MeasureOf(field)),
            SheetCell.Of(SheetWords.Of(field.Aggregation)),
            cell.Withheld ? FigureCells.Withheld : FigureCells.Of(Amount.Of(cell, field.OnPaper()), field, bold: true),
            SheetCell.Of(cell.Withheld ? null : cell.Numerator),
            SheetCell.Of(cell.Withheld ? null : cell.Denominator),
            cell is { State: CellState.Value, Withheld: false, Numerator: { } above, Denominator: > 0 and { } below }
                ? SheetCell.Share(above, below)
                : SheetCell.Of(""),
            SheetCell.Of(cell.Reported),
            SheetCell.Of(cell.Expected),
            SheetCell.Of(cell.SourceReported),
            SheetCell.Of(cell.SourceExpected),
            SheetCell.Of(cell.Overlap),
        ];
}
