using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>What the units said of unusual figures, and what has no place in these figures.</summary>
internal static class NotesSheets
{
    private static readonly string[] ExplanationTitles =
    [
        Words.Ordinal,
        SheetWords.UnitCode,
        Words.Unit,
        Words.About,
        Words.Explanation,
    ];

    private static readonly string[] UnmappedTitles =
    [
        Words.Ordinal,
        SheetWords.UnitCode,
        Words.Unit,
        SheetWords.Revision,
        Words.Indicator,
        Words.FormVersion,
        Words.Why,
    ];

    public static ReportSheet Explanations(ReportModel model)
    {
        double[] widths = [6, 14, 30, 60, 80];
        var isAnyWithheld = model.Explanations.Any(e => e.Words is null);
        return new(SheetWords.Explanations, SheetWords.ExplanationsTitle, widths)
        {
            Notes = isAnyWithheld ? [Words.Fill(Words.Legend, Words.WithheldLegend)] : [],
            Header = [ExplanationTitles],
            Rows = model.Explanations.Select((e, i) => Row(model, e, i + 1)),
        };
    }

    public static ReportSheet Unmapped(ReportModel model) =>
        new(SheetWords.Unmapped, SheetWords.UnmappedTitle, [6, 14, 30, 10, 50, 14, 60])
        {
            Header = [UnmappedTitles],
            Rows = model.Unmapped.Select((u, i) => Row(model, u, i + 1)),
        };

    private static SheetCell[] Row(ReportModel model, ExplanationLine line, int number) =>
        [
            .. UnitCells.Of(model, line.Unit, number),
            SheetCell.Of(line.About),
            SheetCell.Of(line.Words ?? Words.Withheld),
        ];

    private static SheetCell[] Row(ReportModel model, UnmappedLine line, int number) =>
        [
            .. UnitCells.Of(model, line.Unit, number),
            SheetCell.Of(line.Revision),
            SheetCell.Of(line.Name),
            SheetCell.Of(line.FormVersion),
            SheetCell.Of(line.Why),
        ];
}
