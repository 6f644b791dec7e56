namespace PlanMonitor.Core;

/// <summary>What is counted of units from their other submissions: plans accepted, months reported, conditions met. Nobody enters it.</summary>
public static class CoverageRules
{
    /// <summary>The obligations a form counts from.</summary>
    public static IEnumerable<string> ObligationsOf(Form form) =>
        form
            .Fields.Where(f => f.Type == FieldType.Coverage)
            .SelectMany(f => f.Conditions.Select(c => c.Obligation).Prepend(f.CountsObligation!))
            .Distinct();

    /// <summary>Unit by unit: how many of how many.</summary>
    /// <param name="others">The reporters of the obligations counted from, all periods, by obligation id.</param>
    public static IReadOnlyList<CellPart> PartsOf(
        Field field,
        IReadOnlyDictionary<string, IReadOnlyList<Child>> others,
        Cycle cycle
    )
    {
        var wanted = field.CountsUnits is { } units ? Duties.Expand(cycle, [units]).ToHashSet() : null;
        return
        [
            .. others
                .GetValueOrDefault(field.CountsObligation!, [])
                .Where(c => c is { Duty.Invited: false, IsWaived: false } && wanted?.Contains(c.Duty.Unit) != false)
                .GroupBy(c => c.Duty.Unit)
                .Select(g => PartOf(field, [.. g], others)),
        ];
    }

    private static CellPart PartOf(
        Field field,
        IReadOnlyList<Child> duties,
        IReadOnlyDictionary<string, IReadOnlyList<Child>> others
    ) =>
        new()
        {
            Unit = duties[0].Duty.Unit,
            State = CellState.Value,
            Revision = duties.Count == 1 ? duties[0].State?.Current?.Number : null,
            Numerator = field.Aggregation switch
            {
                Aggregation.UnitsAccepted => duties.Count(c => c.Status == SubmissionStatus.Accepted),
                Aggregation.PeriodsReported => duties.Count(c => Happened(field, c)),
                _ => field.Conditions.All(c =>
                    Holds(
                        c,
                        others
                            .GetValueOrDefault(c.Obligation, [])
                            .LastOrDefault(o => o.Duty.Unit == duties[0].Duty.Unit)
                    )
                )
                    ? 1
                    : 0,
            },
            Denominator = field.Aggregation == Aggregation.UnitsMeeting ? 1 : duties.Count,
        };

    /// <summary>A period counts when a report stands in it that reaches the quota; without a named field, one with something above zero.</summary>
    private static bool Happened(Field field, Child child) =>
        child is { Counts: true, Revision: { Nil: false } revision }
        && (
            field.CountsField is { } named
                ? revision.Content.Values.GetValueOrDefault(named)?.Number >= field.CountsAtLeast
                : revision.Content.Values.Values.Any(v => v.Number >= field.CountsAtLeast)
        );

    private static bool Holds(UnitCondition condition, Child? child)
    {
        if (child is null || !child.Counts || (condition.Accepted && child.Status != SubmissionStatus.Accepted))
            return false;
        if (condition.Field is not { } named)
            return true;
        // Of a unit that consolidated, what it sent up; of another, what it entered.
        var (number, numerator, denominator) =
            child.Revision?.Figures?.Cells.FirstOrDefault(c => c.Field == named) is { } cell
                ? (cell.Number, cell.Numerator, cell.Denominator)
            : child.Revision?.Content.Values.GetValueOrDefault(named) is { } value
                ? (
                    value.Number,
                    value.Yes is { } yes
                        ? yes
                            ? 1
                            : 0
                        : value.Numerator,
                    value.Yes is null ? value.Denominator : 1
                )
            : (null, null, null);
        if (
            condition.Yes is { } expected
            && (numerator is not { } said || denominator is null or 0 || (said == denominator) != expected)
        )
            return false;
        if (condition.AtLeast is { } least && !(number >= least))
            return false;
        return condition.AtLeastPercent is not { } percent
            || (
                numerator is { } n
                && denominator is { } d
                && Int128.CreateChecked(n) * 100 >= Int128.CreateChecked(d) * percent
            );
    }
}
