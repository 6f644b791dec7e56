using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Cycles;

/// <summary>A plan under a plan: whether what is owed above is fulfilled below, and whether the targets above are covered below.</summary>
public static class CascadeRules
{
    /// <summary>Plans above a plan: the commune's, the district's, the province's, the ministry's, the government's.</summary>
    public const int MostAbove = 4;

    /// <summary>What is wrong with the way up from a plan; null: it ends, and every plan on it is there.</summary>
    /// <param name="wayUp">The ids above it, the nearest first, as far as the first that is missing or the first too many.</param>
    /// <param name="missing">The id on this way under which there is no plan.</param>
    public static FieldProblem? CheckWayUp(string id, IReadOnlyList<string> wayUp, string? missing)
    {
        const string path = "$.parent.cycle";
        if (wayUp.Contains(id) || wayUp.Distinct().Count() < wayUp.Count)
            return new(path, "parent-ring", CascadeTexts.ParentRing.With(id));
        if (missing is not null)
            return new(path, "parent-unknown", CascadeTexts.ParentUnknown.With(missing));
        return wayUp.Count > MostAbove
            ? new(path, "parent-too-deep", CascadeTexts.ParentTooDeep.With(MostAbove))
            : null;
    }

    /// <summary>The link that follows from the two configurations: what both call by the same id and the lower one consolidates.</summary>
    public static ParentPlan Suggest(Cycle child, Cycle above)
    {
        var consolidated = child.Obligations.Where(o => o.Consolidation is not null);
        var inBoth = consolidated.Where(o => above.Obligations.Any(a => a.Id == o.Id));
        return new(above.Id, [.. inBoth.Select(o => new Fulfilment(o.Id, o.Id))]);
    }

    /// <summary>What is wrong with the link; nothing where there is none.</summary>
    public static IEnumerable<FieldProblem> CheckLink(Cycle child, CycleRecord? above)
    {
        if (child.Parent is not { } parent)
            yield break;
        if (above is not { State: CycleState.Running })
        {
            yield return new("$.parent.cycle", "parent-not-running", CascadeTexts.ParentNotRunning.With(parent.Cycle));
            yield break;
        }
        foreach (var (link, i) in parent.Fulfils.Select((f, i) => (f, i)))
        {
            var path = $"$.parent.fulfils[{i}]";
            var here = child.Obligations.FirstOrDefault(o => o.Id == link.Obligation);
            var there = above.Configuration.Obligations.FirstOrDefault(o => o.Id == link.Fulfilled);
            if (here?.Consolidation is null)
                yield return new(
                    $"{path}.obligation",
                    "not-consolidated",
                    CascadeTexts.NotConsolidated.With(link.Obligation)
                );
            else if (there is null)
                yield return new($"{path}.fulfilled", "unknown-reference", CycleTexts.Unknown.With(link.Fulfilled));
            else if (
                !Duties.Expand(above.Configuration, there.Reporters.Concat(there.Invited)).Contains(child.Plan.Issuer)
            )
                yield return new(
                    $"{path}.fulfilled",
                    "not-owed-above",
                    CascadeTexts.NotOwedAbove.With(child.Plan.Issuer, link.Fulfilled)
                );
            else if (IsFulfilledByAnother(above, child, link.Fulfilled))
                yield return new(
                    $"{path}.fulfilled",
                    "fulfilled-twice",
                    CascadeTexts.FulfilledTwice.With(link.Fulfilled)
                );
            else if (!here.Periods.Any(p => there.Periods.Any(q => q.Id == p.Id)))
                yield return new(
                    $"{path}.fulfilled",
                    "no-common-period",
                    CascadeTexts.NoCommonPeriod.With(link.Fulfilled)
                );
        }
    }

    /// <summary>Each target of the plan above, and what the plan below says to it.</summary>
    public static IReadOnlyList<TargetCover> Targets(Cycle above, Cycle child) =>
        [.. above.Plan.Targets.Select(t => CoverOf(t, above, child))];

    /// <summary>Each fulfilled obligation and period: whether the reporters below are due before the unit itself is due above.</summary>
    public static IEnumerable<DeadlineCover> Deadlines(Duties above, Duties child) =>
        child.All.Where(d => d.Upward is not null).Select(upward => CoverOf(upward, child));

    /// <summary>What is due below after it is due above cannot be kept; on the same day there is no working day to consolidate in.</summary>
    public static IEnumerable<FieldProblem> CheckDeadlines(Duties above, Duties child)
    {
        var late = Deadlines(above, child).Where(c => c.Verdict == DeadlineVerdict.Late);
        return late.Select(c => ProblemOf(c, child));
    }

