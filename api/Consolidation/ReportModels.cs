using PlanMonitor.Documents;

namespace PlanMonitor.Api;

/// <summary>Puts together what the printed report needs. What leaves as a file never carries small victim counts by unit.</summary>
public static class ReportModels
{
    public static ReportModel Of(Opened opened, Consolidated figures, IReadOnlyList<Child> children, IReadOnlyDictionary<string, FormValue> words)
    {
        var cycle = opened.Cycle.Configuration;
        var upward = opened.Duty.Step!;
        var form = cycle.Forms.First(f => f.Id == opened.Duty.Obligation.Form);
        var fields = form.Fields.ToDictionary(f => f.Code);
        return new()
        {
            Heading = upward.Document,
            Form = form,
            OwnForm = opened.Duty.Form,
            OwnWords = words.Where(w => w.Value.Text is not null).ToDictionary(w => w.Key, w => w.Value.Text!),
            Figures = figures with
            {
                Cells = [.. figures.Cells.Select(c => DisclosureRules.Withhold(c, fields[c.Field], cycle.Settings.SmallCount, hideSmallTotal: false))],
            },
            UnitNames = opened.Units.All.ToDictionary(u => u.Code, u => u.Name.Vi),
            Targets = [.. ConsolidationRules.Targets(cycle, figures).Select(t => new TargetLine(
                t.Target.Indicator, t.Target.Name.Vi, t.Target.Clause, t.Target.GoalPercent, t.State, t.Numerator, t.Denominator, t.Shown.Vi))],
            Status = [.. children.Select(StatusOf)],
            Year = cycle.Year,
        };
    }

    private static SubmissionLine StatusOf(Child child) => new(
        child.Duty.Unit,
        SubmissionTexts.Of(child.Status).Vi,
        child.State?.Current is { } current ? VietnamTime.Show(VietnamTime.DayOf(current.SubmittedAt)) : null,
        child.Counts ? Timeliness.DaysLateOfSubmission(child.Duty, child.State!) : 0,
        child.State?.Current?.Nil ?? false,
        child.Duty.Invited);
}
