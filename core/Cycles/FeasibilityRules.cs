using PlanMonitor.Core.Calendar;
using static PlanMonitor.Core.Cycles.ConfigProblems;

namespace PlanMonitor.Core.Cycles;

/// <summary>
/// Whether the deadlines of a period can be kept, level by level, with the arithmetic. What a plan in force states as a date is warned of, not refused:
/// the words are the plan's. What is worked out here, and days that a level is said to need, must hold.
/// </summary>
public static class FeasibilityRules
{
    /// <summary>Between the data cut and the deadline at least so many working days (Nghị định 09/2019/NĐ-CP, Điều 8(5)b).</summary>
    private const int AfterCut = 1;

    /// <param name="path">JSON path of the obligation.</param>
    /// <param name="at">JSON path of the period.</param>
    public static IEnumerable<FieldProblem> Check(
        Cycle cycle,
        Obligation o,
        Period p,
        string path,
        string at,
        WorkingDays days
    )
    {
        DateOnly? below = null;
        var needed = 0;
        var stated = false;
        foreach (var level in LevelsOf(o, p, path, at))
        {
            if (level.Step is { } step)
            {
                needed += step.NeedsWorkingDays ?? cycle.Settings.LevelWorkingDays ?? 1;
                stated |= (step.NeedsWorkingDays ?? cycle.Settings.LevelWorkingDays) is not null;
            }
            if (level.Deadline is null)
                continue;
            if (DeadlineRules.WhyNot(level.Deadline, p.DataTo, below is not null) is { } why)
            {
                yield return Error(level.Path, "deadline-rule", why);
                yield break;
            }
            var deadline = DeadlineRules.WorkOut(level.Deadline, p.DataTo, below, days)!;
            var due = cycle.Settings.Read(deadline, days);
            foreach (var problem in CheckDay(cycle, p, level, deadline, due))
                yield return problem;
            if (due.OnDayOff is { } off)
                yield return Warning(
                    level.DayPath,
                    "deadline-on-day-off",
                    CycleTexts.DeadlineOnDayOff.WithTexts(
                        VietnamTime.Text(due.LastDay),
                        off.Name,
                        VietnamTime.Text(off.Next)
                    )
                );
            if (level.Step is null)
            {
                if (p.DataTo is { } cut && days.Between(cut, due.LastDay) is var left && left < AfterCut)
                    yield return new(
                        level.DayPath,
                        "too-soon-after-cut",
                        CycleTexts.TooSoonAfterCut.With(
                            VietnamTime.Show(cut),
                            VietnamTime.Show(due.LastDay),
                            left,
                            AfterCut
                        ),
                        level.Deadline.Rule is null ? Severity.Warning : Severity.Error
                    );
            }
            else if (due.LastDay < below)
                yield return Error(
                    level.Path,
                    "collector-before-reporters",
                    CycleTexts.CollectorBeforeReporters.With(
                        VietnamTime.Show(due.LastDay),
                        VietnamTime.Show(below.Value)
                    )
                );
            else if (below is { } last && days.Between(last, due.LastDay) is var between && between < needed)
                yield return new(
                    level.Path,
                    "too-few-review-days",
                    CycleTexts.TooFewReviewDays.With(
                        VietnamTime.Show(last),
                        VietnamTime.Show(due.LastDay),
                        between,
                        needed
                    ),
                    stated ? Severity.Error : Severity.Warning
                );
            (below, needed, stated) = (due.LastDay, 0, false);
        }
    }

    /// <summary>What is said of the years whose days off are not, or not all, known.</summary>
    public static IEnumerable<FieldProblem> CheckCalendar(Cycle cycle, WorkingDays days) =>
        cycle.ClosesOn < cycle.OpensOn
            ? []
            : days.Doubts(cycle.OpensOn, cycle.ClosesOn)
                .Select(text => Warning("$.closesOn", "calendar-provisional", text));

    private static IEnumerable<FieldProblem> CheckDay(
        Cycle cycle,
        Period p,
        LevelDeadline level,
        Deadline deadline,
        DueDate due
    )
    {
        if (level.Step is not null)
        {
            if (deadline.Day < cycle.OpensOn || due.LastDay > cycle.ClosesOn)
                yield return Error(level.DayPath, "outside-cycle", CycleTexts.OutsideCycle);
            yield break;
        }
        if (deadline.Day < cycle.OpensOn)
            yield return Error(
                level.DayPath,
                "deadline-before-cycle",
                CycleTexts.DeadlineBeforeCycle.With(VietnamTime.Show(deadline.Day), VietnamTime.Show(cycle.OpensOn))
            );
        else if (due.LastDay < p.OpensOn)
            yield return Error(level.DayPath, "deadline-before-opening", CycleTexts.DeadlineBeforeOpening);
        if (due.LastDay > cycle.ClosesOn)
            yield return Error(level.DayPath, "outside-cycle", CycleTexts.OutsideCycle);
    }

    private static IEnumerable<LevelDeadline> LevelsOf(Obligation o, Period p, string path, string at)
    {
        yield return new(p.Deadline ?? o.Deadline, p.Deadline is null ? $"{path}.deadline" : $"{at}.deadline", null);
        var nested = $"{path}.consolidation";
        foreach (var step in Duties.StepsOf(o))
        {
            var own = step.Deadlines.GetValueOrDefault(p.Id);
            yield return new(
                own ?? step.Deadline,
                own is null ? $"{nested}.deadline" : $"{nested}.deadlines.{p.Id}",
                step
            );
            nested += ".then";
        }
    }

    /// <summary>The deadline of one level in one period, and where it stands in the configuration.</summary>
    private sealed record LevelDeadline(Deadline? Deadline, string Path, ConsolidationPlan? Step)
    {
        public string DayPath => Deadline?.Rule is null ? $"{Path}.date" : $"{Path}.rule";
    }
}
