using System.Text.RegularExpressions;

namespace PlanMonitor.Core;

/// <summary>
/// Texts whose letters were lost on the way: of the encodings before Unicode (TCVN3 "KÕ ho¹ch", VNI "Keá hoaïch"), read in a wrong one ("Káº¿ hoáº¡ch"), or
/// replaced ("K? ho?ch"). Nobody can search or print them; whoever typed them can still type them again.
/// </summary>
public static partial class LostLetters
{
    /// <summary>So many words must look so; a foreign name may be one.</summary>
    private const int Enough = 2;

    public static bool In(string text)
    {
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || Misread().IsMatch(text))
            return true;
        var words = text.Split([' ', '\n', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Count(IsLost) >= Math.Min(Enough, words.Length) && words.Length > 0;
    }

    private static bool IsLost(string word)
    {
        if (word.Contains("://", StringComparison.Ordinal))
            return false;
        return Replaced().IsMatch(word)
            || OldLetter().IsMatch(word)
            || OldSign().IsMatch(word)
            || Jumps().IsMatch(word);
    }

    /// <summary>UTF-8 read as Windows-1252: every letter with a mark is two or three signs.</summary>
    [GeneratedRegex(
        "á[º»][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u2122]|[ÃÄ][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u2122]|Æ[°¡]"
    )]
    private static partial Regex Misread();

    /// <summary>A question mark before or between letters.</summary>
    [GeneratedRegex(@"\?\p{L}|\p{L}\?\?")]
    private static partial Regex Replaced();

    /// <summary>Letters of western Europe that Vietnamese does not have.</summary>
    [GeneratedRegex("[ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ]")]
    private static partial Regex OldLetter();

    /// <summary>Signs that TCVN3 took for letters, within a word.</summary>
    [GeneratedRegex(@"[a-zA-Z][¡¢£¤¥¦§¨©ª¬\u00AD®¯µ¶·¸¹¼½¾]|[¡¢£¤¥¦§¨©ª¬\u00AD®¯µ¶·¸¹¼½¾][a-zA-Z]")]
    private static partial Regex OldSign();

    /// <summary>A large letter with a mark behind a small letter: "phÝ", "triÓn".</summary>
    [GeneratedRegex("[a-z][À-Ý]")]
    private static partial Regex Jumps();
}
