namespace PlanMonitor.Channels;

/// <summary>What fits into one text message: letters of GSM 03.38, so that it has 160 places and not 70. Pure.</summary>
internal static class SmsText
{
    private const int Places = 160;
    private const string Cut = "...";

    public static string Of(string subject, Uri? pages)
    {
        var link = pages is null ? "" : $" {pages}";
        var words = Plain(subject);
        var room = Places - link.Length;
        return (words.Length <= room ? words : words[..(room - Cut.Length)].TrimEnd() + Cut) + link;
    }

    /// <summary>"0912345678" -> "+84912345678".</summary>
    public static string International(string number) => number.StartsWith('0') ? $"+84{number[1..]}" : number;

    /// <summary>"Nhắc hạn: Kế hoạch" -> "Nhac han: Ke hoach"; what has no plain letter becomes a question mark.</summary>
    private static string Plain(string text) => string.Concat(VietnameseText.Compose(text).Select(PlainOf));

    private static char PlainOf(char letter)
    {
        if (char.IsControl(letter))
            return ' ';
        if (char.IsAscii(letter))
            return letter;
        if (letter is '–' or '—')
            return '-';
        var folded = VietnameseText.Fold(letter.ToString());
        if (folded.Length != 1 || !char.IsAsciiLetter(folded[0]))
            return '?';
        return char.IsUpper(letter) ? char.ToUpperInvariant(folded[0]) : folded[0];
    }
}
