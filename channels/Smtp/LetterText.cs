namespace PlanMonitor.Channels;

/// <summary>What a person reads in a letter: every part of a digest under its own subject, as text and as HTML. No picture, no counter of readers.</summary>
internal static class LetterText
{
    private static readonly Text Footer = new(
        "Thư tự động của hệ thống theo dõi kế hoạch PlanMonitor; xin không trả lời thư này. Mỗi người chọn cách nhận tin của mình tại mục “Kênh nhận tin”.",
        "Sent automatically by PlanMonitor, which follows the plan; replies are not read. You choose how you are written to under “How I am told”."
    );

    private static readonly Text Open = new("Mở hộp tin của tôi", "Open my messages");

    public static string Plain(Outgoing message, Uri? pages)
    {
        var language = message.Language;
        var letters = message.Letters.Select(
            (l, i) =>
                message.Letters.Count == 1
                    ? l.Body.In(language)
                    : $"{i + 1}. {l.Subject.In(language)}\n\n{l.Body.In(language)}"
        );
        return Lines(
            string.Join("\n\n", letters)
                + (pages is null ? "" : $"\n\n{Open.In(language)}: {InboxOf(pages)}")
                + $"\n\n-- \n{Footer.In(language)}\n"
        );
    }

    public static string Html(Outgoing message, Uri? pages)
    {
        var language = message.Language;
        var parts = message.Letters.Select(
            (l, i) =>
                (
                    message.Letters.Count == 1
                        ? ""
                        : $"<h2 style=\"font-size:1.1em\">{i + 1}. {Safe(l.Subject.In(language))}</h2>\n"
                ) + Paragraphs(l.Body.In(language))
        );
        return Lines(
            $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head><meta charset="utf-8"><title>{Safe(message.Subject.In(language))}</title></head>
            <body style="font-family:sans-serif;line-height:1.5;max-width:42em">
            {string.Join("\n", parts)}
            {(pages is null ? "" : $"<p><a href=\"{Safe(InboxOf(pages))}\">{Safe(Open.In(language))}</a></p>")}
            <hr>
            <p style="color:#555;font-size:.9em">{Safe(Footer.In(language))}</p>
            </body>
            </html>

            """
        );
    }

    private static string InboxOf(Uri pages) => new Uri(pages, "messages").AbsoluteUri;

    private static string Paragraphs(string text) =>
        string.Join(
            "\n",
            text.ReplaceLineEndings("\n")
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(p => $"<p>{Safe(p.Trim('\n')).Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>")
        );

    private static string Safe(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Lines(string text) => text.ReplaceLineEndings("\r\n");
}
