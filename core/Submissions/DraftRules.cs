using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Submissions;

/// <summary>Whether a draft could be sent as it is.</summary>
public static class DraftRules
{
    /// <summary>False also where a rule looks back at a period that is not at hand: nobody is told that something is complete which the form then refuses.</summary>
    public static bool IsComplete(Duty duty, Draft draft, DateTimeOffset now)
    {
        var form = duty.Form;
        if (duty.PeriodBefore is not null && form.Rules.Any(RuleChecks.LooksBack))
            return false;
        var (today, mayBeEmpty) = (VietnamTime.DayOf(now), duty.IsConsolidation);
        var problems = ContentRules.Check(form, draft.Content, complete: true, today, mayBeEmpty, duty.DataDay);
        return problems.All(p => p.Severity == Severity.Warning);
    }
}
