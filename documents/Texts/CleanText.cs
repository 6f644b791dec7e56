using System.Text;
using System.Xml;
using PlanMonitor.Core;

namespace PlanMonitor.Documents.Texts;

/// <summary>What a person typed, made fit for XML, its letters composed (NFC: TCVN 6909:2001).</summary>
internal static class CleanText
{
    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"];

    /// <summary>The paragraphs of a text; empty ones are dropped.</summary>
    public static IEnumerable<string> Lines(string? text) =>
        (text ?? "").Split(LineBreaks, StringSplitOptions.None).Select(l => Line(l).Trim()).Where(l => l.Length > 0);

    /// <summary>One line of text: breaks and tabs become spaces, characters XML 1.0 cannot hold (controls, half surrogates) are left out.</summary>
    public static string Line(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\t' or '\r' or '\n')
                clean.Append(' ');
            else if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text, i++, 2);
        }
        return VietnameseText.Compose(clean.ToString());
    }
}
