using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace PlanMonitor.Documents;

/// <summary>
/// The consolidation as a workbook: a sheet a table, the last with where every figure of every unit comes from. Only values: whatever a person wrote stands
/// as words, so that no program runs it. The same model gives the same bytes.
/// </summary>
public static class ReportWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Write(ReportModel model, Stream output)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var figures = model.Figures;
            Properties.Add(
                document,
                new(
                    model.Heading.Subject,
                    string.Join(' ', model.Heading.Issuer),
                    model.Year,
                    $"{figures.Cycle}/{figures.Obligation}/{figures.Period}/{figures.Unit}"
                )
            );
            var book = document.AddNewPart<WorkbookPart>(ContentType + ".main+xml", "rIdBook");
            Properties.Feed(book.AddNewPart<WorkbookStylesPart>("rIdStyles"), ReportLooks.Xml);
            var sheets = Sheets(model).ToList();
            foreach (var (i, sheet) in sheets.Index())
                ReportSheetXml.Write(sheet, book.AddNewPart<WorksheetPart>($"rIdSheet{i + 1}"), first: i == 0);
            Properties.Feed(book, Book(sheets));
        }
        package.Position = 0;
        SamePackage.Write(package, output);
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

    private static string Book(IReadOnlyList<ReportSheet> sheets)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n");
        xml.Append(
            """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"""
        );
        foreach (var (i, sheet) in sheets.Index())
            xml.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"""<sheet name="{ReportSheetXml.Escaped(sheet.Name)}" sheetId="{i + 1}" r:id="rIdSheet{i + 1}"/>"""
            );
        xml.Append("</sheets><definedNames>");
        // The header stands on each printed page, and the columns that name the line on each page to the right.
        foreach (var (i, sheet) in sheets.Index())
            xml.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"""<definedName name="_xlnm.Print_Titles" localSheetId="{i}">{ReportSheetXml.Escaped(ReportSheetXml.PrintTitles(sheet))}</definedName>"""
            );
        return xml.Append("</definedNames></workbook>").ToString();
    }
}
