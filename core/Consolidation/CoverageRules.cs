using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Consolidation;

/// <summary>What is counted of units from their other submissions: plans accepted, months reported, conditions met. Nobody enters it.</summary>
public static class CoverageRules
{
    /// <summary>The obligations a form counts from.</summary>
    public static IEnumerable<string> ObligationsOf(Form form)
    {
        static IEnumerable<string> CountedBy(Field field) =>
            field.Conditions.Select(c => c.Obligation).Prepend(field.CountsObligation!);
        return form.Fields.Where(f => !f.Kind().IsEntered).SelectMany(CountedBy).Distinct();
    }

    /// <summary>Unit by unit: how many of how many.</summary>
    /// <param name="others">The reporters of the obligations counted from, all periods, by obligation id.</param>
    /// <param name="day">Up to which the figure speaks: of several periods only those count whose date is not later.</param>
    public static IReadOnlyList<CellPart> PartsOf(
        Field field,
        IReadOnlyDictionary<string, IReadOnlyList<Child>> others,
        Cycle cycle,
        DateOnly day
    )
    {
        var wanted = field.CountsUnits is { } units ? Duties.Expand(cycle, [units]).ToHashSet() : null;
        bool IsWanted(Child child) => child.Owes && wanted?.Contains(child.Duty.Unit) != false;
        var reporters = others.GetValueOrDefault(field.CountsObligation!, []).Where(IsWanted);
        var byUnit = reporters.GroupBy(c => c.Duty.Unit);
        return
        [
            .. byUnit.Select(ofUnit => PartOf(field, ofUnit.Key, [.. ofUnit.Where(c => Speaks(c, day))], others, day)),
        ];
    }

    /// <summary>In December's first days nobody has missed the broadcast of December. What is owed once is owed from the beginning.</summary>
    private static bool Speaks(Child child, DateOnly day)
    {
        var duty = child.Duty;
        return duty.Obligation.Periods.Count == 1 || (duty.Due?.LastDay ?? duty.DataDay) <= day;
    }

    private static CellPart PartOf(
        Field field,
        string unit,
        IReadOnlyList<Child> duties,
        IReadOnlyDictionary<string, IReadOnlyList<Child>> others,
        DateOnly day
    )
    {
        var revision = duties.Count == 1 ? duties[0].State?.Current?.Number : null;
        var ofHowMany = field.Aggregation == Aggregation.UnitsMeeting ? 1 : duties.Count;
        return new()
        {
            Unit = unit,
            State = ofHowMany == 0 ? CellState.NotApplicable : CellState.Value,
            Revision = revision,
            Numerator = CountOf(field, unit, duties, others, day),
            Denominator = ofHowMany,
        };
    }

    private static long CountOf(
        Field field,
        string unit,
        IReadOnlyList<Child> duties,
        IReadOnlyDictionary<string, IReadOnlyList<Child>> others,
        DateOnly day
    )
    {
        if (field.Aggregation == Aggregation.UnitsAccepted)
            return duties.Count(c => c.Status == SubmissionStatus.Accepted);
        if (field.Aggregation == Aggregation.PeriodsReported)
            return duties.Count(c => Happened(field, c));
        Child? ReportOn(string obligation) =>
            others.GetValueOrDefault(obligation, []).LastOrDefault(o => o.Duty.Unit == unit && Speaks(o, day));
        return field.Conditions.All(c => Holds(c, ReportOn(c.Obligation))) ? 1 : 0;
    }

    /// <summary>A period counts when a report stands in it that reaches the quota; without a named field, one with something above zero.</summary>
    private static bool Happened(Field field, Child child)
    {
        if (child is not { Counts: true, Revision: { } revision })
            return false;
        var values = revision.Content.Values;
        if (field.CountsField is { } named)
            return values.GetValueOrDefault(named)?.Number >= field.CountsAtLeast;
        return values.Values.Any(v => v.Number >= field.CountsAtLeast);
    }

    private static bool Holds(UnitCondition condition, Child? child)
    {
        if (child is null || !child.Counts || (condition.Accepted && child.Status != SubmissionStatus.Accepted))
            return false;
        if (condition.Field is not { } named)
            return true;
        return Measured.Of(child, named).Reaches(condition);
    }

    /// <summary>What a unit reported in one field: a number, or how many of how many.</summary>
    private readonly record struct Measured(long? Number, long? Numerator, long? Denominator)
    {
        /// <summary>Of a unit that consolidated: what it sent up. Of any other: what it entered.</summary>
        public static Measured Of(Child child, string field)
        {
            if (child.Revision?.Figures?.Cells.FirstOrDefault(c => c.Field == field) is { } cell)
                return new(cell.Number, cell.Numerator, cell.Denominator);
            return child.Revision?.Content.Values.GetValueOrDefault(field) is { } value ? Of(value) : default;
        }

        /// <summary>A yes is 1 of 1, a no is 0 of 1.</summary>
        private static Measured Of(FormValue value)
        {
            if (value.Yes is { } yes)
                return new(value.Number, yes ? 1 : 0, 1);
            return new(value.Number, value.Numerator, value.Denominator);
        }

        public bool Reaches(UnitCondition condition)
        {
            if (condition.Yes is { } expected && IsWhole != expected)
                return false;
            if (condition.AtLeast is { } least && !(Number >= least))
                return false;
            return condition.AtLeastPercent is not { } percent || IsAtLeast(percent);
        }

        /// <summary>All of them; null: nothing was said, or of nothing.</summary>
        private bool? IsWhole => Numerator is null || Denominator is null or 0 ? null : Numerator == Denominator;

        private bool IsAtLeast(int percent)
        {
            if (Numerator is not { } some || Denominator is not { } all)
                return false;
            return Int128.CreateChecked(some) * 100 >= Int128.CreateChecked(all) * percent;
        }
    }
}
