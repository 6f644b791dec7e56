using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>Who may see a victim count by unit: one person in one commune is a person (Luật 66/2011/QH12, Điều 3(10), 31(1)).</summary>
public static class DisclosureRules
{
    /// <summary>
    /// A sensitive cell for readers outside the reporting line and for every exported file. When any unit's count is small, all units' counts
    /// are withheld: hiding one alone would leave it computable from the total. The total stays, unless it is itself small and the reader is
    /// outside the line; its breakdowns then go too.
    /// </summary>
    public static Cell Withhold(Cell cell, Field field, int smallCount, bool hideSmallTotal)
    {
        if (!field.Sensitive)
            return cell;
        if (!field.Kind().TellsByWords && !cell.Parts.Any(p => IsSmall(p, field, smallCount)))
            return cell;
        // A group of one unit is that unit, and rows have their unit beside them.
        var parts = cell.Parts.Select(p => p.State == CellState.Missing ? p : Masked(p));
        var masked = cell with { Parts = [.. parts], Groups = Cell.NoGroups, Rows = [] };
        if (field.Kind().TellsByWords)
            return masked with { Text = null, Splits = FormValue.NoSplits, Withheld = true, PartsClosed = true };
        if (!hideSmallTotal)
            return masked;
        var total = masked with { Splits = FormValue.NoSplits, PartsClosed = true };
        return IsSmall(cell, field, smallCount)
            ? total with
            {
                Number = null,
                Numerator = null,
                Denominator = null,
                Withheld = true,
            }
            : total;
    }

    /// <summary>One unit's submission for readers outside the reporting line: no victim figures, and no files, which may contain more than counts.</summary>
    public static Content Withhold(Content content, Form form)
    {
        var sensitive = form.Fields.Where(f => f.Sensitive).Select(f => f.Code).ToHashSet();
        var shown = content.Values.Where(v => !sensitive.Contains(v.Key));
        return content with { Values = shown.ToDictionary(), Files = [] };
    }

    /// <summary>Whether a unit's explanation is of a figure that is withheld here: its words would tell it. A rule of another version of the form could be of any.</summary>
    public static bool TellsWithheld(Explanation explanation, Form form, IReadOnlyList<Cell> shown)
    {
        var rule = form.Rules.FirstOrDefault(r => r.Id == explanation.Rule);
        var codes = rule is null ? null : RuleChecks.FieldsOf(rule).ToHashSet();
        return shown.Any(c => codes?.Contains(c.Field) != false && c.Parts.Any(p => p.Withheld));
    }

    /// <summary>The state goes too: among units that say 0/0, the one with a value would be the one with the victim.</summary>
    private static CellPart Masked(CellPart part) =>
        new()
        {
            Unit = part.Unit,
            State = CellState.Value,
            Revision = part.Revision,
            Withheld = true,
        };

    private static bool IsSmall(CellPart p, Field field, int small)
    {
        if (field.Kind().TellsByAnyAmount)
            return p.Number > 0;
        if (Small(p.Number, small) || Small(p.Numerator, small) || Small(p.Denominator, small))
            return true;
        var counts = p.Splits.Values.SelectMany(split => split.Values);
        return counts.Any(count => Small(count, small));
    }

    private static bool IsSmall(Cell c, Field field, int small)
    {
        if (field.Kind().TellsByAnyAmount)
            return c.Parts.Count(p => p.Number > 0) == 1;
        return Small(c.Number, small) || Small(c.Numerator, small) || Small(c.Denominator, small);
    }

    private static bool Small(long? n, int small) => n > 0 && n <= small;
}
