using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using PlanMonitor.Documents.Packages;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Word;

/// <summary>
/// A body with its styles, headers and properties as a .docx. The same body gives the same bytes: no clock, no random id, one order of the
/// package's entries.
/// </summary>
internal static class WordPackage
{
    private const string ContentType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <param name="mark">Stands above every page, e.g. that it is a draft; null: nothing.</param>
    public static void Write(W.Body body, DocumentTitle title, Stream output, string? mark = null)
    {
        using var package = new MemoryStream();
        using (var document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            Properties.Add(document, title);
            // Every relationship id is given: the library would make random ones.
            var main = document.AddNewPart<MainDocumentPart>(ContentType, "rIdMain");
            Properties.Feed(main.AddNewPart<StyleDefinitionsPart>("rIdStyles"), Styles.Xml);
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = Settings();
            main.AddNewPart<HeaderPart>(PageSetup.HeaderId).Header = PageSetup.NumberedHeader(mark);
            main.AddNewPart<HeaderPart>(PageSetup.FirstHeaderId).Header = PageSetup.FirstHeader(mark);
            main.Document = new W.Document(body);
        }
        package.Position = 0;
        SamePackage.Write(package, output);
    }

    /// <summary>Word's present layout rules; without them it opens the file in compatibility mode.</summary>
    private static W.Settings Settings() =>
        new(
            new W.Compatibility(
                new W.CompatibilitySetting
                {
                    Name = W.CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            )
        );
}
