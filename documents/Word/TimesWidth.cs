namespace PlanMonitor.Documents.Word;

/// <summary>
/// How long a line of Times New Roman Bold is, from the font's advance widths. The lines under the boxes must be as long as the text or
/// 1/3 to 1/2 of it (Phụ lục I, Mục V), and the columns of the annex wide enough for their longest figure.
/// </summary>
internal static class TimesWidth
{
    // Thousandths of the type size, A to Z and a to z.
    private static readonly int[] Capitals =
    [
        722,
        667,
        722,
        722,
        667,
        611,
        778,
        778,
        389,
        500,
        778,
        667,
        944,
        722,
        778,
        611,
        778,
        722,
        556,
        667,
        722,
        722,
        1000,
        722,
        722,
        667,
    ];
    private static readonly int[] Smalls =
    [
        500,
        556,
        444,
        556,
        444,
        333,
        500,
        556,
        278,
        333,
        556,
        278,
        833,
        556,
        500,
        556,
        556,
        444,
        389,
        333,
        556,
        500,
        722,
        500,
        500,
        444,
    ];

    private const string Marked = "aàáảãạăằắẳẵặâầấẩẫậ dđ eèéẻẽẹêềếểễệ iìíỉĩị oòóỏõọôồốổỗộơờớởỡợ uùúủũụưừứửữự yỳýỷỹỵ";

    /// <summary>Width in twentieths of a point (the unit of the page set-up).</summary>
    public static int Twips(string text, double points) =>
        (int)Math.Ceiling(text.Sum(Thousandths) * points * 20 / 1000);

    private static int Thousandths(char character) =>
        Plain(character) switch
        {
            >= 'A' and <= 'Z' and var c => Capitals[c - 'A'],
            >= 'a' and <= 'z' and var c => Smalls[c - 'a'],
            ' ' or '.' or ',' => 250,
            '-' or '(' or ')' or ':' or ';' => 333,
            '/' => 278,
            _ => 500,
        };

    /// <summary>The letter without its marks: they do not widen it (but for ơ and ư, by less than a line's tolerance).</summary>
    private static char Plain(char character)
    {
        if (char.IsAscii(character))
            return character;
        var at = Marked.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);
        if (at < 0)
            return character;
        var plain = Marked[Marked.LastIndexOf(' ', at) + 1];
        return char.IsUpper(character) ? char.ToUpperInvariant(plain) : plain;
    }
}
