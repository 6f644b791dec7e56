using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>Who sent what when.</summary>
internal static class StatusSheet
{
    private static readonly double[] Widths = [6, 14, 34, 24, 36, 14, 14, 14];

    private static readonly string[] Titles =
    [
        Words.Ordinal,
        SheetWords.UnitCode,
        Words.Unit,
        SheetWords.Kind,
        Words.Status,
        Words.SubmittedOn,
        Words.LateDays,
        Words.NilReport,
    ];

    public static ReportSheet Of(ReportModel model) =>
        new(SheetWords.Status, SheetWords.StatusTitle, Widths)
        {
            Notes = [ResultsSheet.Notes(model)[0]],
            Header = [Titles],
            FixedColumns = 3,
            Rows = model.Status.Select((line, i) => Row(model, line, i + 1)),
        };

    private static SheetCell[] Row(ReportModel model, SubmissionLine line, int number)
    {
        var lateDays = line.Invited || line.Waived ? SheetCell.Of("") : SheetCell.Of(line.LateDays);
        var nil = SheetCell.Of(line.Nil ? SheetWords.Yes : "", Look.ReportCentred);
        var submittedOn = SheetCell.Of(line.SubmittedOn, Look.ReportCentred);
        var unit = UnitCells.Of(model, line.Unit, number);
        return [.. unit, SheetCell.Of(KindOf(line)), SheetCell.Of(line.Status), submittedOn, lateDays, nil];
    }

    private static string KindOf(SubmissionLine line)
    {
        if (line.Invited)
            return SheetWords.Invited;
        return line.Waived ? SheetWords.Waived : SheetWords.Owes;
    }
}
