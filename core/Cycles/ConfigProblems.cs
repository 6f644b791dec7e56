namespace PlanMonitor.Core.Cycles;

/// <summary>How what is wrong with a configuration is written down.</summary>
internal static class ConfigProblems
{
    public static IEnumerable<FieldProblem> Repeated(string path, IEnumerable<string> ids)
    {
        var repeated = ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1);
        return repeated.Select(same => Error(path, "repeated", CycleTexts.Repeated.With(same.Key)));
    }

    public static FieldProblem Unknown(string path, string name) =>
        Error(path, "unknown-reference", CycleTexts.Unknown.With(name));

    public static FieldProblem Error(string path, string code, Text text) => new(path, code, text);

    public static FieldProblem Warning(string path, string code, Text text) => new(path, code, text, Severity.Warning);

    public static IEnumerable<(T Item, int Index)> Indexed<T>(IEnumerable<T> items) =>
        items.Select((item, i) => (item, i));

    public static Dictionary<string, T> ToDictionarySafely<T>(this IEnumerable<T> items, Func<T, string> key)
    {
        var firsts = items.DistinctBy(key, StringComparer.Ordinal);
        return firsts.ToDictionary(key, StringComparer.Ordinal);
    }
}
