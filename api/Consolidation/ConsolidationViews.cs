using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Submissions;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Consolidation;

/// <summary>A consolidation as a reader may see it: the figures, what they are made of, and what stands differently from what was sent up.</summary>
public sealed class ConsolidationViews(
    ConsolidationService consolidations,
    CycleService cycleService,
    SubmissionViews submissionViews
)
{
    public async Task<ConsolidationView> Of(Opened opened, Collected collected, Call call)
    {
        var figures = collected.Figures;
        var form = ConsolidationService.FormOf(opened);
        var seesAll = SightRules.SeesAll(call.Actor, opened);
        var seen = await consolidations.Seen(figures, form, opened, null, call.Acting);
        var difference = await consolidations.DifferenceTo(collected, opened, call.Cancel);
        var below = await consolidations.PendingBelow(collected, opened, call.Acting);
        var groups = await GroupsOf(opened, figures, call);
        var own = await submissionViews.Of(opened, call);
        var closings = await consolidations.Closings(opened.Duties, opened.Duty, call.Cancel);
        var differences = DifferencesOf(SightRules.Seen(opened, call.Actor), difference, below, form, call.Actor);
        return new(opened, seen, form)
        {
            Groups = groups,
            Own = own,
            AllowedActions = AllowedActions(opened, difference),
            Closings = [.. closings.Select(c => ClosingView.Of(c, seesAll))],
            Differences = differences,
        };
    }

    /// <summary>The groups of units that are columns: the cycle's own, and those that figures from below bring, as they are called there.</summary>
    public async Task<IReadOnlyList<GroupView>> GroupsOf(Opened opened, Consolidated figures, Call call)
    {
        var groups = opened
            .Cycle.Configuration.Groups.Where(g => g.Column)
            .Select(g => new GroupView(g.Id, g.Name))
            .ToList();
        var brought = figures
            .Cells.SelectMany(c => c.Groups.Keys)
            .Distinct()
            .Except(groups.Select(g => g.Id))
            .ToHashSet();
        foreach (var child in opened.Duties.ChildrenOf(opened.Duty).Select(d => d.FedBy?.Cycle).OfType<string>())
        {
            if (brought.Count == 0)
                break;
            var below = (await cycleService.Get(child, call.Cancel)).Value.Configuration;
            groups.AddRange(
                below.Groups.Where(g => g.Column && brought.Remove(g.Id)).Select(g => new GroupView(g.Id, g.Name))
            );
        }
        return groups;
    }

    private static IReadOnlyList<ConsolidationAction> AllowedActions(Opened opened, Difference? difference)
    {
        if (difference is { IsNone: false } && opened.WhyNot(SubmissionActName.Amend) is null)
            return
            [
                ConsolidationAction.Draft,
                ConsolidationAction.Submit,
                ConsolidationAction.Decline,
                ConsolidationAction.Download,
            ];
        if (opened.WhyNot(SubmissionActName.Consolidate) is not null)
            return [ConsolidationAction.Download];
        return [ConsolidationAction.Draft, ConsolidationAction.Submit, ConsolidationAction.Download];
    }

    private static DifferencesView DifferencesOf(
        Opened opened,
        Difference? difference,
        IReadOnlyList<PendingBelow> below,
        Form form,
        Actor actor
    )
    {
        var changedBelow = below.Select(p => BelowOf(p, opened, actor)).ToList();
        if (difference is null)
            return new(null, [], [], [], null, changedBelow);
        var since = opened.State!.Current!.Number;
        var changes = Changes(difference, opened, form, actor);
        var declined = DeclinedOf(opened, difference);
        return new(since, changes, difference.Arrived, difference.Left, declined, changedBelow);
    }

    private static BelowView BelowOf(PendingBelow pending, Opened opened, Actor actor)
    {
        var form = ConsolidationService.FormOf(pending.Opened);
        var changes = Changes(pending.Difference, pending.Opened, form, actor);
        var declined = DeclinedOf(SightRules.Seen(pending.Opened, actor), pending.Difference);
        var (cycle, obligation, period, unit) = pending.Key;
        return new(unit, opened.Units.NameOf(unit), cycle, obligation, period, changes, declined);
    }

    /// <summary>The answer by which this very difference was declined.</summary>
    private static DeclinedDifference? DeclinedOf(Opened opened, Difference difference)
    {
        if (opened.State?.Declined is not { } answer)
            return null;
        return answer.Difference == Json.Hash(difference) ? answer : null;
    }

    /// <summary>Whoever may not see victim counts by unit sees no change of them either: a step from 1 to 2 is a person.</summary>
    private static IReadOnlyList<ChangeView> Changes(Difference difference, Opened opened, Form form, Actor actor)
    {
        var sensitive = SightRules.SensitiveIn(opened.Cycle.Configuration, form.Id);
        var closed = SightRules.SeesAll(actor, opened) ? [] : SightRules.ClosedIn(form, sensitive);
        var seen = difference.Changes.Where(c => !closed.Contains(c.Field));
        return [.. seen.Select(c => ChangeView.Of(c, opened.Units))];
    }
}

