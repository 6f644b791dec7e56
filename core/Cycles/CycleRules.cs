using System.Text.RegularExpressions;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Core.Units;
using static PlanMonitor.Core.Cycles.ConfigProblems;

namespace PlanMonitor.Core.Cycles;

/// <summary>What is wrong with a configuration: all of it at once, each with its JSON path.</summary>
public static partial class CycleRules
{
    public static IReadOnlyList<FieldProblem> Check(Cycle cycle, WorkingDays days) =>
        [
            .. CheckIds(cycle),
            .. CheckUnits(cycle),
            .. FormConfigRules.Check(cycle),
            .. CheckObligations(cycle, days),
            .. CheckPlan(cycle),
            .. FeasibilityRules.CheckCalendar(cycle, days),
            .. CheckOpenQuestions(cycle),
        ];

    /// <summary>The configuration with a deadline changed; the earlier one goes into the amendment.</summary>
    /// <param name="level">0: the reporters'; 1: of those who consolidate what these send; and so on upward.</param>
    public static (Cycle Cycle, Deadline? Before) WithDeadline(
        Cycle cycle,
        string obligation,
        string period,
        int level,
        Deadline deadline
    )
    {
        Deadline? before = null;
        ConsolidationPlan Step(ConsolidationPlan step, int left)
        {
            if (left > 1)
                return step with { Then = Step(step.Then!, left - 1) };
            before = step.Deadlines.GetValueOrDefault(period) ?? step.Deadline;
            return step with { Deadlines = new Dictionary<string, Deadline>(step.Deadlines) { [period] = deadline } };
        }
        Obligation Change(Obligation o)
        {
            if (level > 0)
                return o with { Consolidation = Step(o.Consolidation!, level) };
            before = o.Periods.First(p => p.Id == period).Deadline ?? o.Deadline;
            var periods = o.Periods.Select(p => p.Id == period ? p with { Deadline = deadline } : p);
            return o with { Periods = [.. periods] };
        }
        var obligations = cycle.Obligations.Select(o => o.Id == obligation ? Change(o) : o).ToList();
        return (cycle with { Obligations = obligations }, before);
    }

    private static IEnumerable<FieldProblem> CheckIds(Cycle cycle)
    {
        if (!IdPattern().IsMatch(cycle.Id))
            yield return Error("$.id", "id", CycleTexts.Id);
        if (cycle.ClosesOn <= cycle.OpensOn)
            yield return Error("$.closesOn", "closes-before-opens", CycleTexts.ClosesBeforeOpens);
        foreach (var (path, ids) in IdsOf(cycle))
        {
            foreach (var problem in Repeated(path, ids))
                yield return problem;
        }
    }

    private static IEnumerable<(string Path, IEnumerable<string> Ids)> IdsOf(Cycle cycle)
    {
        yield return ("$.units", cycle.Units.Select(u => u.Code));
        yield return ("$.groups", cycle.Groups.Select(g => g.Id));
        yield return ("$.forms", cycle.Forms.Select(f => f.Id));
        yield return ("$.obligations", cycle.Obligations.Select(o => o.Id));
        yield return ("$.reminders", cycle.Reminders.Select(r => r.Id));
        yield return ("$.events", cycle.Events.Select(e => e.Id));
        yield return ("$.plan.targets", cycle.Plan.Targets.Select(t => t.Code));
    }

    private static IEnumerable<FieldProblem> CheckUnits(Cycle cycle)
    {
        var known = cycle.Units.Select(u => u.Code).ToHashSet();
        var directory = known.Count == cycle.Units.Count ? new UnitDirectory(cycle.Units) : null;
        foreach (var (unit, i) in Indexed(cycle.Units))
        {
            if (unit.Parent is { } parent && !known.Contains(parent))
                yield return Unknown($"$.units[{i}].parent", parent);
            else if (directory is not null && !UnitRules.HasWayUp(unit, directory))
                yield return Error($"$.units[{i}].parent", "under-itself", CycleTexts.UnderItself);
        }
        foreach (var (group, i) in Indexed(cycle.Groups))
        {
            foreach (var (code, j) in Indexed(group.Units).Where(u => !known.Contains(u.Item)))
                yield return Unknown($"$.groups[{i}].units[{j}]", code);
        }
    }

