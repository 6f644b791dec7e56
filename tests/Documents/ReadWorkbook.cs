using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Sheets;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace PlanMonitor.Tests.Documents;

/// <summary>The workbook of a consolidation, read back: cells by sheet and address.</summary>
internal sealed class ReadWorkbook
{
    public byte[] Bytes { get; }
    public IReadOnlyList<string> Errors { get; }
    public IReadOnlyList<string> Sheets { get; }
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Rows { get; }

    /// <summary>Formulas anywhere.</summary>
    public int Formulas { get; }
    public IReadOnlyDictionary<string, Worksheet> Xml { get; }
    public IReadOnlyList<string> PrintTitles { get; }

    /// <summary>Number formats by style.</summary>
    public IReadOnlyList<uint> Formats { get; }

    /// <summary>"@", one of the built-in formats.</summary>
    public const uint FormatOfWords = 49;

    public ReadWorkbook(ReportModel model)
    {
        using var stream = new MemoryStream();
        ReportWorkbook.Write(model, stream);
        Bytes = stream.ToArray();
        using var document = SpreadsheetDocument.Open(stream, false);
        Errors =
        [
            .. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];
        var book = document.WorkbookPart!;
        var sheets = book.Workbook.Descendants<Sheet>().ToList();
        Sheets = [.. sheets.Select(s => s.Name!.Value!)];
        Xml = sheets.ToDictionary(s => s.Name!.Value!, s => ((WorksheetPart)book.GetPartById(s.Id!.Value!)).Worksheet);
        Rows = Xml.ToDictionary(
            s => s.Key,
            s => (IReadOnlyList<IReadOnlyList<string>>)[.. s.Value.Descendants<Row>().Select(Texts)]
        );
        Formats =
        [
            .. book.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>()
                .Select(f => f.NumberFormatId!.Value),
        ];
        Formulas = Xml.Values.Sum(s => s.Descendants<CellFormula>().Count());
        PrintTitles =
        [
            .. book.Workbook.Descendants<DefinedName>().Where(n => n.Name == "_xlnm.Print_Titles").Select(n => n.Text),
        ];
    }

    /// <summary>The cells of the row under the header whose first columns are these.</summary>
    public IReadOnlyList<string> Row(string sheet, params string[] start) =>
        Assert.Single(Rows[sheet], r => r.Count >= start.Length && start.SequenceEqual(r.Take(start.Length)));

    /// <summary>The cell of a row under a head.</summary>
    public string Cell(string sheet, string head, Func<IReadOnlyList<string>, bool> row)
    {
        var column = Rows[sheet].First(r => r.Contains(head)).ToList().IndexOf(head);
        var found = Assert.Single(Rows[sheet], r => row(r));
        return column < found.Count ? found[column] : "";
    }

    private static IReadOnlyList<string> Texts(Row row)
    {
        var texts = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column =
                cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetter).Aggregate(0, (n, c) => n * 26 + c - 'A' + 1)
                - 1;
            while (texts.Count < column)
                texts.Add("");
            texts.Add(cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "");
        }
        return texts;
    }
}
