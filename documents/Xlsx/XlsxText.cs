using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>Texts in a workbook's XML: characters that XML cannot hold are written _xHHHH_ (ISO/IEC 29500-1, 22.9.2.19), and so is a text that only looks like that.</summary>
internal static partial class XlsxText
{
    /// <summary>Longest text of a cell.</summary>
    public const int Longest = 32_767;

    /// <summary>What is too long ends in "…".</summary>
    public static string Fit(string text)
    {
        if (text.Length <= Longest)
            return text;
        // Never between the two halves of one character.
        var kept = char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1;
        return text[..kept] + "…";
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Escape(string text)
    {
        var escaped = Code().Replace(text.ReplaceLineEndings("\n"), m => $"_x005F{m.Value}");
        if (escaped.All(XmlConvert.IsXmlChar))
            return escaped;
        var clean = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (i + 1 < escaped.Length && XmlConvert.IsXmlSurrogatePair(escaped[i + 1], escaped[i]))
                clean.Append(escaped, i++, 2);
            else if (XmlConvert.IsXmlChar(escaped[i]))
                clean.Append(escaped[i]);
            else
                clean.Append(CultureInfo.InvariantCulture, $"_x{(int)escaped[i]:X4}_");
        }
        return clean.ToString();
    }

    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Code()
                .Replace(text, m =>
                    (
                        (char)ushort.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    ).ToString()
                )
            : text;

    /// <summary>A spreadsheet would run it as a formula if it were typed (DDE: "=cmd|…").</summary>
    public static bool LooksLikeFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Code();
}

/// <summary>Where a cell is: "E12". Both are counted from 1.</summary>
internal readonly record struct CellAt(int Row, int Column)
{
    public const int MaxRow = 1_048_576;
    public const int MaxColumn = 16_384;

    public override string ToString() => $"{Letters(Column)}{Row}";

    public static string Letters(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : $"{Letters((column - 1) / 26)}{(char)('A' + (column - 1) % 26)}";

    /// <summary>With or without dollar signs; null: it is none.</summary>
    public static CellAt? Parse(string name)
    {
        var (column, row, i) = (0, 0, 0);
        for (; i < name.Length && (name[i] == '$' || char.IsAsciiLetterUpper(name[i])); i++)
            column = name[i] == '$' ? column : Math.Min(column * 26 + name[i] - 'A' + 1, MaxColumn + 1);
        for (; i < name.Length && (name[i] == '$' || char.IsAsciiDigit(name[i])); i++)
            row = name[i] == '$' ? row : Math.Min(row * 10 + name[i] - '0', MaxRow + 1);
        return i == name.Length && column is > 0 and <= MaxColumn && row is > 0 and <= MaxRow ? new(row, column) : null;
    }
}