    /// <summary>The figures asked above that the plan below does not ask, or asks otherwise.</summary>
    public static IEnumerable<FigureGap> Figures(Cycle above, Cycle child)
    {
        foreach (var link in child.Parent?.Fulfils ?? [])
        {
            var (here, there) = (child.FormFor(link.Obligation), above.FormFor(link.Fulfilled));
            if (here is null || there is null)
                continue;
            foreach (var gap in GapsBetween(here, there))
                yield return gap;
        }
    }

    private static IEnumerable<FigureGap> GapsBetween(Form here, Form there)
    {
        foreach (var field in there.Fields.Where(f => f.Kind().IsEntered && f.Aggregation != Aggregation.None))
        {
            var same = here.Fields.FirstOrDefault(f => f.Code == field.Code);
            var why = same is null ? CascadeTexts.NotAskedBelow : FormVersions.WhyNotSame(same, field);
            if (why is not null)
                yield return new(field.Code, field.Name, why);
        }
    }

    private static DeadlineCover CoverOf(Duty upward, Duties child)
    {
        var own = upward.Upward!;
        var reporters = child.ReportersOf(upward.Obligation.Id, upward.Period.Id);
        var below = reporters.Select(d => d.Due).FirstOrDefault();
        var verdict = VerdictOf(below, own.Due);
        var (obligation, period) = (own.Obligation.Id, own.Period.Id);
        return new(upward.Obligation.Id, obligation, period, verdict, below?.LastDay, own.Due?.LastDay);
    }

    private static DeadlineVerdict VerdictOf(DueDate? below, DueDate? above)
    {
        if (below is null || above is null)
            return DeadlineVerdict.Undated;
        return below.LastDay < above.LastDay ? DeadlineVerdict.InTime : DeadlineVerdict.Late;
    }

    private static FieldProblem ProblemOf(DeadlineCover cover, Duties child)
    {
        var own = child.Find(cover.Obligation, cover.Period, child.Cycle.Plan.Issuer);
        var name = own?.Name ?? Text.Same(cover.Obligation);
        var (below, above) = (VietnamTime.Text(cover.Below!.Value), VietnamTime.Text(cover.Above!.Value));
        var text = CascadeTexts.DeadlineAfterParent.WithTexts(name, below, above);
        var severity = cover.Below > cover.Above ? Severity.Error : Severity.Warning;
        return new("$.parent.fulfils", "deadline-after-parent", text, severity);
    }

    private static TargetCover CoverOf(Target target, Cycle above, Cycle child)
    {
        var targets = child.Plan.Targets;
        var declared = targets.FirstOrDefault(t => t.Covers == target.Code);
        var own = declared ?? targets.FirstOrDefault(t => t.Indicator == target.Indicator);
        if (own is null)
            return new(target, null, CoverVerdict.NotCovered, CascadeTexts.NotCovered);
        if (own.GoalPercent < target.GoalPercent)
        {
            var goals = CascadeTexts.LowerGoal.With(own.GoalPercent, target.GoalPercent);
            return new(target, own, CoverVerdict.LowerGoal, goals);
        }
        if (own.Covers == target.Code)
            return new(target, own, CoverVerdict.Covered, CascadeTexts.CoversByItself);
        var isSamePopulation = own.Denominator.Vi == target.Denominator.Vi && own.Numerator.Vi == target.Numerator.Vi;
        if (isSamePopulation && MeasureOf(child, own) == MeasureOf(above, target))
            return new(target, own, CoverVerdict.Covered, CascadeTexts.Covered);
        var other = CascadeTexts.OtherPopulation.WithTexts(own.Denominator, target.Denominator);
        return new(target, own, CoverVerdict.OtherPopulation, other);
    }

    private static string? MeasureOf(Cycle cycle, Target target)
    {
        var fields = cycle.Forms.SelectMany(f => f.Fields);
        return fields.FirstOrDefault(f => f.Code == target.Indicator)?.Measure?.Vi;
    }

    private static bool IsFulfilledByAnother(CycleRecord above, Cycle child, string fulfilled)
    {
        var others = above.Below.Where(b => b.Unit == child.Plan.Issuer && b.Cycle != child.Id);
        return others.Any(b => b.Fulfils.Any(f => f.Fulfilled == fulfilled));
    }
}

/// <summary>Whether the targets of a plan cover one of the plan above.</summary>
public enum CoverVerdict
{
    /// <summary>The same goal or a higher one, of the same persons or units.</summary>
    Covered,

    /// <summary>The goal is lower.</summary>
    LowerGoal,

