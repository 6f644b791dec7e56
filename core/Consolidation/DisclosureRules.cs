using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>Who may see a victim count by unit: one person in one commune is a person (Luật 66/2011/QH12, Điều 3(10), 31(1)).</summary>
public static class DisclosureRules
{
    /// <summary>Of fewer units than so many a sum is not told outside the reporting line: one of two knows the other's share.</summary>
    public const int FewestUnits = 3;

    /// <summary>
    /// A sensitive cell of a file made for the reporting line itself, which may be handed on. When any unit's count is small, all units' counts are withheld: hiding
    /// one alone would leave it computable from the total.
    /// </summary>
    public static Cell Withhold(Cell cell, Field field, int smallCount)
    {
        if (!field.Sensitive)
            return cell;
        if (!field.Kind().TellsByWords && !cell.Parts.Any(p => IsSmall(p, field, smallCount)))
            return cell;
        var parts = cell.Parts.Select(p => p.State == CellState.Missing ? p : Masked(p));
        // A group of one unit is that unit, and rows have their unit beside them.
        var masked = cell with { Parts = [.. parts], Groups = Cell.NoGroups, Rows = [] };
        return field.Kind().TellsByWords
            ? masked with
            {
                Text = null,
                Splits = FormValue.NoSplits,
                Withheld = true,
                PartsClosed = true,
            }
            : masked;
    }

    /// <summary>
    /// Figures as a reader outside the reporting line sees them. What is not sensitive stands as it is; of what is, only the totals that were told in what was
    /// sent up, never a part, a breakdown or somebody's words.
    /// </summary>
    /// <param name="sensitive">Codes (<see cref="SightRules.SensitiveIn"/>).</param>
    /// <param name="told">By code.</param>
    public static Consolidated Outside(
        Consolidated figures,
        Form form,
        IReadOnlySet<string> sensitive,
        IReadOnlyDictionary<string, Cell> told
    )
    {
        var words = form.Fields.Where(f => f.Kind().TellsByWords).Select(f => f.Code).ToHashSet();
        var sent = figures.Sources.Select(s => s.Unit).ToHashSet();
        Cell Seen(Cell cell)
        {
            if (!sensitive.Contains(cell.Field) && !words.Contains(cell.Field))
                return cell;
            var seen = told.GetValueOrDefault(cell.Field) ?? Closed(cell.Field);
            // Who has sent something is open, and no more: also of those that left the field out.
            CellPart Part(CellPart p) => sent.Contains(p.Unit) ? Masked(p) : Missing(p.Unit);
            var reported = cell.Parts.Count(p => sent.Contains(p.Unit));
            return seen with { Parts = [.. cell.Parts.Select(Part)], Reported = reported, Expected = cell.Expected };
        }
        var unmapped = figures.Unmapped.Where(u => !sensitive.Contains(u.Field.Split('.')[0]));
        return figures with
        {
            Completeness = SightRules.Closed(figures.Completeness),
            Sources = [.. figures.Sources.Select(SightRules.Closed)],
            Cells = [.. figures.Cells.Select(Seen)],
            Unmapped = [.. unmapped],
            Explanations = [],
        };
    }

    /// <summary>
    /// The sensitive totals of what was sent up last that may be told outside the reporting line: of enough units, not small, and so that no total told earlier
    /// leaves the part of few units over as a difference. Whether an earlier total stands in the way is decided by who sent anew, never by what they sent:
    /// so the decision itself tells nothing.
    /// </summary>
    /// <param name="sent">Everything that was sent up until then, oldest first.</param>
    /// <param name="owe">By code, the units that are asked for it.</param>
    public static IReadOnlyDictionary<string, Cell> Told(
        IReadOnlyList<Consolidated> sent,
        IReadOnlyDictionary<string, IReadOnlySet<string>> owe,
        Form form,
        int smallCount
    )
    {
        var told = new Dictionary<string, Cell>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => owe.ContainsKey(f.Code)))
        {
            if (TellsNoTotal(field))
                continue;
            var open = ToldOf(field.Code, sent, owe[field.Code], smallCount);
            if (sent.Count > 0 && open.Contains(sent[^1]))
                told[field.Code] = TotalOf(CellOf(sent[^1], field.Code)!);
        }
        return told;
    }

    private static bool TellsNoTotal(Field field) => field.Kind().TellsByWords || field.Kind().TellsByAnyAmount;

    private static List<Consolidated> ToldOf(
        string code,
        IReadOnlyList<Consolidated> sent,
        IReadOnlySet<string> owing,
        int smallCount
    )
    {
        var told = new List<Consolidated>();
        foreach (var figures in sent)
        {
            var isApart = told.All(earlier => IsApart(figures, earlier, code, owing, smallCount));
            if (isApart && IsTold(figures, code, owing, smallCount))
                told.Add(figures);
        }
        return told;
    }

    private static bool IsTold(Consolidated figures, string code, IReadOnlySet<string> owing, int smallCount)
    {
        if (figures.Sources.Count(s => owing.Contains(s.Unit)) < FewestUnits)
            return false;
        return CellOf(figures, code) is { State: CellState.Value } cell && !Counts(cell).Any(n => Small(n, smallCount));
    }

    /// <summary>Whether two totals together tell no more than each: nothing changed, or enough units did, by more than a few.</summary>
    private static bool IsApart(
        Consolidated figures,
        Consolidated earlier,
        string code,
        IReadOnlySet<string> owing,
        int smallCount
    )
    {
        var changed = ChangedBetween(figures, earlier).Count(owing.Contains);
        if (changed == 0)
            return true;
        if (changed < FewestUnits)
            return false;
        var (now, before) = (CellOf(figures, code), CellOf(earlier, code));
        if (now is null || before is null)
            return false;
        var steps = Counts(now).Zip(Counts(before), (n, b) => Math.Abs((n ?? 0) - (b ?? 0)));
        return !steps.Any(step => Small(step, smallCount));
    }

    private static IEnumerable<string> ChangedBetween(Consolidated figures, Consolidated earlier)
    {
        static HashSet<(string, int)> Of(Consolidated f) => [.. f.Sources.Select(s => (s.Unit, s.Revision))];
        var different = Of(figures);
        different.SymmetricExceptWith(Of(earlier));
        return different.Select(s => s.Item1).Distinct();
    }

    private static Cell? CellOf(Consolidated figures, string code) =>
        figures.Cells.FirstOrDefault(c => c.Field == code);

    private static IEnumerable<long?> Counts(Cell cell) => [cell.Number, cell.Numerator, cell.Denominator];

    private static Cell TotalOf(Cell cell) =>
        Closed(cell.Field) with
        {
            Number = cell.Number,
            Numerator = cell.Numerator,
            Denominator = cell.Denominator,
            Withheld = false,
        };

    private static CellPart Missing(string unit) => new() { Unit = unit, State = CellState.Missing };

    private static Cell Closed(string code) =>
        new()
        {
            Field = code,
            State = CellState.Value,
            Reported = 0,
            Expected = 0,
            Withheld = true,
            PartsClosed = true,
        };

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

    private static bool Small(long? n, int small) => n > 0 && n <= small;
}
