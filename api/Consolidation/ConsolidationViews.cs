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
        var shown = Shown(figures.Cells, form, opened, call.Actor);
        var service = consolidations;
        var difference = await service.DifferenceTo(figures, opened, call.Cancel);
        var below = await service.PendingBelow(collected, opened, call.Acting);
        var named = figures
            .Completeness.Missing.Concat(opened.Duties.ChildrenOf(opened.Duty).Select(d => d.Unit))
            .Concat(shown.SelectMany(c => c.Parts.Select(p => p.Unit).Concat(c.Rows.Select(r => r.Unit))))
            .Concat(figures.Explanations.Select(e => e.Unit));
        return new(
            figures.Cycle,
            figures.Obligation,
            opened.Duty.Obligation.Name,
            figures.Period,
            opened.Duty.Period.Name,
            figures.Unit,
            opened.Units.NameOf(figures.Unit),
            opened.Duty.Level,
            figures.Completeness,
            [
                .. figures.Sources.Select(s =>
                    SubmissionViews.Closed(s, !Permissions.May(call.Actor, Right.SeeSensitive, opened.Situation.Place))
                ),
            ],
            shown,
            [.. form.Fields],
            form.Dimensions,
            form.Sections,
            await GroupsOf(opened, figures, call),
            named.Distinct().ToDictionary(u => u, opened.Units.NameOf),
            [
                .. figures.Unmapped.Select(u => new UnmappedView(
                    u.Unit,
                    u.Revision,
                    u.FormVersion,
                    u.Field,
                    form.Fields.FirstOrDefault(f => f.Code == u.Field.Split('.')[0])?.Name,
                    u.Why
                )),
            ],
            [
                .. figures
                    .Explanations.Where(e => !DisclosureRules.TellsWithheld(e, form, shown))
                    .Select(e => new ExplanationView(
                        e.Unit,
                        e.Rule,
                        e.Words,
                        form.Rules.FirstOrDefault(r => r.Id == e.Rule)?.Message
                    )),
            ],
            await submissionViews.Of(opened, call),
            [
                .. ConsolidationRules
                    .Targets(opened.Cycle.Configuration, figures with { Cells = shown })
                    .Select(t => new TargetView(
                        t.Target.Code,
                        t.Target.Indicator,
                        t.Target.Name,
                        t.Target.Clause,
                        t.Target.GoalPercent,
                        t.State,
                        t.Numerator,
                        t.Denominator,
                        t.Percent,
                        t.Met,
                        t.Shown
                    )),
            ],
            AllowedActions(opened, difference),
            [
                .. (await consolidations.Closings(opened.Duties, opened.Duty, call.Cancel)).Select(c => new ClosingView(
                    c.EndsAt,
                    VietnamTime.DayOf(c.EndsAt.AddTicks(-1)),
                    c.At,
                    c.Completeness
                )),
            ],
            DifferencesOf(opened, difference, below, form, call.Actor)
        );
    }

    /// <summary>The cells as this reader may see them.</summary>
    public static IReadOnlyList<Cell> Shown(IReadOnlyList<Cell> cells, Form form, Opened opened, Actor actor)
    {
        if (Permissions.May(actor, Right.SeeSensitive, opened.Situation.Place))
            return cells;
        var fields = form.Fields.ToDictionary(f => f.Code);
        return
        [
            .. cells.Select(c =>
                DisclosureRules.Withhold(
                    c,
                    fields[c.Field],
                    opened.Cycle.Configuration.Settings.SmallCount,
                    hideSmallTotal: true
                )
            ),
        ];
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
        var declined =
            difference is not null && opened.State?.Declined is { } d && d.Difference == Json.Hash(difference)
                ? d
                : null;
        return new(
            difference is null ? null : opened.State!.Current!.Number,
            difference is null ? [] : Changes(difference, opened, form, actor),
            difference?.Arrived ?? [],
            difference?.Left ?? [],
            declined,
            [
                .. below.Select(p => new BelowView(
                    p.Key.Unit,
                    opened.Units.NameOf(p.Key.Unit),
                    p.Key.Cycle,
                    p.Key.Obligation,
                    p.Key.Period,
                    Changes(p.Difference, p.Opened, ConsolidationService.FormOf(p.Opened), actor),
                    p.Opened.State?.Declined is { } answer && answer.Difference == Json.Hash(p.Difference)
                        ? answer
                        : null
                )),
            ]
        );
    }

    /// <summary>Whoever may not see victim counts by unit sees no change of them either: a step from 1 to 2 is a person.</summary>
    private static IReadOnlyList<ChangeView> Changes(Difference difference, Opened opened, Form form, Actor actor)
    {
        var all = Permissions.May(actor, Right.SeeSensitive, opened.Situation.Place);
        return
        [
            .. difference
                .Changes.Where(c =>
                    all || form.Fields.FirstOrDefault(f => f.Code == c.Field) is not { Sensitive: true }
                )
                .Select(c => new ChangeView(
                    c.Field,
                    c.Path,
                    c.Name,
                    c.Before.Shown(),
                    c.After.Shown(),
                    DifferenceRules.Sentence(c, opened.Units.NameOf),
                    [
                        .. c.Units.Select(u => new UnitChangeView(
                            u.Unit,
                            opened.Units.NameOf(u.Unit),
                            u.Before.Shown(),
                            u.After.Shown()
                        )),
                    ]
                )),
        ];
    }
}

public sealed record ConsolidationView(
    string Cycle,
    string Obligation,
    Text Name,
    string Period,
    Text PeriodName,
    string Unit,
    Text UnitName,
    int Level,
    Completeness Completeness,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Cell> Cells,
    IReadOnlyList<Field> Fields,
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<FormSection> Sections,
    IReadOnlyList<GroupView> Groups,
    IReadOnlyDictionary<string, Text> UnitNames,
    IReadOnlyList<UnmappedView> Unmapped,
    IReadOnlyList<ExplanationView> Explanations,
    SubmissionView Own,
    IReadOnlyList<TargetView> Targets,
    IReadOnlyList<ConsolidationAction> AllowedActions,
    IReadOnlyList<ClosingView> Closings,
    DifferencesView Differences
);

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

public sealed record UnmappedView(string Unit, int Revision, int FormVersion, string Field, Text? Name, Text Why);

/// <param name="Message">What the rule says; null: the rule is of another version of the form, or of a plan below.</param>
public sealed record ExplanationView(string Unit, string Rule, string Words, Text? Message);

public sealed record ClosingView(DateTimeOffset EndsAt, DateOnly LastDay, DateTimeOffset At, Completeness Completeness);

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
);

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
);

public sealed record UnitChangeView(string Unit, Text UnitName, Text Before, Text After);

public sealed record BelowView(
    string Unit,
    Text UnitName,
    string Cycle,
    string Obligation,
    string Period,
    IReadOnlyList<ChangeView> Changes,
    DeclinedDifference? Declined
);
