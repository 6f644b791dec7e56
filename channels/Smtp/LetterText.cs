namespace PlanMonitor.Channels;

/// <summary>What a person reads in a letter: every part of a digest under its own subject, as text and as HTML. No picture, no counter of readers.</summary>
internal static class LetterText
{
    private static readonly Text Unanswered = new(
        "Thư tự động của hệ thống theo dõi kế hoạch PlanMonitor; đề nghị không trả lời thư này. Mỗi người chọn cách nhận tin của mình tại mục “Kênh nhận tin”.",
        "Sent automatically by PlanMonitor, which follows the plan; replies are not read. You choose how you are written to under “How I am told”."
    );

    private static readonly Text Answered = new(
        "Thư tự động của hệ thống theo dõi kế hoạch PlanMonitor. Thư trả lời được chuyển đến cơ quan theo dõi, đôn đốc: {0}. Mỗi người chọn cách nhận tin của mình tại mục “Kênh nhận tin”.",
        "Sent automatically by PlanMonitor, which follows the plan. An answer goes to the office that follows it: {0}. You choose how you are written to under “How I am told”."
    );

    private static readonly Text OpenThis = new("Mở trên PlanMonitor", "Open in PlanMonitor");

    private static readonly Text Open = new("Mở hộp tin của tôi", "Open my messages");

    public static string Plain(Outgoing message, Uri? pages)
    {
        var language = message.Language;
        var isAlone = message.Letters.Count == 1;
        string Part(OutgoingLetter l, int number) =>
            (isAlone ? l.Body.In(language) : PlainPart(l, number, language)) + PlainLink(l, pages, language);
        var letters = message.Letters.Select((l, i) => Part(l, i + 1));
        var link = pages is null ? "" : $"\n\n{Open.In(language)}: {InboxOf(pages)}";
        return Lines(string.Join("\n\n", letters) + link + $"\n\n-- \n{FooterOf(message)}\n");
    }

    private static string PlainPart(OutgoingLetter letter, int number, string language) =>
        $"{number}. {letter.Subject.In(language)}\n\n{letter.Body.In(language)}";

    public static string Html(Outgoing message, Uri? pages)
    {
        var language = message.Language;
        var isAlone = message.Letters.Count == 1;
        var bodies = message.Letters.Select(
            (l, i) => (isAlone ? "" : Heading(l, i + 1, language)) + Body(l, pages, language)
        );
        var parts = string.Join("\n", bodies);
        var title = Safe(message.Subject.In(language));
        var link = pages is null ? "" : $"<p><a href=\"{Safe(InboxOf(pages))}\">{Safe(Open.In(language))}</a></p>";
        return Lines(
            $"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head><meta charset="utf-8"><title>{title}</title></head>
            <body style="font-family:sans-serif;line-height:1.5;max-width:42em">
            {parts}
            {link}
            <hr>
            <p style="color:#555;font-size:.9em">{Safe(FooterOf(message))}</p>
            </body>
            </html>

            """
        );
    }

    private static string Heading(OutgoingLetter letter, int number, string language) =>
        $"<h2 style=\"font-size:1.1em\">{number}. {Safe(letter.Subject.In(language))}</h2>\n";

    private static string Body(OutgoingLetter letter, Uri? pages, string language)
    {
        var body = Paragraphs(letter.Body.In(language));
        if (AddressOf(letter, pages) is not { } address)
            return body;
        return $"{body}\n<p><a href=\"{Safe(address)}\">{Safe(OpenThis.In(language))}</a></p>";
    }

    private static string PlainLink(OutgoingLetter letter, Uri? pages, string language) =>
        AddressOf(letter, pages) is { } address ? $"\n{OpenThis.In(language)}: {address}" : "";

    /// <summary>Without the address of the pages there is no link, rather than a broken one.</summary>
    private static string? AddressOf(OutgoingLetter letter, Uri? pages) =>
        pages is null || letter.Path is not { } path ? null : new Uri(pages, path.TrimStart('/')).AbsoluteUri;

    private static string FooterOf(Outgoing message)
    {
        var footer = message.ReplyTo is { } office ? Answered.With(office) : Unanswered;
        return footer.In(message.Language);
    }

    private static string InboxOf(Uri pages) => new Uri(pages, "messages").AbsoluteUri;

    private static string Paragraphs(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return string.Join("\n", paragraphs.Select(Paragraph));
    }

    private static string Paragraph(string text)
    {
        var lines = Safe(text.Trim('\n')).Replace("\n", "<br>\n", StringComparison.Ordinal);
        return $"<p>{lines}</p>";
    }

    private static string Safe(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Lines(string text) => text.ReplaceLineEndings("\r\n");
}
