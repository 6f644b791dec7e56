using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Packages;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>
/// The consolidation as a workbook: a sheet a table, the last with where every figure of every unit comes from. Only values: whatever a person wrote stands
/// as words, so that no program runs it. The same model gives the same bytes.
/// </summary>
public static class ReportWorkbook
{
    public const string ContentType = XlsxBook.ContentType;

    public static void Write(ReportModel model, Stream output)
    {
        var figures = model.Figures;
        var title = new DocumentTitle(
            model.Heading.Subject,
            string.Join(' ', model.Heading.Issuer),
            model.Year,
            $"{figures.Cycle}/{figures.Obligation}/{figures.Period}/{figures.Unit}"
        );
        var names = new HashSet<string>();
        new XlsxBook(title, [.. Sheets(model).Select(s => s.Made(names))]).Write(output);
    }

    private static IEnumerable<ReportSheet> Sheets(ReportModel model)
    {
        yield return ResultsSheet.Of(model);
        yield return ByUnitSheet.Of(model);
        if (model.Groups.Count > 0)
            yield return GroupsSheet.Of(model);
        yield return StatusSheet.Of(model);
        foreach (var sheet in RowsSheets.Of(model))
            yield return sheet;
        yield return TextsSheet.Of(model);
        if (model.Explanations.Count > 0)
            yield return NotesSheets.Explanations(model);
        if (model.Unmapped.Count > 0)
            yield return NotesSheets.Unmapped(model);
        yield return ProvenanceSheet.Of(model);
    }
}