/// <param name="figures">With the cells as the reader may see them.</param>
public sealed class ConsolidationView(Opened opened, Consolidated figures, Form form)
{
    public string Cycle { get; } = figures.Cycle;
    public string Obligation { get; } = figures.Obligation;
    public Text Name { get; } = opened.Duty.Obligation.Name;
    public string Period { get; } = figures.Period;
    public Text PeriodName { get; } = opened.Duty.Period.Name;
    public string Unit { get; } = figures.Unit;
    public Text UnitName { get; } = opened.Units.NameOf(figures.Unit);
    public int Level { get; } = opened.Duty.Level;
    public Completeness Completeness { get; } = figures.Completeness;

    /// <summary>The day up to which what is counted from other submissions speaks.</summary>
    public DateOnly SpeaksTo { get; } = figures.SpeaksTo;
    public IReadOnlyList<Source> Sources { get; } = figures.Sources;
    public IReadOnlyList<Cell> Cells { get; } = figures.Cells;
    public IReadOnlyList<Field> Fields { get; } = [.. form.Fields];
    public IReadOnlyList<Dimension> Dimensions { get; } = form.Dimensions;
    public IReadOnlyList<FormSection> Sections { get; } = form.Sections;
    public required IReadOnlyList<GroupView> Groups { get; init; }
    public IReadOnlyDictionary<string, Text> UnitNames { get; } =
        UnitsIn(opened, figures).Distinct().ToDictionary(u => u, opened.Units.NameOf);
    public IReadOnlyList<UnmappedView> Unmapped { get; } = [.. figures.Unmapped.Select(u => UnmappedView.Of(u, form))];
    public IReadOnlyList<ExplanationView> Explanations { get; } =
    [
        .. figures
            .Explanations.Where(e => !DisclosureRules.TellsWithheld(e, form, figures.Cells))
            .Select(e => ExplanationView.Of(e, form)),
    ];
    public required SubmissionView Own { get; init; }
    public IReadOnlyList<TargetView> Targets { get; } =
    [.. ConsolidationRules.Targets(opened.Cycle.Configuration, figures).Select(TargetView.Of)];
    public required IReadOnlyList<ConsolidationAction> AllowedActions { get; init; }
    public required IReadOnlyList<ClosingView> Closings { get; init; }
    public required DifferencesView Differences { get; init; }

    /// <summary>The units of which anything is said.</summary>
    private static IEnumerable<string> UnitsIn(Opened opened, Consolidated figures)
    {
        var children = opened.Duties.ChildrenOf(opened.Duty).Select(d => d.Unit);
        var inCells = figures.Cells.SelectMany(c => c.Parts.Select(p => p.Unit).Concat(c.Rows.Select(r => r.Unit)));
        var explaining = figures.Explanations.Select(e => e.Unit);
        return figures.Completeness.Missing.Concat(children).Concat(inCells).Concat(explaining);
    }
}

