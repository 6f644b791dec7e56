using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Figures;

/// <summary>Adds the figures of units up, each according to its field (<see cref="Aggregation"/>), with how many units are in each sum. In whatever order they come.</summary>
/// <param name="countsHere">What is counted from other submissions is counted here and added by itself; it does not come from below.</param>
public sealed class FigureSum(FigureLayout layout, bool countsHere = false)
{
    private static readonly Dictionary<string, FigureSheet> NoGroups = [];

    private readonly long[] numbers = new long[layout.Size];
    private readonly bool[] given = new bool[layout.Size];
    private readonly Count[] counts = new Count[layout.Fields.Count];
    private readonly Dictionary<string, FigureSum> groups = new(StringComparer.Ordinal);

    /// <param name="owes">An invited unit's figure is added; whether it sends one is its own affair and not counted against the total.</param>
    /// <param name="memberOf">The groups the unit belongs to. A unit that consolidated also brings those its own units belong to.</param>
    public void Add(FigureSheet sheet, bool owes, IReadOnlyList<string> memberOf)
    {
        Add(sheet, owes);
        foreach (var group in memberOf)
            GroupOf(group).Add(sheet, owes);
        foreach (var (group, part) in sheet.Groups ?? NoGroups)
        {
            if (!memberOf.Contains(group))
                GroupOf(group).Add(part, owes);
        }
    }

    /// <summary>One field only: of what is counted from other submissions.</summary>
    public void Add(FigureSlots slots, FigureSheet sheet, IReadOnlyList<string> memberOf)
    {
        Add(slots, sheet, owes: true);
        foreach (var group in memberOf)
            GroupOf(group).Add(slots, sheet, owes: true);
    }

    /// <summary>The total, without its parts and rows.</summary>
    public Cell CellOf(FigureSlots slots)
    {
        var count = counts[slots.Index];
        var total = TotalOf(slots);
        var (state, number, numerator, denominator, sourceReported, sourceExpected) = total;
        var together = TogetherOf(slots, total);
        var text = state == CellState.Value ? slots.Kind.TextOf(slots.Field, NumberAt(slots)) : null;
        var splits = count.Given == 0 ? FormValue.NoSplits : SplitsOf(slots);
        var inGroups = groups.Count == 0 ? Cell.NoGroups : GroupTotalsOf(slots);
        var cell = new Cell
        {
            Field = slots.Field.Code,
            State = state,
            Number = number,
            Numerator = numerator,
            Denominator = denominator,
            Yes = together,
            Text = text,
            Splits = splits,
            Reported = count.Reported,
            Expected = count.Expected,
            Groups = inGroups,
        };
        if (!count.FromBelow)
            return cell;
        return cell with { SourceReported = sourceReported, SourceExpected = sourceExpected };
    }

    /// <summary>Units at the source in it, where units in between consolidated; otherwise the units themselves.</summary>
    private GroupTotal TotalOf(FigureSlots slots)
    {
        var count = counts[slots.Index];
        var two = slots.Kind.HasTwo && count.Given > 0;
        var one = slots.Kind.IsNumber && count.Given > 0;
        var state = StateOf(count, isOfNothing: two && numbers[slots.First + 1] == 0);
        long? number = one ? numbers[slots.First] : null;
        long? numerator = two ? numbers[slots.First] : null;
        long? denominator = two ? numbers[slots.First + 1] : null;
        return new(state, number, numerator, denominator, count.SourceReported, count.SourceExpected);
    }

    private static CellState StateOf(Count count, bool isOfNothing)
    {
        if (count.Given > 0)
            return isOfNothing ? CellState.NotApplicable : CellState.Value;
        return count.Nil > 0 ? CellState.Nil : CellState.Missing;
    }

    private void Add(FigureSheet sheet, bool owes)
    {
        foreach (var slots in layout.Fields.Where(f => f.Kind.IsEntered || !countsHere))
            Add(slots, sheet, owes);
    }

