using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Report;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Tests.Documents;

/// <summary>A written report, read back.</summary>
internal sealed class ReadDocument
{
    private static readonly HashSet<string> FigureStyles = ["TableFigure", "TableTotal", "SmallFigure", "SmallTotal"];
    private static readonly Regex Word = new(@"\d{1,2}/\d{1,2}/\d{4}|Mục [\w.]+");

    public byte[] Bytes { get; }
    public string Text { get; }
    public IReadOnlyList<string> Paragraphs { get; }

    /// <summary>Texts of the content controls by tag.</summary>
    public ILookup<string, string> Figures { get; }

    /// <summary>What stands outside of controls in the cells of tables where figures are, but for line numbers, days and clauses.</summary>
    public IReadOnlyList<string> BesideFigures { get; }
    public IReadOnlyList<string> Errors { get; }

    public ReadDocument(ReportModel model)
        : this(stream => ReportDocument.Write(model, stream)) { }

    public ReadDocument(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Bytes = stream.ToArray();
        using var document = WordprocessingDocument.Open(stream, false);
        var body = document.MainDocumentPart!.Document!.Body!;
        Text = body.InnerText;
        Paragraphs = [.. body.Descendants<W.Paragraph>().Select(p => p.InnerText)];
        Figures = body.Descendants<W.SdtRun>()
            .ToLookup(s => s.SdtProperties!.GetFirstChild<W.Tag>()!.Val!.Value!, s => s.SdtContentRun!.InnerText);
        BesideFigures =
        [
            .. body.Descendants<W.TableCell>()
                .Where(c =>
                    c != c.Parent!.GetFirstChild<W.TableCell>()
                    && c.Descendants<W.ParagraphStyleId>().Any(s => FigureStyles.Contains(s.Val!.Value!))
                )
                .Select(c =>
                    Word.Replace(
                        string.Concat(
                            c.Descendants<W.Text>().Where(t => !t.Ancestors<W.SdtRun>().Any()).Select(t => t.Text)
                        ),
                        ""
                    )
                ),
        ];
        Errors =
        [
            .. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"),
        ];
    }
}
