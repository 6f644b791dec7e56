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
            {
                var lastDay = VietnamTime.Text(due.LastDay);
                var text = CycleTexts.DeadlineOnDayOff.WithTexts(lastDay, off.Name, VietnamTime.Text(off.Next));
                yield return Warning(level.DayPath, "deadline-on-day-off", text);
            }
            if (level.Step is null && CheckCut(p, level, due, days) is { } tooSoon)
                yield return tooSoon;
            else if (below is { } lastBelow && CheckReview(level, lastBelow, due, needed, stated, days) is { } tooFew)
                yield return tooFew;
            (below, needed, stated) = (due.LastDay, 0, false);
        }
    }

    /// <summary>The reporters need some working days after the last day of their data.</summary>
    private static FieldProblem? CheckCut(Period p, LevelDeadline level, DueDate due, WorkingDays days)
    {
        if (p.DataTo is not { } cut)
            return null;
        var left = days.Between(cut, due.LastDay);
        if (left >= AfterCut)
            return null;
        var (from, to) = (VietnamTime.Show(cut), VietnamTime.Show(due.LastDay));
        var severity = level.Deadline!.Rule is null ? Severity.Warning : Severity.Error;
        var text = CycleTexts.TooSoonAfterCut.With(from, to, left, AfterCut);
        return new(level.DayPath, "too-soon-after-cut", text, severity);
    }

    /// <summary>A collector needs some working days after those who send to it.</summary>
    /// <param name="stated">Somebody wrote how many; otherwise it is a usual number, and only a warning.</param>
    private static FieldProblem? CheckReview(
        LevelDeadline level,
        DateOnly below,
        DueDate due,
        int needed,
        bool stated,
        WorkingDays days
    )
    {
        var (from, to) = (VietnamTime.Show(below), VietnamTime.Show(due.LastDay));
        if (due.LastDay < below)
            return Error(level.Path, "collector-before-reporters", CycleTexts.CollectorBeforeReporters.With(to, from));
        var left = days.Between(below, due.LastDay);
        if (left >= needed)
            return null;
        var severity = stated ? Severity.Error : Severity.Warning;
        var text = CycleTexts.TooFewReviewDays.With(from, to, left, needed);
        return new(level.Path, "too-few-review-days", text, severity);
    }

    /// <summary>What is said of the years whose days off are not, or not all, known.</summary>
    public static IEnumerable<FieldProblem> CheckCalendar(Cycle cycle, WorkingDays days)
    {
        if (cycle.ClosesOn < cycle.OpensOn)
            return [];
        var doubts = days.Doubts(cycle.OpensOn, cycle.ClosesOn);
        return doubts.Select(text => Warning("$.closesOn", "calendar-provisional", text));
    }

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
