using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents;

/// <summary>
/// The consolidated report as a document of NĐ 30/2020/NĐ-CP. The same model gives the same bytes: no clock, no random id, one order of
/// the package's entries.
/// </summary>
public static class ReportDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Write(ReportModel model, Stream output)
    {
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var properties = document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rIdCore");
            Feed(properties, CoreProperties(model));
            // Every relationship id is given: the library would make random ones.
            var main = document.AddNewPart<MainDocumentPart>(ContentType + ".main+xml", "rIdMain");
            Feed(main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), Styles.Xml);
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = Settings();
            main.AddNewPart<HeaderPart>(PageSetup.HeaderId).Header = PageSetup.NumberedHeader();
            main.AddNewPart<HeaderPart>(PageSetup.FirstHeaderId).Header = PageSetup.EmptyHeader();
            main.Document = new W.Document(Body(model));
        }
        package.Position = 0;
        SamePackage.Write(package, output);
    }

    private static W.Body Body(ReportModel model)
    {
        var byUnit = new UnitAnnex(model);
        var body = new W.Body();
        body.Append(HeadingBoxes.Write(model.Heading, model.Year));
        body.Append(new MainText(model).Write());
        body.Append(SignatureBoxes.Write(model.Heading));
        body.Append(PageSetup.Break(PageSetup.Section(landscape: false)));
        body.Append(AnnexHeading(model, Words.AnnexOne, Words.UnitAnnexTitle));
        body.Append(byUnit.Write());
        body.Append(PageSetup.Break(PageSetup.Section(byUnit.Landscape)));
        body.Append(AnnexHeading(model, Words.AnnexTwo, Words.StatusAnnexTitle));
        body.Append(StatusAnnex.Write(model));
        body.Append(Prose.Paragraph(Styles.Rule, []));
        body.Append(PageSetup.Section(landscape: false));
        return body;
    }

    /// <summary>Roman number, title in capitals, and the document it belongs to with number and date blank (Phụ lục I, Mục II.6).</summary>
    private static IEnumerable<OpenXmlElement> AnnexHeading(ReportModel model, string number, string title)
    {
        yield return Prose.Paragraph(Styles.DocumentType, Prose.Fill(Words.Annex, number));
        yield return Prose.Paragraph(Styles.DocumentType, title);
        yield return Prose.Paragraph(
            Styles.AnnexOf,
            Prose.Fill(Words.AnnexOf, model.Heading.Symbol, model.Year, Words.IssuerInSentence(model.NameOf(model.Figures.Unit))));
    }

    /// <summary>Word's present layout rules; without them it opens the file in compatibility mode.</summary>
    private static W.Settings Settings() => new(new W.Compatibility(new W.CompatibilitySetting
    {
        Name = W.CompatSettingNameValues.CompatibilityMode,
        Uri = "http://schemas.microsoft.com/office/word",
        Val = "15",
    }));

    /// <summary>Title, issuer, and a date that is the plan's year: when the file was made is not part of the report.</summary>
    private static string CoreProperties(ReportModel model) => $"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{Escaped(model.Heading.Subject)}</dc:title><dc:creator>{Escaped(string.Join(' ', model.Heading.Issuer))}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{model.Year:0000}-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{model.Year:0000}-01-01T00:00:00Z</dcterms:modified><dc:language>vi-VN</dc:language></cp:coreProperties>
        """;

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(CleanText.Line(text)) ?? "";

    private static void Feed(OpenXmlPart part, string xml)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(xml.ReplaceLineEndings("\n")));
        part.FeedData(bytes);
    }
}
