using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>A whole number, and a line for each part of its breakdowns.</summary>
internal class CountOnPaper : KindOnPaper
{
    public sealed override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) =>
        [Line(field, EntryCells.Whole), .. field.Splits.SelectMany(s => PartsOf(form, field, s, day))];

    public override EntryCell CellOf(Column column) => EntryCells.Whole;

    public sealed override FormValue? Read(Field field, FieldLines lines)
    {
        if (field.Splits.Count == 0)
            return lines.Own.AsValue();
        var splits = field
            .Splits.Select(s => (s.Key, Parts: Read(s, lines)))
            .Where(s => s.Parts.Count > 0)
            .ToDictionary(s => s.Key, s => s.Parts);
        // Parts without their total are kept: nothing that somebody typed is lost. The rules ask for the total.
        if (splits.Count == 0)
            return lines.Own.AsValue();
        return new() { Number = lines.Own.Number, Splits = splits };
    }

    private static IReadOnlyDictionary<string, long> Read(Split split, FieldLines lines)
    {
        var parts = new Dictionary<string, long>();
        foreach (var item in split.ItemsIn(lines.Form))
        {
            if (lines.At(PathOf(split, item)).Number is { } number)
                parts.Add(item.Code, number);
        }
        return parts;
    }

    private static IEnumerable<FormLine> PartsOf(Form form, Field field, Split split, DateOnly? day) =>
        Offered([.. split.ItemsIn(form)], day).Select(item => PartOf(form, field, split, item));

    private static FormLine PartOf(Form form, Field field, Split split, DimensionItem item)
    {
        var label = Text.Join(": ", split.NameIn(form), item.Name);
        return Part(field, EntryCells.Whole, PathOf(split, item), label, v => Part(v, split.Key, item.Code));
    }

    private static string PathOf(Split split, DimensionItem item) => $"{split.Key}.{item.Code}";

    private static LineValue Part(FormValue value, string split, string item)
    {
        var parts = value.Splits?.GetValueOrDefault(split);
        return parts is not null && parts.TryGetValue(item, out var count) ? new(count) : default;
    }
}