    /// <summary>The two do not count the same persons or units.</summary>
    OtherPopulation,

    /// <summary>No target answers it.</summary>
    NotCovered,
}

/// <param name="Own">The target below; null: there is none.</param>
public sealed record TargetCover(Target Target, Target? Own, CoverVerdict Verdict, Text Words);

/// <summary>How the date of the reporters below stands to the date above.</summary>
public enum DeadlineVerdict
{
    /// <summary>There is time left to consolidate.</summary>
    InTime,

    /// <summary>It is on the same day or after it.</summary>
    Late,

    /// <summary>One of the two has no date.</summary>
    Undated,
}

/// <param name="Below">The last day of the reporters below.</param>
/// <param name="Above">The last day of the unit itself.</param>
public sealed record DeadlineCover(
    string Obligation,
    string Fulfilled,
    string Period,
    DeadlineVerdict Verdict,
    DateOnly? Below,
    DateOnly? Above
);

public sealed record FigureGap(string Field, Text Name, Text Why);

public static class CascadeTexts
{
    public static readonly Text ParentNotRunning = new(
        "Kỳ kế hoạch cấp trên {0} chưa công bố hoặc đã đóng. Hãy công bố kỳ cấp trên trước, hoặc bỏ liên kết.",
        "The cycle above, {0}, is not published or is closed. Publish it first, or remove the link."
    );
    public static readonly Text ParentRing = new(
        "Kỳ kế hoạch {0} nằm dưới chính nó qua các kỳ cấp trên. Hãy chọn kỳ cấp trên khác, hoặc bỏ liên kết.",
        "The cycle {0} stands under itself by way of those above it. Choose another cycle above, or remove the link."
    );
    public static readonly Text ParentUnknown = new(
        "Không có kỳ kế hoạch cấp trên {0}. Hãy tạo kỳ đó trước, chọn kỳ khác, hoặc bỏ liên kết.",
        "There is no cycle {0} above. Create it first, choose another, or remove the link."
    );
    public static readonly Text ParentTooDeep = new(
        "Trên một kỳ kế hoạch có tối đa {0} cấp. Hãy chọn kỳ cấp trên khác, hoặc bỏ liên kết.",
        "At most {0} cycles stand above one another over a cycle. Choose another cycle above, or remove the link."
    );
    public static readonly Text NotConsolidated = new(
        "Nghĩa vụ {0} không có bước tổng hợp nên không thay được báo cáo gửi cấp trên.",
        "The obligation {0} is not consolidated, so it cannot fulfil one above."
    );
    public static readonly Text NotOwedAbove = new(
        "Ở kỳ cấp trên, đơn vị {0} không thuộc diện thực hiện {1}.",
        "In the cycle above, unit {0} does not owe {1}."
    );
    public static readonly Text FulfilledTwice = new(
        "Một kỳ kế hoạch khác của đơn vị đã đáp ứng {0}.",
        "Another cycle of the unit fulfils {0} already."
    );
    public static readonly Text NoCommonPeriod = new(
        "Hai kế hoạch không có kỳ nào cùng mã cho {0}.",
        "The two plans have no period of the same id for {0}."
    );
    public static readonly Text DeadlineAfterParent = new(
        "{0}: các đơn vị cấp dưới nộp hết ngày {1}, đơn vị phải gửi cấp trên hết ngày {2}; không còn ngày làm việc nào để tổng hợp.",
        "{0}: the units below are due at the end of {1}, the unit itself is due above at the end of {2}; no working day is left to consolidate in."
    );
    public static readonly Text NotCovered = new(
        "Kế hoạch cấp dưới không có chỉ tiêu tương ứng.",
        "The plan below has no such target."
    );
    public static readonly Text LowerGoal = new(
        "Cấp dưới đặt {0} %, cấp trên yêu cầu {1} %.",
        "Below the goal is {0} %, above {1} %."
    );
    public static readonly Text Covered = new(
        "Cùng mức hoặc cao hơn, cùng đối tượng tính.",
        "The same goal or more, counting the same."
    );
    public static readonly Text CoversByItself = new(
        "Kế hoạch cấp dưới ghi rõ chỉ tiêu này đáp ứng chỉ tiêu cấp trên.",
        "The plan below states that this target covers the one above."
    );
    public static readonly Text OtherPopulation = new(
        "Mẫu số khác nhau: cấp dưới tính \"{0}\", cấp trên tính \"{1}\".",
        "The denominators differ: below \"{0}\", above \"{1}\"."
    );
    public static readonly Text NotAskedBelow = new(
        "Cấp dưới không thu thập chỉ tiêu này.",
        "The plan below does not ask for it."
    );
}
