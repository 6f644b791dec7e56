using System.Globalization;
using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Texts;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Word;

/// <summary>Paragraphs, runs and the content controls of figures.</summary>
internal static class Prose
{
    /// <remarks>Not <c>IEnumerable</c>: an element is one too, of its children, and would be taken apart.</remarks>
    public static W.Paragraph Paragraph(string style, params IReadOnlyList<OpenXmlElement> content)
    {
        var paragraph = new W.Paragraph(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    public static W.Paragraph Paragraph(string style, string text) => Paragraph(style, [Run(text)]);

    public static W.Run Run(string text, bool italic = false)
    {
        var run = new W.Run();
        if (italic)
            run.Append(new W.RunProperties(new W.Italic()));
        run.Append(new W.Text(CleanText.Line(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>
    /// A figure in its content control, tagged with what it is and locked: the document may be edited around it, but what stands in the
    /// control is what the data say. It has no id: Word gives one, and the same report stays the same bytes.
    /// </summary>
    public static W.SdtRun Control(Figure figure) =>
        new(
            new W.SdtProperties(
                new W.Tag { Val = CleanText.Line(figure.Tag) },
                new W.Lock { Val = W.LockingValues.ContentLocked },
                new W.SdtContentText()
            ),
            new W.SdtContentRun(Run(figure.Text))
        );

    /// <summary>A sentence of the catalogue whose {0}, {1}… are figures or runs.</summary>
    public static W.Paragraph Sentence(string style, string words, params ReadOnlySpan<OpenXmlElement> parts)
    {
        var paragraph = Paragraph(style, []);
        foreach (var piece in words.Split('{'))
        {
            var close = piece.IndexOf('}', StringComparison.Ordinal);
            if (close > 0)
                paragraph.Append(parts[int.Parse(piece[..close], CultureInfo.InvariantCulture)]);
            if (piece.Length > close + 1)
                paragraph.Append(Run(piece[(close + 1)..]));
        }
        return paragraph;
    }

    /// <summary>A text somebody wrote: its line breaks are paragraphs.</summary>
    public static IEnumerable<W.Paragraph> Paragraphs(string style, string? text) =>
        CleanText.Lines(text).Select(line => Paragraph(style, line));
}
