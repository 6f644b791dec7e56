using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>What the units said of unusual figures, and what has no place in these figures.</summary>
internal static class NotesSheets
{
    public static ReportSheet Explanations(ReportModel model) =>
        new(SheetWords.Explanations, SheetWords.ExplanationsTitle, [6, 14, 30, 60, 80])
        {
            Notes = model.Explanations.Any(e => e.Words is null)
                ? [Words.Fill(Words.Legend, Words.WithheldLegend)]
                : [],
            Header =
            [
                [Words.Ordinal, SheetWords.UnitCode, Words.Unit, Words.About, Words.Explanation],
            ],
            Rows = model.Explanations.Select(
                (e, i) =>
                    (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Of(i + 1),
                            SheetCell.Of(e.Unit),
                            SheetCell.Of(model.NameOf(e.Unit)),
                            SheetCell.Of(e.About),
                            SheetCell.Of(e.Words ?? Words.Withheld),
                        ]
            ),
        };

    public static ReportSheet Unmapped(ReportModel model) =>
        new(SheetWords.Unmapped, SheetWords.UnmappedTitle, [6, 14, 30, 10, 50, 14, 60])
        {
            Header =
            [
                [
                    Words.Ordinal,
                    SheetWords.UnitCode,
                    Words.Unit,
                    SheetWords.Revision,
                    Words.Indicator,
                    Words.FormVersion,
                    Words.Why,
                ],
            ],
            Rows = model.Unmapped.Select(
                (u, i) =>
                    (IReadOnlyList<SheetCell>)
                        [
                            SheetCell.Of(i + 1),
                            SheetCell.Of(u.Unit),
                            SheetCell.Of(model.NameOf(u.Unit)),
                            SheetCell.Of(u.Revision),
                            SheetCell.Of(u.Name),
                            SheetCell.Of(u.FormVersion),
                            SheetCell.Of(u.Why),
                        ]
            ),
        };
}