    private static IEnumerable<FieldProblem> CheckObligations(Cycle cycle, WorkingDays days)
    {
        var units = cycle.Units.Select(u => u.Code).ToHashSet();
        var forms = cycle.Forms.Select(f => f.Id).ToHashSet();
        var rules = cycle.Reminders.Select(r => r.Id).ToHashSet();
        var groups = cycle.Groups.Select(g => g.Id).ToHashSet();
        foreach (var (o, i) in Indexed(cycle.Obligations))
        {
            var path = $"$.obligations[{i}]";
            if (!IdPattern().IsMatch(o.Id))
                yield return Error($"{path}.id", "id", CycleTexts.Id);
            if (!forms.Contains(o.Form))
                yield return Unknown($"{path}.form", o.Form);
            var receivers = Duties.StepsOf(o).Select((s, level) => (s.To, $"consolidation{Nested(level)}.to"));
            var offices = receivers.Prepend((o.Collector, "collector")).Append((o.Through ?? Duties.Parent, "through"));
            foreach (var (unit, name) in offices)
            {
                if (unit != Duties.Parent && !units.Contains(unit))
                    yield return Unknown($"{path}.{name}", unit);
            }
            foreach (var problem in CheckLevels(cycle, o, path))
                yield return problem;
            foreach (var (list, name) in new[] { (o.Reporters, "reporters"), (o.Invited, "invited") })
            {
                foreach (var (who, j) in Indexed(list))
                {
                    var isGroup = who.StartsWith(Duties.GroupPrefix, StringComparison.Ordinal);
                    var known = isGroup ? groups.Contains(who[Duties.GroupPrefix.Length..]) : units.Contains(who);
                    if (!known)
                        yield return Unknown($"{path}.{name}[{j}]", who);
                    else if (Duties.Expand(cycle, [who]).Contains(o.Collector))
                        yield return Error($"{path}.{name}[{j}]", "reports-to-itself", CycleTexts.ReportsToItself);
                }
            }
            if (o.Reporters.Count + o.Invited.Count == 0)
                yield return Error($"{path}.reporters", "nobody-owes", CycleTexts.NobodyOwes);
            foreach (var (rule, j) in Indexed(o.Reminders).Where(r => !rules.Contains(r.Item)))
                yield return Unknown($"{path}.reminders[{j}]", rule);
            foreach (var problem in CheckConsolidation(o, path, forms).Concat(CheckPeriods(cycle, o, path, days)))
                yield return problem;
            foreach (var problem in CheckCountsWith(cycle, o, $"{path}.countsWith"))
                yield return problem;
        }
    }

    /// <summary>Level by level: everybody who sends has somebody to send to, and nobody stands at two levels.</summary>
    private static IEnumerable<FieldProblem> CheckLevels(Cycle cycle, Obligation o, string path)
    {
        var senders = Duties.Expand(cycle, o.Reporters.Concat(o.Invited)).ToList();
        var seen = senders.ToHashSet();
        foreach (
            var (to, name) in Duties
                .StepsOf(o)
                .Select((s, level) => (s.To, $"consolidation{Nested(level)}.to"))
                .Prepend((o.Collector, "collector"))
        )
        {
            foreach (var sender in senders.Where(s => Duties.ReceiverOf(cycle, s, to) is null))
                yield return Error($"{path}.{name}", "no-parent", CycleTexts.NoParent.With(sender));
            var receivers = senders.Select(s => Duties.ReceiverOf(cycle, s, to)).OfType<string>();
            senders = [.. receivers.Distinct()];
            // A named collector among its own reporters was told at the reporter.
            if (senders.Any(seen.Contains) && (name != "collector" || to == Duties.Parent))
                yield return Error($"{path}.{name}", "reports-to-itself", CycleTexts.ReportsToItself);
            seen.UnionWith(senders);
            if (o.Consolidation is null)
                yield break;
        }
    }

