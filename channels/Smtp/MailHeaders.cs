using System.Text;

namespace PlanMonitor.Channels;

/// <summary>Texts of any language in header lines of ASCII (RFC 2047); nothing in them can begin a line of its own.</summary>
internal static class MailHeaders
{
    // 39 bytes are 52 characters of base64; with "=?UTF-8?B?", "?=" and the name of the header a line stays below 76.
    private const int WordBytes = 39;
    private const int PlainLength = 60;

    public static string Unstructured(string text)
    {
        var line = OneLine(text);
        return IsPlain(line) ? line : Words(line);
    }

    /// <summary>A person before an address.</summary>
    public static string Mailbox(string name, string address)
    {
        var line = OneLine(name);
        var shown = IsPlain(line)
            ? $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Words(line);
        return line.Length == 0 ? $"<{address}>" : $"{shown}\r\n <{address}>";
    }

    private static string OneLine(string text) =>
        string.Join(
            ' ',
            new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    private static bool IsPlain(string line) =>
        line.Length <= PlainLength
        && line.All(c => c is >= ' ' and <= '~')
        && !line.Contains("=?", StringComparison.Ordinal);

    /// <summary>No character is split between two words.</summary>
    private static string Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in line.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > WordBytes)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            word.Append(rune.ToString());
        }
        words.Add(word.ToString());
        return string.Join(
            "\r\n ",
            words.Select(w => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(w))}?=")
        );
    }
}
