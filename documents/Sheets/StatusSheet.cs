namespace PlanMonitor.Documents;

/// <summary>Who sent what when.</summary>
internal static class StatusSheet
{
    public static ReportSheet Of(ReportModel model) =>
        new(SheetWords.Status, SheetWords.StatusTitle, [6, 14, 34, 24, 36, 14, 14, 14])
        {
            Notes = [ResultsSheet.Notes(model)[0]],
            Header =
            [
                [
                    Words.Ordinal,
                    SheetWords.UnitCode,
                    Words.Unit,
                    SheetWords.Kind,
                    Words.Status,
                    Words.SubmittedOn,
                    Words.LateDays,
                    Words.NilReport,
                ],
            ],
            FixedColumns = 3,
            Rows = model.Status.Select(
                (line, i) =>
                    (IReadOnlyList<ReportCell>)
                        [
                            ReportCell.Of(i + 1),
                            ReportCell.Of(line.Unit),
                            ReportCell.Of(model.NameOf(line.Unit)),
                            ReportCell.Of(KindOf(line)),
                            ReportCell.Of(line.Status),
                            ReportCell.Of(line.SubmittedOn, ReportLook.WordsCentred),
                            line.Invited || line.Waived ? ReportCell.Of("") : ReportCell.Of(line.LateDays),
                            ReportCell.Of(line.Nil ? SheetWords.Yes : "", ReportLook.WordsCentred),
                        ]
            ),
        };

    private static string KindOf(SubmissionLine line)
    {
        if (line.Invited)
            return SheetWords.Invited;
        return line.Waived ? SheetWords.Waived : SheetWords.Owes;
    }
}