/// <summary>What may be done with a consolidation.</summary>
public enum ConsolidationAction
{
    /// <summary>Write the own words.</summary>
    Draft,

    /// <summary>Send it up.</summary>
    Submit,

    /// <summary>Leave what was sent up as it is although the figures below changed.</summary>
    Decline,

    /// <summary>Take the report or the figures as a file.</summary>
    Download,
}

public sealed record GroupView(string Id, Text Name);

public sealed record UnmappedView(string Unit, int Revision, int FormVersion, string Field, Text? Name, Text Why)
{
    public static UnmappedView Of(Unmapped u, Form form)
    {
        var field = u.Field.Split('.')[0];
        var name = form.Fields.FirstOrDefault(f => f.Code == field)?.Name;
        return new(u.Unit, u.Revision, u.FormVersion, u.Field, name, u.Why);
    }
}

/// <param name="Message">What the rule says; null: the rule is of another version of the form, or of a plan below.</param>
public sealed record ExplanationView(string Unit, string Rule, string Words, Text? Message)
{
    public static ExplanationView Of(Explanation e, Form form) =>
        new(e.Unit, e.Rule, e.Words, form.Rules.FirstOrDefault(r => r.Id == e.Rule)?.Message);
}

public sealed record ClosingView(DateTimeOffset EndsAt, DateOnly LastDay, DateTimeOffset At, Completeness Completeness)
{
    public static ClosingView Of(Closing c, bool seesAll)
    {
        var count = seesAll ? c.Completeness : SightRules.Closed(c.Completeness);
        return new(c.EndsAt, VietnamTime.DayOf(c.EndsAt.AddTicks(-1)), c.At, count);
    }
}

public sealed record TargetView(
    string Code,
    string Indicator,
    Text Name,
    string Clause,
    int GoalPercent,
    CellState State,
    long? Numerator,
    long? Denominator,
    Text? Percent,
    bool? Met,
    Text Shown
)
{
    public static TargetView Of(TargetResult result)
    {
        var target = result.Target;
        return new(
            target.Code,
            target.Indicator,
            target.Name,
            target.Clause,
            target.GoalPercent,
            result.State,
            result.Numerator,
            result.Denominator,
            result.Percent,
            result.Met,
            result.Shown
        );
    }
}

/// <param name="Since">The revision that was sent up; null: nothing to compare with.</param>
/// <param name="Declined">This very difference was declined.</param>
/// <param name="Below">The units below whose own figures have changed since they sent them up.</param>
public sealed record DifferencesView(
    int? Since,
    IReadOnlyList<ChangeView> Changes,
    IReadOnlyList<string> Arrived,
    IReadOnlyList<string> Left,
    DeclinedDifference? Declined,
    IReadOnlyList<BelowView> Below
);

public sealed record ChangeView(
    string Field,
    string Path,
    Text Name,
    Text Before,
    Text After,
    Text Sentence,
    IReadOnlyList<UnitChangeView> Units
)
{
    public static ChangeView Of(FigureChange c, UnitDirectory units)
    {
        var (before, after) = (c.Before.Shown(), c.After.Shown());
        var sentence = DifferenceRules.Sentence(c, units.NameOf);
        var changed = c.Units.Select(u => UnitChangeView.Of(u, units));
        return new(c.Field, c.Path, c.Name, before, after, sentence, [.. changed]);
    }
}

public sealed record UnitChangeView(string Unit, Text UnitName, Text Before, Text After)
{
    public static UnitChangeView Of(UnitChange u, UnitDirectory units) =>
        new(u.Unit, units.NameOf(u.Unit), u.Before.Shown(), u.After.Shown());
}

public sealed record BelowView(
    string Unit,
    Text UnitName,
    string Cycle,
    string Obligation,
    string Period,
    IReadOnlyList<ChangeView> Changes,
    DeclinedDifference? Declined
);