    private static IEnumerable<FieldProblem> CheckConsolidation(Obligation o, string path, HashSet<string> forms)
    {
        foreach (var (step, level) in Duties.StepsOf(o).Select((s, i) => (s, i)))
        {
            if (!forms.Contains(step.Form))
                yield return Unknown($"{path}.consolidation{Nested(level)}.form", step.Form);
            foreach (var period in step.Deadlines.Keys.Where(k => o.Periods.All(p => p.Id != k)))
                yield return Unknown($"{path}.consolidation{Nested(level)}.deadlines.{period}", period);
        }
    }

    /// <summary>What is counted with another obligation asks for nothing that one does not have, of units it does not have.</summary>
    private static IEnumerable<FieldProblem> CheckCountsWith(Cycle cycle, Obligation o, string path)
    {
        if (o.CountsWith is null)
            yield break;
        if (cycle.Obligations.FirstOrDefault(other => other.Id == o.CountsWith) is not { Consolidation: not null } main)
        {
            yield return Unknown(path, o.CountsWith);
            yield break;
        }
        if (o.Consolidation is not null || main.Collector != o.Collector)
            yield return Error(path, "counts-with-unfit", CycleTexts.CountsWithUnfit);
        if (cycle.FormFor(o.Id) is not { } own || cycle.FormFor(main.Id) is not { } form)
            yield break;
        foreach (var field in own.Fields)
        {
            var same = form.Fields.FirstOrDefault(f => f.Code == field.Code);
            if (same is null || FormVersions.WhyNotSame(field, same) is not null)
                yield return Error(path, "counts-with-field", CycleTexts.CountsWithField.With(field.Code));
        }
        var units = Duties.Expand(cycle, main.Reporters.Concat(main.Invited));
        foreach (var unit in units.Intersect(Duties.Expand(cycle, o.Reporters.Concat(o.Invited))))
            yield return Error(path, "counts-with-twice", CycleTexts.CountsWithTwice.With(unit));
    }

    private static string Nested(int level) => string.Concat(Enumerable.Repeat(".then", level));

    private static IEnumerable<FieldProblem> CheckPeriods(Cycle cycle, Obligation o, string path, WorkingDays days)
    {
        foreach (var problem in Repeated($"{path}.periods", o.Periods.Select(p => p.Id)))
            yield return problem;
        if (o.Periods.Count == 0)
            yield return Error($"{path}.periods", "no-period", CycleTexts.NoPeriod);
        var reporters = Duties.Expand(cycle, o.Reporters).ToHashSet();
        var owing = cycle.Units.Where(u => reporters.Contains(u.Code)).ToList();
        foreach (var (p, i) in Indexed(o.Periods))
        {
            var at = $"{path}.periods[{i}]";
            if (!IdPattern().IsMatch(p.Id))
                yield return Error($"{at}.id", "id", CycleTexts.Id);
            if (p.OpensOn < cycle.OpensOn || p.OpensOn > cycle.ClosesOn)
                yield return Error($"{at}.opensOn", "outside-cycle", CycleTexts.OutsideCycle);
            if (p.DataTo < p.DataFrom)
                yield return Error($"{at}.dataTo", "window-reversed", CycleTexts.WindowReversed);
            if (o.Periods.Take(i).Any(q => Overlap(p, q)))
                yield return Error($"{at}.dataFrom", "periods-overlap", CycleTexts.PeriodsOverlap);
            foreach (var problem in FeasibilityRules.Check(cycle, o, p, path, at, days))
                yield return problem;
            if (DeadlineRules.WorkOut(p.Deadline ?? o.Deadline, p.DataTo, null, days) is not { } deadline)
                continue;
            var due = cycle.Settings.Read(deadline, days);
            foreach (var unit in owing.Where(u => !u.IsValidOn(due.LastDay)))
                yield return Warning(
                    $"{at}.deadline.date",
                    "unit-not-valid",
                    CycleTexts.UnitNotValid.With(unit.Code, VietnamTime.Show(due.LastDay))
                );
        }
    }

