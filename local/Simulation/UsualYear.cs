using PlanMonitor.Core;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Local.Simulation;

/// <summary>
/// Without a scenario: a year drawn from the seed. Each consolidated report is sent up ten working days after the date of those it is made of, and accepted two
/// days later where somebody above consolidates it further.
/// </summary>
public static class UsualYear
{
    private const int UsualSeed = 7;
    private const int WithoutDate = 14;

    public static Scenario Of(IReadOnlyList<Duties> plans, int? seed)
    {
        var acts =
            from plan in plans
            from duty in plan.All
            where duty.IsConsolidation
            from act in Upward(plans, plan, duty)
            select act;
        return new()
        {
            Seed = seed ?? UsualSeed,
            Random = new(0.1, 0.05, 0.1, 0.6),
            Until = plans.Max(p => p.Cycle.ClosesOn),
            Acts = [.. acts],
        };
    }

    private static IEnumerable<ScenarioAct> Upward(IReadOnlyList<Duties> plans, Duties plan, Duty own)
    {
        var sent = SentOn(plans, plan, own);
        var act = new ScenarioAct
        {
            At = VietnamTime.At(sent, 15),
            As = $"reviewer:{own.Unit}",
            Do = "submit-consolidation",
            Reason = "Đã đến ngày phải báo cáo cấp trên; đơn vị chưa nộp đã được đôn đốc.",
            Cycle = plan.Cycle.Id,
            Unit = own.Unit,
            Obligation = own.Obligation.Id,
            Period = own.Period.Id,
        };
        yield return act;
        if (own.Upward is not null || own.Step!.Then is not null)
            yield return act with
            {
                At = VietnamTime.At(plan.Days.After(sent, 2), 10),
                As = $"reviewer:{own.Collector}",
                Do = "accept",
            };
    }

    private static DateOnly SentOn(IReadOnlyList<Duties> plans, Duties plan, Duty own) =>
        plan.Days.After(plan.ChildrenOf(own).Max(s => DateOf(plans, plan, s)), 10);

    private static DateOnly DateOf(IReadOnlyList<Duties> plans, Duties plan, Duty sender)
    {
        if (sender.FedBy is { } key)
        {
            var below = plans.First(p => p.Cycle.Id == key.Cycle);
            return SentOn(plans, below, below.Find(key.Obligation, key.Period, key.Unit)!);
        }
        return sender.IsConsolidation
            ? SentOn(plans, plan, sender)
            : sender.Period.Deadline?.Date ?? sender.Period.OpensOn.AddDays(WithoutDate);
    }
}
