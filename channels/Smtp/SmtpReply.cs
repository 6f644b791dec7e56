using System.Text.RegularExpressions;

namespace PlanMonitor.Channels;

/// <summary>How far a conversation has come. From End on the server has the whole letter: what happens then may have happened after it was delivered.</summary>
internal enum SmtpStage
{
    Connect,
    Greeting,
    Hello,
    Tls,
    Auth,
    Mail,
    Rcpt,
    Data,
    Letter,
    End,
}

/// <summary>A reply of the server.</summary>
/// <param name="Text">All lines of it, without the code.</param>
internal sealed partial record SmtpReply(int Code, string Text)
{
    public override string ToString() => Shown($"{Code} {Text}");

    /// <summary>What is kept and shown of a server's words: bounded, and without what would not print.</summary>
    public static string Shown(string words)
    {
        var said = Unprintable().Replace(words, " ").Trim();
        return said.Length <= 300 ? said : said[..300];
    }

    /// <summary>RFC 3463: "5.1.1" at the beginning of the text; null: the server says none.</summary>
    public (int Subject, int Detail)? Enhanced =>
        EnhancedPattern().Match(Text) is { Success: true } m
            ? (int.Parse(m.Groups[1].ValueSpan, null), int.Parse(m.Groups[2].ValueSpan, null))
            : null;

    [GeneratedRegex(@"\A[245]\.(\d{1,3})\.(\d{1,3})\b")]
    private static partial Regex EnhancedPattern();

    [GeneratedRegex(@"[^\x20-\x7e]+")]
    private static partial Regex Unprintable();
}
