using System.Runtime.CompilerServices;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Figures;

/// <summary>
/// Where each figure of a form stands in a plain row of numbers. Ten thousand units with sixty indicators in three breakdowns are then eight million
/// additions of numbers that lie beside each other.
/// </summary>
public sealed class FigureLayout
{
    private static readonly ConditionalWeakTable<Form, FigureLayout> Known = [];

    private readonly Dictionary<string, FigureSlots> byCode;

    private FigureLayout(Form form)
    {
        Form = form;
        var fields = new List<FigureSlots>();
        foreach (var field in form.Fields.Where(f => f.Aggregation != Aggregation.None))
            fields.Add(Place(form, field, fields.Count));
        Fields = fields;
        byCode = fields.ToDictionary(f => f.Field.Code);
    }

    public static FigureLayout Of(Form form) => Known.GetValue(form, f => new(f));

    public Form Form { get; }

    /// <summary>The fields that add up, in the order of the form.</summary>
    public IReadOnlyList<FigureSlots> Fields { get; }

    /// <summary>How many numbers.</summary>
    public int Size { get; private set; }

    public FigureSlots? Find(string code) => byCode.GetValueOrDefault(code);

    private FigureSlots Place(Form form, Field field, int index)
    {
        var first = Size;
        var kind = field.Kind();
        Size += kind.SlotsOf(field);
        var splits = new List<SplitSlots>();
        string[] CodesOf(Split split) => [.. split.ItemsIn(form).Select(i => i.Code)];
        var breakdowns = field.Splits.Select(s => (s.Key, Codes: CodesOf(s)));
        if (field.Aggregation == Aggregation.Tally)
            breakdowns = [(ChoiceKind.Options, [.. field.Options.Select(o => o.Code)])];
        foreach (var (key, codes) in breakdowns)
        {
            splits.Add(new(key, Size, codes));
            Size += codes.Length;
        }
        return new(field, kind, index, first, Size - first, Aggregations.AddingOf(field.Aggregation), splits);
    }
}

/// <param name="First">The number; of a ratio, a coverage and a yes/no the numerator, with the denominator after it.</param>
/// <param name="Length">With all its breakdowns.</param>
public sealed record FigureSlots(
    Field Field,
    FieldKind Kind,
    int Index,
    int First,
    int Length,
    Adding Adding,
    IReadOnlyList<SplitSlots> Splits
);

public sealed record SplitSlots(string Key, int First, IReadOnlyList<string> Codes);
