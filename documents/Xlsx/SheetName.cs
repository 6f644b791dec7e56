namespace PlanMonitor.Documents.Xlsx;

internal static class SheetName
{
    public const int Longest = 31;

    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Never between the two halves of one character, and no apostrophe at the new end.</summary>
    private static string Fit(string name, int longest)
    {
        if (name.Length <= longest)
            return name;
        var kept = char.IsHighSurrogate(name[longest - 1]) ? longest - 1 : longest;
        return name[..kept].TrimEnd('\'', ' ');
    }

    /// <summary>A name Excel takes: at most 31 characters, none of : \ / ? * [ ], no apostrophe at the ends, used once.</summary>
    public static string For(string wanted, ISet<string> taken)
    {
        var clean = new string([
            .. wanted.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' || char.IsControl(c) ? ' ' : c),
        ])
            .Trim()
            .Trim('\'');
        if (clean.Length == 0)
            clean = "-";
        for (var n = 1; ; n++)
        {
            var ending = n == 1 ? "" : $" ({n})";
            var name = Fit(clean, Longest - ending.Length) + ending;
            if (taken.Add(name.ToUpperInvariant()))
                return name;
        }
    }
}
