namespace PlanMonitor.Documents.Word;

/// <summary>
/// The name of a body on as many lines as it needs. A proper name is not broken, nor parted from its generic word: "CÔNG AN / TỈNH THỪA THIÊN HUẾ"; otherwise a line
/// begins with "VÀ", or behind a dash or a comma, and lines are about as long as each other.
/// </summary>
internal static class NameLines
{
    private const int MostLines = 4;

    /// <summary>Breaking a proper name costs more than any number of lines.</summary>
    private const int Never = 1_000;
    private static readonly string[] Types =
    [
        "TỈNH",
        "THÀNH PHỐ",
        "THỊ XÃ",
        "THỊ TRẤN",
        "HUYỆN",
        "QUẬN",
        "PHƯỜNG",
        "XÃ",
        "ĐẶC KHU",
    ];

    public static IReadOnlyList<string> Of(string name, int width, double points)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Fits(string line) => TimesWidth.Twips(line, points) <= width;
        var ways = Ways(words, MostLines).Where(lines => lines.All(Fits));
        return ways.MinBy(lines => Cost(lines, points)) ?? [name];
    }

    private static IEnumerable<string[]> Ways(string[] words, int lines)
    {
        yield return [string.Join(' ', words)];
        if (lines == 1)
            yield break;
        for (var first = 1; first < words.Length; first++)
        {
            var line = string.Join(' ', words[..first]);
            foreach (var rest in Ways(words[first..], lines - 1))
                yield return [line, .. rest];
        }
    }

    /// <summary>So many lines, what each break costs, and how unlike they are in length.</summary>
    private static double Cost(string[] lines, double points)
    {
        var lengths = lines.Select(line => TimesWidth.Twips(line, points)).ToList();
        var uneven = (double)(lengths.Max() - lengths.Min()) / lengths.Max();
        var breaks = lines.Skip(1).Select((line, i) => CostBetween(lines[i], line)).Sum();
        return 4 * lines.Length + breaks + uneven;
    }

    private static int CostBetween(string before, string after)
    {
        if (before.Split(' ')[^1] is "THÀNH" or "THỊ" or "ĐẶC")
            return Never;
        if (TypeAt(after) || after.StartsWith("VÀ ", StringComparison.Ordinal))
            return 0;
        if (IsInName(before))
            return Never;
        return before[^1] is '-' or ',' ? 0 : 2;
    }

    /// <summary>Whether a generic word begins the line; "XÃ HỘI" is none.</summary>
    private static bool TypeAt(string line) =>
        Types.Any(type => line.StartsWith($"{type} ", StringComparison.Ordinal))
        && !line.StartsWith("XÃ HỘI", StringComparison.Ordinal);

    /// <summary>Whether a generic word stands in the line: what follows is the name it belongs to.</summary>
    private static bool IsInName(string line)
    {
        var words = line.Split(' ');
        return Enumerable.Range(0, words.Length).Any(i => TypeAt(string.Join(' ', words[i..]) + " "));
    }
}
