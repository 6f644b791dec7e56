using PlanMonitor.Core;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>Full-width letters, digits and signs as ordinary ones; every kind of blank as one blank; marks nobody sees are passed over.</summary>
internal static class NarrowText
{
    public static string Of(string text)
    {
        var narrow = new string([.. VietnameseText.WithoutUnseen(text).Select(Of)]);
        return string.Join(' ', narrow.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('\'');
    }

    private static char Of(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            '\u3002' => '.',
            _ => char.IsWhiteSpace(c) ? ' ' : c,
        };
}
