using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Documents.Workbook.Write;

/// <summary>Puts together what a workbook shows.</summary>
public static class WorkbookModels
{
    /// <param name="content">What stands now.</param>
    /// <param name="before">What the unit reported last before; null: there is nothing.</param>
    /// <param name="seesAll">Whether victim figures and people's words are open to this reader (<see cref="SightRules"/>).</param>
    public static WorkbookModel OfUnit(Opened opened, Content content, EarlierReport? before, bool seesAll) =>
        Around(opened, opened.Duty, seesAll) with
        {
            Units = [Unit(opened, opened.Duty, content, before, seesAll)],
        };

    /// <summary>A sheet for each unit, with what of it counts.</summary>
    /// <param name="one">A duty of these units: they have the same form and period.</param>
    /// <param name="before">By unit: what it reported last before.</param>
    public static WorkbookModel OfUnits(
        Opened opened,
        Duty one,
        IReadOnlyList<Child> now,
        IReadOnlyDictionary<string, EarlierReport> before,
        bool seesAll
    )
    {
        WorkbookUnit UnitOf(Child child)
        {
            var duty = child.Duty;
            return Unit(opened, duty, Counting(opened, child), before.GetValueOrDefault(duty.Unit), seesAll);
        }
        return Around(opened, one, seesAll) with { Units = [.. now.Select(UnitOf)] };
    }

    private static Content Counting(Opened opened, Child child) =>
        child is { Counts: true, Revision: { } revision }
            ? ContentRules.OnForm(opened.Cycle.Configuration, child.Duty, revision)
            : Content.Empty;

    private static WorkbookModel Around(Opened opened, Duty duty, bool seesAll)
    {
        var period = duty.Period;
        return new()
        {
            Cycle = opened.Cycle.Id,
            Obligation = duty.Obligation.Id,
            Period = period.Id,
            Title = duty.Name,
            PeriodName = period.Name,
            Day = duty.DataDay,
            Form = duty.Form,
            Units = [],
            ShowsSensitive = seesAll,
        };
    }

    private static WorkbookUnit Unit(Opened opened, Duty duty, Content content, EarlierReport? before, bool seesAll)
    {
        var sensitive = SightRules.SensitiveIn(opened.Cycle.Configuration, duty.Form.Id);
        IReadOnlyDictionary<string, FormValue> Open(Content c) =>
            (seesAll ? c : SightRules.Closed(c, duty.Form, sensitive)).Values;
        return new(duty.Unit, opened.Units.NameOf(duty.Unit))
        {
            Values = Open(content),
            Document = content.Document,
            PreviousName = before?.Period.Name ?? duty.PeriodBefore?.Name,
            Previous = Open(Content.Empty with { Values = before?.Values ?? Content.Empty.Values }),
        };
    }
}
