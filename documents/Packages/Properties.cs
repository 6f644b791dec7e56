using System.Text;
using DocumentFormat.OpenXml.Packaging;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Packages;

/// <summary>Who and what a document is, for its properties. The identifier says of which data it is.</summary>
internal sealed record DocumentTitle(string Title, string Creator, int Year, string Identifier);

/// <summary>The properties of any file we make.</summary>
internal static class Properties
{
    public static void Add(OpenXmlPackage package, DocumentTitle title) =>
        Feed(
            package.AddNewPart<CoreFilePropertiesPart>(
                "application/vnd.openxmlformats-package.core-properties+xml",
                "rIdCore"
            ),
            Core(title)
        );

    public static void Feed(OpenXmlPart part, string xml)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(xml.ReplaceLineEndings("\n")));
        part.FeedData(bytes);
    }

    /// <summary>Title, issuer, and a date that is the plan's year: when the file was made is not part of the report.</summary>
    private static string Core(DocumentTitle title) =>
        $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{Escaped(
                title.Title
            )}</dc:title><dc:creator>{Escaped(title.Creator)}</dc:creator><dc:identifier>{Escaped(
                title.Identifier
            )}</dc:identifier><dcterms:created xsi:type="dcterms:W3CDTF">{title.Year:0000}-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{title.Year:0000}-01-01T00:00:00Z</dcterms:modified><dc:language>vi-VN</dc:language></cp:coreProperties>
            """;

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(CleanText.Line(text)) ?? "";
}
