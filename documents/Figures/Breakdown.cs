using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Figures;

/// <summary>One breakdown of a figure as it is printed: by a dimension, by two crossed, or of a choice by its options.</summary>
internal sealed record Breakdown(string Key, string Name, IReadOnlyList<DimensionItem> Items)
{
    /// <summary>Those of a field that <paramref name="given"/> has. An item that is no longer valid and that nobody used is left out.</summary>
    public static IEnumerable<Breakdown> Of(
        Field field,
        Form form,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> given
    )
    {
        foreach (var split in field.Splits)
        {
            if (Has(given, split.Key))
                yield return new(
                    split.Key,
                    Inner(split.NameIn(form).Vi, " × "),
                    [.. split.ItemsIn(form).Where(i => Used(i, given[split.Key]))]
                );
        }
        var tally = field.OnPaper().TallyOf(field);
        if (tally.Count > 0 && Has(given, ChoiceKind.Options))
            yield return new(
                ChoiceKind.Options,
                Words.Option,
                [.. tally.Where(o => Used(o, given[ChoiceKind.Options]))]
            );
    }

    /// <summary>The item inside a sentence ("nữ, dưới 16 tuổi").</summary>
    public string NameOf(DimensionItem item) =>
        Inner(item.Name.Vi, Key.Contains(Split.Times, StringComparison.Ordinal) ? ", " : "\n");

    private static string Inner(string name, string separator) =>
        string.Join(separator, name.Split(separator).Select(Words.InnerCase));

    private static bool Has(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> given, string key) =>
        given.TryGetValue(key, out var items) && items.Count > 0;

    private static bool Used(DimensionItem item, IReadOnlyDictionary<string, long> given) =>
        item is { ValidFrom: null, ValidTo: null } || given.ContainsKey(item.Code);
}