    private static IEnumerable<(string Unit, string Path)> UnitsNamedIn(PlanDocument plan)
    {
        yield return (plan.Issuer, "$.plan.issuer");
        foreach (var (body, i) in Indexed(plan.Bodies))
            yield return (body.Unit, $"$.plan.bodies[{i}].unit");
        if (plan.FollowUp is not { } followUp)
            yield break;
        foreach (var (chaser, i) in Indexed(followUp.Chasers))
            yield return (chaser, $"$.plan.followUp.chasers[{i}]");
        foreach (var (with, i) in Indexed(followUp.With))
            yield return (with, $"$.plan.followUp.with[{i}]");
        yield return (followUp.ReportsTo, "$.plan.followUp.reportsTo");
    }

    private static IEnumerable<(string Code, string Path)> MeasuresOf(PlanTask task, string path)
    {
        foreach (var code in task.MeasuredBy)
            yield return (code, $"{path}.measuredBy");
        foreach (var (item, i) in Indexed(task.Items))
        {
            foreach (var code in item.MeasuredBy)
                yield return (code, $"{path}.items[{i}].measuredBy");
        }
    }

    private static IEnumerable<FieldProblem> CheckPlan(Cycle cycle)
    {
        var units = cycle.Units.Select(u => u.Code).ToHashSet();
        var types = cycle.Forms.SelectMany(f => f.Fields).ToDictionarySafely(f => f.Code);
        var fields = types.Keys.ToHashSet();
        var plan = cycle.Plan;
        foreach (var (unit, path) in UnitsNamedIn(plan).Where(n => !units.Contains(n.Unit)))
            yield return Unknown(path, unit);
        foreach (var (target, i) in Indexed(plan.Targets).Where(t => !fields.Contains(t.Item.Indicator)))
            yield return Unknown($"$.plan.targets[{i}].indicator", target.Indicator);
        foreach (var (target, i) in Indexed(plan.Targets))
        {
            if (types.TryGetValue(target.Indicator, out var field) && !field.Kind().HasTwo)
                yield return Error($"$.plan.targets[{i}].indicator", "target-needs-ratio", CycleTexts.TargetNeedsRatio);
        }
        foreach (var (task, i) in Indexed(plan.Tasks))
        {
            foreach (var (code, path) in MeasuresOf(task, $"$.plan.tasks[{i}]").Where(m => !fields.Contains(m.Code)))
                yield return Unknown(path, code);
        }
        foreach (var (e, i) in Indexed(cycle.Events))
        {
            if (e.Date < cycle.OpensOn || e.Date > cycle.ClosesOn)
                yield return Error($"$.events[{i}].date", "outside-cycle", CycleTexts.OutsideCycle);
            foreach (var who in e.Audience.Where(w => !Duties.Expand(cycle, [w]).Any(units.Contains)))
                yield return Unknown($"$.events[{i}].audience", who);
        }
    }

    /// <summary>Questions without whose answer the cycle makes no sense.</summary>
    public static IEnumerable<FieldProblem> CheckAnswered(Cycle cycle)
    {
        var needed = cycle.OpenQuestions.Where(q => q.Needed);
        return needed.Select(q => new FieldProblem(q.Path, "open-question", q.Question));
    }

    private static IEnumerable<FieldProblem> CheckOpenQuestions(Cycle cycle) =>
        cycle.OpenQuestions.Select(q => new FieldProblem(q.Path, "open-question", q.Question, Severity.Warning));

    /// <summary>A window without one of its ends overlaps nothing.</summary>
    private static bool Overlap(Period a, Period b) => a.DataFrom <= b.DataTo && b.DataFrom <= a.DataTo;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex IdPattern();
}