    private void Add(FigureSlots slots, FigureSheet sheet, bool owes)
    {
        ref var count = ref counts[slots.Index];
        var state = sheet.States[slots.Index];
        count.FromBelow |= sheet.SourceReported is not null;
        if (owes && sheet.Asks(slots))
            AddOwing(ref count, slots, sheet);
        if (state is CellState.Missing)
            return;
        if (state is CellState.Nil)
        {
            count.Nil++;
            return;
        }
        var first = count.Given++ == 0;
        if (slots.Adding == Adding.Sum)
        {
            var from = sheet.Numbers.AsSpan(slots.First, slots.Length);
            var to = numbers.AsSpan(slots.First, slots.Length);
            for (var i = 0; i < from.Length; i++)
                to[i] = checked(to[i] + from[i]);
            for (var i = slots.First; i < slots.First + slots.Length; i++)
                given[i] |= sheet.Given[i];
        }
        else if (slots.Adding != Adding.Rows && (first || Replaces(slots, sheet, count.LatestAt)))
        {
            numbers[slots.First] = sheet.Numbers[slots.First];
            count.LatestAt = sheet.At;
        }
    }

    private static void AddOwing(ref Count count, FigureSlots slots, FigureSheet sheet)
    {
        count.Expected++;
        count.SourceExpected += SourcesOf(slots, sheet);
        if (sheet.States[slots.Index] == CellState.Missing)
            return;
        count.Reported++;
        count.SourceReported += sheet.SourceReported?[slots.Index] ?? 1;
    }

    /// <summary>Where nobody knows how many stand behind a unit that sent nothing, the direct units alone tell that it is missing.</summary>
    private static int SourcesOf(FigureSlots slots, FigureSheet sheet)
    {
        if (sheet.SourceExpected is { } said)
            return said[slots.Index];
        return sheet.Behind is { } behind ? behind[slots.Index] ?? 0 : 1;
    }

    /// <summary>The greater value counts of two that were submitted in the same instant, so that the order of arrival does not matter.</summary>
    private bool Replaces(FigureSlots slots, FigureSheet sheet, DateTimeOffset latest)
    {
        var (own, other) = (numbers[slots.First], sheet.Numbers[slots.First]);
        var isLater = sheet.At > latest || (sheet.At == latest && other > own);
        return slots.Adding switch
        {
            Adding.Least => other < own,
            Adding.Most => other > own,
            Adding.Sum or Adding.Latest or Adding.Rows => isLater,
        };
    }

    private bool IsAsked(FigureSlots slots) =>
        counts[slots.Index] is { Expected: > 0 } or { Given: > 0 } or { Nil: > 0 };

    private Dictionary<string, GroupTotal> GroupTotalsOf(FigureSlots slots)
    {
        // Where nobody of a group is asked, nothing is said of it.
        var speaking = groups.Where(g => g.Value.IsAsked(slots));
        var inOrder = speaking.OrderBy(g => g.Key, StringComparer.Ordinal);
        return inOrder.ToDictionary(g => g.Key, g => g.Value.TotalOf(slots));
    }

    private static bool? TogetherOf(FigureSlots slots, GroupTotal total)
    {
        if (total is not { State: CellState.Value, Numerator: { } numerator, Denominator: { } denominator })
            return null;
        return slots.Kind.Together(slots.Field.Aggregation, numerator, denominator);
    }

    private long NumberAt(FigureSlots slots) => slots.Length == 0 ? 0 : numbers[slots.First];

    private Dictionary<string, IReadOnlyDictionary<string, long>> SplitsOf(FigureSlots slots)
    {
        var splits = new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var split in slots.Splits)
        {
            var parts = new Dictionary<string, long>(split.Codes.Count, StringComparer.Ordinal);
            for (var i = 0; i < split.Codes.Count; i++)
            {
                if (given[split.First + i])
                    parts[split.Codes[i]] = numbers[split.First + i];
            }
            if (parts.Count > 0)
                splits[split.Key] = parts;
        }
        return splits;
    }

    private FigureSum GroupOf(string group) =>
        groups.TryGetValue(group, out var sum) ? sum : groups[group] = new(layout, countsHere);

    private struct Count
    {
        public int Reported,
            Expected,
            SourceReported,
            SourceExpected,
            Given,
            Nil;
        public bool FromBelow;
        public DateTimeOffset LatestAt;
    }
}
