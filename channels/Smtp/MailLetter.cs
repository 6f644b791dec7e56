using System.Globalization;
using System.Text;

namespace PlanMonitor.Channels;

/// <summary>
/// A message as RFC 5322 and MIME have it: a text and the same as HTML. Everything that makes it is in the message, so a second attempt is the same letter under the same Message-ID.
/// In ASCII throughout (base64), so that no server on the way has to change it.
/// </summary>
internal static class MailLetter
{
    public static string Write(Outgoing message, string to, SmtpOptions options)
    {
        var boundary = $"=_{message.Id}";
        var language = message.Language;
        return string.Join(
            "\r\n",
            [
                $"Date: {message.At.ToOffset(VietnamTime.Offset).ToString("ddd, dd MMM yyyy HH:mm:ss '+0700'", CultureInfo.InvariantCulture)}",
                $"From: {MailHeaders.Mailbox("PlanMonitor", options.From)}",
                $"To: {MailHeaders.Mailbox(message.Name, to)}",
                $"Message-ID: <{message.Id}@{options.Domain}>",
                $"Subject: {MailHeaders.Unstructured(message.Subject.In(language))}",
                $"Content-Language: {language}",
                $"List-Id: PlanMonitor <planmonitor.{options.Domain}>",
                // RFC 3834: no out-of-office notes come back; the second line is what Exchange understands.
                "Auto-Submitted: auto-generated",
                "X-Auto-Response-Suppress: All",
                "MIME-Version: 1.0",
                $"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"",
                "",
                .. Part(boundary, "text/plain", LetterText.Plain(message, options.Pages)),
                .. Part(boundary, "text/html", LetterText.Html(message, options.Pages)),
                $"--{boundary}--",
                "",
            ]
        );
    }

    private static IEnumerable<string> Part(string boundary, string type, string text) =>
        [
            $"--{boundary}",
            $"Content-Type: {type}; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            .. Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Chunk(76).Select(line => new string(line)),
            "",
        ];
}
