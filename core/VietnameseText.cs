using System.Text;

namespace PlanMonitor.Core;

/// <summary>
/// Composes Vietnamese letters (Unicode NFC for this alphabet): "e" + circumflex + acute becomes "ế". The framework's Normalize needs ICU,
/// which a machine with only the SDK may lack; without it, it silently leaves text as it is.
/// </summary>
public static class VietnameseText
{
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";

    // Each row: the plain or shaped vowel, then with grave, acute, hook above, tilde, dot below.
    private static readonly string[] Rows =
    [
        "aàáảãạ",
        "ăằắẳẵặ",
        "âầấẩẫậ",
        "eèéẻẽẹ",
        "êềếểễệ",
        "iìíỉĩị",
        "oòóỏõọ",
        "ôồốổỗộ",
        "ơờớởỡợ",
        "uùúủũụ",
        "ưừứửữự",
        "yỳýỷỹỵ",
    ];

    private static readonly (char Plain, char Mark, char Shaped)[] Shapes =
    [
        ('a', '\u0306', 'ă'),
        ('a', '\u0302', 'â'),
        ('e', '\u0302', 'ê'),
        ('o', '\u0302', 'ô'),
        ('o', '\u031b', 'ơ'),
        ('u', '\u031b', 'ư'),
    ];

    private static readonly Dictionary<(char Letter, char Mark), char> Composed = MakeTable();
    private static readonly Dictionary<char, char> Plain = MakePlain();

    /// <summary>NFC, no control characters but line breaks, no blanks at the ends.</summary>
    public static string Clean(string text)
    {
        var kept = text.Where(c => c is '\n' or '\t' || !char.IsControl(c));
        return Compose(new string([.. kept])).Trim();
    }

    /// <summary>A label inside a sentence: its first letter small, unless it is an abbreviation. Law numbers keep their capitals.</summary>
    public static string InnerCase(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && !char.IsUpper(label[1])
            ? char.ToLowerInvariant(label[0]) + label[1..]
            : label;

    /// <summary>At the beginning of a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Without what nobody sees: marks of width and direction, joiners. In a number, a day or a code they mean nothing.</summary>
    public static string WithoutUnseen(string text) =>
        text.Any(IsUnseen) ? new string([.. text.Where(c => !IsUnseen(c))]) : text;

    public static bool IsUnseen(char c) =>
        c
            is '\uFEFF'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u2028' and <= '\u202E')
                or (>= '\u2060' and <= '\u2064')
                or (>= '\u2066' and <= '\u2069');

    public static string Compose(string text)
    {
        if (!text.Any(c => c is >= '\u0300' and <= '\u036f'))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (result.Length > 0 && Composed.TryGetValue((result[^1], c), out var letter))
                result[^1] = letter;
            else
                result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>Small letters without marks, as people type them in a hurry: "Vướng mắc" and "vuong mac" are found by each other.</summary>
    public static string Fold(string text)
    {
        var letters = Compose(text).ToLowerInvariant().Select(c => Plain.GetValueOrDefault(c, c));
        return string.Concat(letters.Where(c => c is not (>= '\u0300' and <= '\u036f')));
    }

    private static Dictionary<char, char> MakePlain()
    {
        var plain = new Dictionary<char, char> { ['đ'] = 'd' };
        foreach (var row in Rows)
        {
            var shapes = Shapes.Where(s => s.Shaped == row[0]);
            var letter = shapes.Select(s => s.Plain).FirstOrDefault(row[0]);
            foreach (var shaped in row)
                plain[shaped] = letter;
        }
        return plain;
    }

    private static Dictionary<(char, char), char> MakeTable()
    {
        var table = new Dictionary<(char, char), char>();
        void Add(char letter, char mark, char composed)
        {
            table[(letter, mark)] = composed;
            table[(char.ToUpperInvariant(letter), mark)] = char.ToUpperInvariant(composed);
        }
        foreach (var row in Rows)
        {
            for (var t = 0; t < Tones.Length; t++)
                Add(row[0], Tones[t], row[t + 1]);
        }
        foreach (var (plain, mark, shaped) in Shapes)
        {
            // The marks may come in either order: a dot below sorts before a circumflex.
            var from = Rows.First(r => r[0] == plain);
            var to = Rows.First(r => r[0] == shaped);
            for (var t = 0; t < from.Length; t++)
                Add(from[t], mark, to[t]);
        }
        return table;
    }
}
