using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Consolidation;

/// <summary>What stands differently now from what was sent up.</summary>
/// <param name="Arrived">Units that are in it now and were not.</param>
/// <param name="Left">Units that were in it and are not any more.</param>
public sealed record Difference(
    IReadOnlyList<FigureChange> Changes,
    IReadOnlyList<string> Arrived,
    IReadOnlyList<string> Left
)
{
    public bool IsNone => Changes.Count + Arrived.Count + Left.Count == 0;
}

/// <param name="Path">The figure: "C3", "C3.sex.female".</param>
public sealed record FigureChange(
    string Field,
    string Path,
    Text Name,
    FigureText Before,
    FigureText After,
    IReadOnlyList<UnitChange> Units
);

public sealed record UnitChange(string Unit, FigureText Before, FigureText After);

/// <summary>Compares two consolidations of the same children, figure by figure and unit by unit. Nothing changes silently.</summary>
public static class DifferenceRules
{
    public static Difference Between(Consolidated sent, Consolidated live, Form form)
    {
        var before = sent.Sources.Select(s => s.Unit).ToHashSet();
        var after = live.Sources.Select(s => s.Unit).ToHashSet();
        var changes = live.Cells.SelectMany(now => ChangesOf(sent, now, form));
        return new([.. changes], [.. after.Except(before)], [.. before.Except(after)]);
    }

    /// <summary>Made of the same revisions on the same form, with the same counts from other submissions: then nothing differs.</summary>
    /// <param name="sent">As it is stored: of the parts only what was counted from other submissions.</param>
    public static bool HaveSameSources(Consolidated sent, Consolidated live)
    {
        if (sent.FormVersion != live.FormVersion || !RevisionsIn(sent).SequenceEqual(RevisionsIn(live)))
            return false;
        return sent.Cells.Where(c => c.Parts.Count > 0).All(c => HaveSameParts(c, live));
    }

    /// <summary>"+1: A Lưới 3 → 4, tổng 17 → 18".</summary>
    public static Text Sentence(FigureChange change, Func<string, Text> nameOf)
    {
        var units = change.Units.Select(u => Sentence(u, nameOf));
        if (change.Before == change.After)
            return Text.Join(", ", units);
        var total = DifferenceTexts.Total.WithTexts(change.Before.Shown(), change.After.Shown());
        var sentence = Text.Join(", ", units.Append(total));
        if (change.After.Number - change.Before.Number is not { } n)
            return sentence;
        var sign = n < 0 ? DifferenceTexts.Minus : DifferenceTexts.Plus;
        return DifferenceTexts.Signed.WithTexts(sign.WithTexts(FigureText.Whole(n < 0 ? -n : n)), sentence);
    }

    private static Text Sentence(UnitChange unit, Func<string, Text> nameOf)
    {
        var name = nameOf(unit.Unit);
        if (unit.Before == unit.After)
            return DifferenceTexts.Words.WithTexts(name);
        return DifferenceTexts.Step.WithTexts(name, unit.Before.Shown(), unit.After.Shown());
    }

    private static IEnumerable<(string Unit, int Revision)> RevisionsIn(Consolidated figures) =>
        figures.Sources.Select(s => (s.Unit, s.Revision));

    private static bool HaveSameParts(Cell sent, Consolidated live)
    {
        var now = live.Cells.FirstOrDefault(c => c.Field == sent.Field);
        return now is not null && Json.Write(sent.Parts) == Json.Write(now.Parts);
    }

    /// <summary>A field that was not sent, or that the form does not have, cannot be compared.</summary>
    private static IEnumerable<FigureChange> ChangesOf(Consolidated sent, Cell now, Form form)
    {
        var was = sent.Cells.FirstOrDefault(c => c.Field == now.Field);
        var field = form.Fields.FirstOrDefault(f => f.Code == now.Field);
        if (was is null || field is null)
            return [];
        var paths = PathsOf(field, was, now, form);
        return paths.Select(p => ChangeOf(field, p.Path, p.Name, was, now)).OfType<FigureChange>();
    }

    private static IEnumerable<(string Path, Text Name)> PathsOf(Field field, Cell was, Cell now, Form form)
    {
        yield return (field.Code, field.Name);
        foreach (var split in field.Splits.Where(s => was.Splits.ContainsKey(s.Key) || now.Splits.ContainsKey(s.Key)))
        {
            foreach (var item in split.ItemsIn(form))
                yield return ($"{field.Code}.{split.Key}.{item.Code}", Text.Join(": ", field.Name, item.Name));
        }
    }

    private static FigureChange? ChangeOf(Field field, string path, Text name, Cell was, Cell now)
    {
        var (before, after) = (FigureText.At(was, path)!, FigureText.At(now, path)!);
        UnitChange ChangeIn(string unit) =>
            new(unit, Short(field, OfUnit(was, unit, path)), Short(field, OfUnit(now, unit, path)));
        bool HasChanged(UnitChange unit) =>
            unit.Before != unit.After || RowsOf(was, unit.Unit) != RowsOf(now, unit.Unit);
        var units = UnitsIn(was, now).Select(ChangeIn).Where(HasChanged).ToList();
        // Two units that change against each other leave the total as it was, and are a change all the same; so are words and rows of a table.
        return before == after && units.Count == 0 ? null : new(field.Code, path, name, before, after, units);
    }

    private static IEnumerable<string> UnitsIn(Cell was, Cell now)
    {
        var parts = was.Parts.Concat(now.Parts).Select(p => p.Unit);
        var rows = was.Rows.Concat(now.Rows).Select(r => r.Unit);
        return parts.Concat(rows).Distinct();
    }

    private static FigureText OfUnit(Cell cell, string unit, string path)
    {
        var part = cell.Parts.FirstOrDefault(p => p.Unit == unit);
        var figure = part is null ? null : FigureText.At(part, path);
        return figure ?? new(CellState.Missing, null, null, null, null, null);
    }

    /// <summary>A unit's words are too long for a sentence about them.</summary>
    private static FigureText Short(Field field, FigureText figure) =>
        field.Kind().IsProse ? figure with { Text = null } : figure;

    private static string RowsOf(Cell cell, string unit)
    {
        var rows = cell.Rows.Where(r => r.Unit == unit);
        return string.Join('\n', rows.Select(r => Json.Write(r.Values)));
    }
}

public static class DifferenceTexts
{
    public static readonly Text Words = new("{0}: nội dung đã thay đổi", "{0}: the words have changed");
    public static readonly Text Step = new("{0} {1} → {2}", "{0} {1} → {2}");
    public static readonly Text Total = new("tổng {0} → {1}", "total {0} → {1}");
    public static readonly Text Signed = new("{0}: {1}", "{0}: {1}");
    public static readonly Text Plus = new("+{0}", "+{0}");
    public static readonly Text Minus = new("-{0}", "-{0}");
}
