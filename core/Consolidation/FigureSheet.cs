using System.Diagnostics;
using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>The figures of one unit in the order of a <see cref="FigureLayout"/>: of its own report, or of what it consolidated.</summary>
public sealed class FigureSheet
{
    public FigureSheet(FigureLayout layout, DateTimeOffset at = default)
    {
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

    /// <summary>By field: the units at the source behind it; null: the unit is the source.</summary>
    public int[]? SourceReported { get; private set; }
    public int[]? SourceExpected { get; private set; }

    /// <summary>The part of it that belongs to each group of units; null: the unit is the source.</summary>
    public IReadOnlyDictionary<string, FigureSheet>? Groups { get; private set; }

    /// <summary>A unit's own report. What it did not enter is missing, or nil where it declared so.</summary>
    public static FigureSheet Of(
        FigureLayout layout,
        IReadOnlyDictionary<string, FormValue> values,
        bool nil,
        DateTimeOffset at
    )
    {
        var sheet = new FigureSheet(layout, at);
        foreach (var slots in layout.Fields)
        {
            if (slots.Field.Type == FieldType.Coverage)
                continue;
            var unsaid = nil ? CellState.Nil : CellState.Missing;
            sheet.States[slots.Index] = values.TryGetValue(slots.Field.Code, out var value)
                ? sheet.Put(slots, value)
                : unsaid;
        }
        return sheet;
    }

    /// <summary>What a unit consolidated and sent up.</summary>
    public static FigureSheet Of(FigureLayout layout, Consolidated figures, DateTimeOffset at)
    {
        var sheet = new FigureSheet(layout, at)
        {
            SourceReported = new int[layout.Fields.Count],
            SourceExpected = new int[layout.Fields.Count],
        };
        var groups = new Dictionary<string, FigureSheet>(StringComparer.Ordinal);
        foreach (var cell in figures.Cells)
        {
            if (layout.Find(cell.Field) is not { } slots || !sheet.Put(slots, cell))
                continue;
            sheet.Count(slots, cell.SourceReported ?? cell.Reported, cell.SourceExpected ?? cell.Expected);
            foreach (var (group, total) in cell.Groups)
            {
                if (!groups.TryGetValue(group, out var part))
                    groups[group] = part = new(layout, at)
                    {
                        SourceReported = new int[layout.Fields.Count],
                        SourceExpected = new int[layout.Fields.Count],
                    };
                part.States[slots.Index] = total.State;
                part.PutMain(slots, total.Number, total.Numerator, total.Denominator);
                part.Count(slots, total.Reported, total.Expected);
            }
        }
        sheet.Groups = groups;
        return sheet;
    }

    /// <summary>What is counted of a unit from its other submissions.</summary>
    public void Put(FigureSlots slots, long numerator, long denominator)
    {
        States[slots.Index] = denominator == 0 ? CellState.NotApplicable : CellState.Value;
        PutMain(slots, null, numerator, denominator);
    }

    private CellState Put(FigureSlots slots, FormValue value)
    {
        switch (slots.Field.Type)
        {
            case FieldType.Ratio:
                PutMain(slots, null, value.Numerator, value.Denominator);
                return value.Denominator == 0 ? CellState.NotApplicable : CellState.Value;
            case FieldType.YesNo:
                PutMain(slots, null, value.Yes == true ? 1 : 0, 1);
                return CellState.Value;
            case FieldType.Date:
                Numbers[slots.First] = DayOf(value.Text!);
                return CellState.Value;
            case FieldType.Choice:
                PutChoice(slots, value.Text!);
                return CellState.Value;
            case FieldType.Narrative:
                return string.IsNullOrWhiteSpace(value.Text) ? CellState.Missing : CellState.Value;
            case FieldType.Document or FieldType.Table:
                return CellState.Value;
            case FieldType.Count or FieldType.People or FieldType.Money or FieldType.Coverage:
                PutMain(slots, value.Number, null, null);
                PutSplits(slots, value.Splits ?? Cell.NoSplits);
                return CellState.Value;
        }
        throw new UnreachableException($"{slots.Field.Type}");
    }

    /// <summary>False: the cell is of another kind and has no place here.</summary>
    private bool Put(FigureSlots slots, Cell cell)
    {
        if (cell.State is CellState.Value or CellState.NotApplicable && !IsSameKind(slots, cell))
            return false;
        States[slots.Index] = cell.State;
        if (cell.State is CellState.Nil or CellState.Missing)
            return true;
        if (slots.Field.Type == FieldType.Date)
            Numbers[slots.First] = DayOf(cell.Text!);
        else if (slots.Field.Type == FieldType.Choice && slots.Adding == Adding.Latest)
            PutChoice(slots, cell.Text!);
        else
            PutMain(slots, cell.Number, cell.Numerator, cell.Denominator);
        PutSplits(slots, cell.Splits);
        return true;
    }

    private static bool IsSameKind(FigureSlots slots, Cell cell) =>
        slots.Field.Type switch
        {
            FieldType.Ratio or FieldType.Coverage or FieldType.YesNo => cell.Denominator is not null,
            FieldType.Date => cell.Text is { } day
                && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            FieldType.Choice => slots.Adding == Adding.Latest
                ? cell.Text is { } code && slots.Field.Options.Any(o => o.Code == code)
                : cell.Splits.ContainsKey(FigureLayout.Options),
            FieldType.Narrative or FieldType.Document or FieldType.Table => cell is { Number: null, Denominator: null },
            FieldType.Count or FieldType.People or FieldType.Money => cell.Number is not null,
        };

    private void PutMain(FigureSlots slots, long? number, long? numerator, long? denominator)
    {
        if (slots.HasTwo)
            (Numbers[slots.First], Numbers[slots.First + 1]) = (numerator ?? 0, denominator ?? 0);
        else if (number is { } n)
            Numbers[slots.First] = n;
    }

    private void PutSplits(FigureSlots slots, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits)
    {
        foreach (var split in slots.Splits)
        {
            if (!splits.TryGetValue(split.Key, out var parts))
                continue;
            for (var i = 0; i < split.Codes.Count; i++)
                Given[split.First + i] = parts.TryGetValue(split.Codes[i], out Numbers[split.First + i]);
        }
    }

    private void PutChoice(FigureSlots slots, string code)
    {
        var option = slots.Field.Options.ToList().FindIndex(o => o.Code == code);
        if (slots.Adding == Adding.Latest)
            Numbers[slots.First] = option;
        else if (option >= 0)
        {
            // One said so; that nobody said the others is known as well.
            Given.AsSpan(slots.Splits[0].First, slots.Splits[0].Codes.Count).Fill(true);
            Numbers[slots.Splits[0].First + option] = 1;
        }
    }

    private void Count(FigureSlots slots, int reported, int expected) =>
        (SourceReported![slots.Index], SourceExpected![slots.Index]) = (reported, expected);

    private static long DayOf(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
