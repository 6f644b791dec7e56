using System.Text;
using MimeKit;
using MimeKit.IO;

namespace PlanMonitor.Channels;

/// <summary>
/// A message as RFC 5322 and MIME have it: a text and the same as HTML. Everything that makes it is in the message, so a second attempt is the same letter under the same Message-ID.
/// In ASCII throughout (base64), so that no server on the way has to change it.
/// </summary>
internal static class MailLetter
{
    /// <param name="handedOver">Called when all of the letter is on its way to the server, and nothing of the final dot.</param>
    public static MimeMessage Write(Outgoing message, string to, SmtpOptions options, Action handedOver)
    {
        var language = message.Language;
        var plain = Part("plain", LetterText.Plain(message, options.Pages));
        var html = Part("html", LetterText.Html(message, options.Pages));
        var body = new Body(handedOver) { plain, html };
        body.ContentType.Parameters["boundary"] = $"=_{message.Id}";
        body.Headers.Add(HeaderId.ContentLanguage, language);
        var letter = new MimeMessage
        {
            Date = message.At.ToOffset(VietnamTime.Offset),
            MessageId = $"{message.Id}@{options.Domain}",
            Subject = OneLine(message.Subject.In(language)),
            Body = body,
        };
        letter.From.Add(new MailboxAddress("PlanMonitor", options.From));
        letter.To.Add(new MailboxAddress(OneLine(message.Name), to));
        if (message.ReplyTo is { } office)
            letter.ReplyTo.Add(MailboxAddress.Parse(office));
        letter.Headers.Add(HeaderId.ListId, $"PlanMonitor <planmonitor.{options.Domain}>");
        // RFC 3834: no out-of-office notes come back; the second line is what Exchange understands.
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        letter.Headers.Add("X-Auto-Response-Suppress", "All");
        return letter;
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    /// <summary>What is typed may hold line breaks, and what reads like an encoded word (RFC 2047): in a header the one is a space, and a mark nobody sees splits the other.</summary>
    private static string OneLine(string text)
    {
        var spaced = new string([.. text.Select(c => IsBreak(c) ? ' ' : c)]);
        var split = spaced.Replace("=?", "=\u200b?", StringComparison.Ordinal);
        return string.Join(' ', split.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    /// <summary>Comes last in a letter, and so knows when all of it was written.</summary>
    private sealed class Body(Action handedOver) : MultipartAlternative
    {
        public override async Task WriteToAsync(
            FormatOptions options,
            Stream stream,
            bool contentOnly,
            CancellationToken cancellationToken = default
        )
        {
            await base.WriteToAsync(options, stream, contentOnly, cancellationToken);
            // MailKit writes a letter twice: the first time to know how long it is.
            if (stream is MeasuringStream)
                return;
            // MailKit would send the last bytes together with the final dot; a connection that is lost here has surely not delivered the letter.
            if (stream is FilteredStream { Source: var connection })
            {
                await stream.FlushAsync(cancellationToken);
                await connection.FlushAsync(cancellationToken);
            }
            handedOver();
        }
    }
}
