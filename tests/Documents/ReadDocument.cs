using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PlanMonitor.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Tests.Documents;

/// <summary>A written report, read back.</summary>
internal sealed class ReadDocument
{
    public byte[] Bytes { get; }
    public string Text { get; }
    public IReadOnlyList<string> Paragraphs { get; }
    /// <summary>Texts of the content controls by tag.</summary>
    public ILookup<string, string> Figures { get; }
    public IReadOnlyList<string> Errors { get; }

    public ReadDocument(ReportModel model)
    {
        using var stream = new MemoryStream();
        ReportDocument.Write(model, stream);
        Bytes = stream.ToArray();
        using var document = WordprocessingDocument.Open(stream, false);
        var body = document.MainDocumentPart!.Document!.Body!;
        Text = body.InnerText;
        Paragraphs = [.. body.Descendants<W.Paragraph>().Select(p => p.InnerText)];
        Figures = body.Descendants<W.SdtRun>().ToLookup(
            s => s.SdtProperties!.GetFirstChild<W.Tag>()!.Val!.Value!, s => s.SdtContentRun!.InnerText);
        Errors = [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }
}
