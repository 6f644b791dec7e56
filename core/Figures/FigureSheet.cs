using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Figures;

/// <summary>The figures of one unit in the order of a <see cref="FigureLayout"/>: of its own report, or of what it consolidated.</summary>
public sealed class FigureSheet
{
    /// <param name="behind">By field, of a unit that sent nothing: how many units at the source it stands for; null: nobody knows.</param>
    public FigureSheet(FigureLayout layout, DateTimeOffset at = default, int?[]? behind = null)
    {
        Behind = behind;
        Numbers = new long[layout.Size];
        States = new CellState[layout.Fields.Count];
        Array.Fill(States, CellState.Missing);
        Given = new bool[layout.Size];
        At = at;
    }

    public long[] Numbers { get; }
    public CellState[] States { get; }

    /// <summary>By number of a breakdown: whether it was said. A total without its breakdown is not a breakdown of zeros.</summary>
    public bool[] Given { get; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Codes of the fields its unit is asked for, where its form has fewer than the layout; null: all of them.</summary>
    public IReadOnlySet<string>? Asked { get; init; }

    public bool Asks(FigureSlots slots) => Asked?.Contains(slots.Field.Code) != false;

    /// <summary>By field, of a unit that sent nothing: how many units at the source stand behind it; null: it is itself the source.</summary>
    public int?[]? Behind { get; }

    /// <summary>By field: the units at the source behind it; null: the unit is the source.</summary>
    public int[]? SourceReported { get; private set; }
    public int[]? SourceExpected { get; private set; }

    /// <summary>The part of it that belongs to each group of units; null: the unit is the source.</summary>
    public IReadOnlyDictionary<string, FigureSheet>? Groups { get; private set; }

    /// <summary>A unit's own report. What it did not enter is missing, or nil where it declared so.</summary>
    /// <param name="nil">Codes of the fields it declared nil.</param>
    public static FigureSheet Of(
        FigureLayout layout,
        IReadOnlyDictionary<string, FormValue> values,
        IReadOnlySet<string> nil,
        DateTimeOffset at,
        IReadOnlySet<string>? asked = null
    )
    {
        var sheet = new FigureSheet(layout, at) { Asked = asked };
        foreach (var slots in layout.Fields)
        {
            if (!slots.Kind.IsEntered)
                continue;
            if (values.TryGetValue(slots.Field.Code, out var value))
                sheet.Put(slots, slots.Kind.Read(slots.Field, value));
            else
                sheet.States[slots.Index] = nil.Contains(slots.Field.Code) ? CellState.Nil : CellState.Missing;
        }
        return sheet;
    }

    /// <summary>What a unit consolidated and sent up.</summary>
    public static FigureSheet Of(FigureLayout layout, Consolidated figures, DateTimeOffset at)
    {
        var sheet = WithSources(layout, at);
        var groups = new Dictionary<string, FigureSheet>(StringComparer.Ordinal);
        foreach (var cell in figures.Cells)
        {
            if (layout.Find(cell.Field) is not { } slots || !sheet.Put(slots, cell))
                continue;
            sheet.Count(slots, cell.SourceReported ?? cell.Reported, cell.SourceExpected ?? cell.Expected);
            foreach (var (group, total) in cell.Groups)
            {
                if (!groups.TryGetValue(group, out var part))
                    groups[group] = part = WithSources(layout, at);
                part.States[slots.Index] = total.State;
                part.PutTotal(slots, total);
                part.Count(slots, total.Reported, total.Expected);
            }
        }
        sheet.Groups = groups;
        return sheet;
    }

    /// <summary>What a unit says in one field, or what is counted of it from its other submissions.</summary>
    public void Put(FigureSlots slots, FieldFigure figure)
    {
        if (figure.IsBlank)
            return;
        States[slots.Index] = figure.IsOfNothing ? CellState.NotApplicable : CellState.Value;
        PutNumbers(slots, figure);
    }

    /// <summary>An empty one that counts the units at the source of each field.</summary>
    private static FigureSheet WithSources(FigureLayout layout, DateTimeOffset at)
    {
        var count = layout.Fields.Count;
        return new(layout, at) { SourceReported = new int[count], SourceExpected = new int[count] };
    }

    /// <summary>False: the cell is of another kind and has no place here.</summary>
    private bool Put(FigureSlots slots, Cell cell)
    {
        var figure = new FieldFigure
        {
            Number = cell.Number,
            Numerator = cell.Numerator,
            Denominator = cell.Denominator,
            Text = cell.Text,
            Splits = cell.Splits,
        };
        var isSaid = cell.State is CellState.Value or CellState.NotApplicable;
        if (isSaid && !slots.Kind.IsOfKind(slots.Field, figure))
            return false;
        States[slots.Index] = cell.State;
        if (isSaid)
            PutNumbers(slots, figure);
        return true;
    }

    private void PutNumbers(FigureSlots slots, FieldFigure figure)
    {
        if (slots.Kind.HasTwo)
            (Numbers[slots.First], Numbers[slots.First + 1]) = (figure.Numerator ?? 0, figure.Denominator ?? 0);
        else if (slots.Kind.NumberOf(slots.Field, figure) is { } number)
            Numbers[slots.First] = number;
        if (slots.Splits.Count > 0)
            PutSplits(slots.Splits, slots.Kind.SplitsOf(slots.Field, figure));
    }

    /// <summary>Groups have no days, codes or words: only numbers.</summary>
    private void PutTotal(FigureSlots slots, GroupTotal total)
    {
        if (slots.Kind.HasTwo)
            (Numbers[slots.First], Numbers[slots.First + 1]) = (total.Numerator ?? 0, total.Denominator ?? 0);
        else if (total.Number is { } number)
            Numbers[slots.First] = number;
    }

    private void PutSplits(
        IReadOnlyList<SplitSlots> slots,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits
    )
    {
        foreach (var split in slots)
        {
            if (!splits.TryGetValue(split.Key, out var parts))
                continue;
            for (var i = 0; i < split.Codes.Count; i++)
                Given[split.First + i] = parts.TryGetValue(split.Codes[i], out Numbers[split.First + i]);
        }
    }

    private void Count(FigureSlots slots, int reported, int expected) =>
        (SourceReported![slots.Index], SourceExpected![slots.Index]) = (reported, expected);
}
