using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Figures;

/// <summary>One breakdown of a figure as it is printed: by a dimension, by two crossed, or of a choice by its options.</summary>
internal sealed record Breakdown(string Key, string Name, IReadOnlyList<DimensionItem> Items)
{
    private static readonly DimensionItem Rest = new(Undivided.Code, Undivided.Name);

    private static readonly IReadOnlyDictionary<string, long> None = new Dictionary<string, long>();

    /// <summary>None where they are closed to the reader.</summary>
    public static IEnumerable<Breakdown> Of(Field field, Form form, Cell cell) =>
        cell.PartsClosed ? [] : Of(field, form, cell.Number, cell.Splits);

    /// <summary>
    /// Those of a field that <paramref name="given"/> has, and what of the total is in none of their items. Where there is such a rest, an item nobody gave
    /// is left out; so is one that is no longer valid and that nobody used.
    /// </summary>
    public static IEnumerable<Breakdown> Of(
        Field field,
        Form form,
        long? total,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> given
    )
    {
        foreach (var split in field.Splits)
        {
            var parts = given.GetValueOrDefault(split.Key, None);
            var hasRest = Undivided.Of(total, parts) > 0;
            if (parts.Count == 0 && !hasRest)
                continue;
            var items = split.ItemsIn(form).Where(i => parts.ContainsKey(i.Code) || (!hasRest && IsInUse(i)));
            var name = Inner(split.NameIn(form).Vi, " × ");
            yield return new(split.Key, name, hasRest ? [.. items, Rest] : [.. items]);
        }
        var tally = field.OnPaper().TallyOf(field);
        if (tally.Count > 0 && Has(given, ChoiceKind.Options))
            yield return new(
                ChoiceKind.Options,
                Words.Option,
                [.. tally.Where(o => IsInUse(o) || given[ChoiceKind.Options].ContainsKey(o.Code))]
            );
    }

    /// <summary>The item inside a sentence ("nữ, dưới 16 tuổi").</summary>
    public string NameOf(DimensionItem item) =>
        Inner(item.Name.Vi, Key.Contains(Split.Times, StringComparison.Ordinal) ? ", " : "\n");

    private static string Inner(string name, string separator) =>
        string.Join(separator, name.Split(separator).Select(Words.InnerCase));

    private static bool Has(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> given, string key) =>
        given.TryGetValue(key, out var items) && items.Count > 0;

    private static bool IsInUse(DimensionItem item) => item is { ValidFrom: null, ValidTo: null };
}
