using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Api.Cycles;

/// <summary>The plans under a plan: who has issued one, whether it covers the targets above and is due in time; and a plan over several years.</summary>
public sealed class CascadeEndpoints(
    SubmissionStore store,
    RevisionStore revisions,
    CycleService cycleService,
    CycleLoader loader
)
{
    public async Task<IResult> Below(Call call)
    {
        var (cycle, duties, units) = await loader.Load(call);
        call.Require(Right.SeeStatus, duties.PlaceOfCollector(cycle.Configuration.Plan.Issuer));
        var owing = PlansOwedIn(cycle, duties);
        var states = await StatesOf(owing, call);
        var views = new List<UnderView>();
        // The units that owe something here which a plan of their own would consolidate, and those that have one.
        foreach (var unit in owing.Select(d => d.Unit).Concat(cycle.Below.Select(b => b.Unit)).Distinct())
        {
            var link = cycle.Below.FirstOrDefault(b => b.Unit == unit);
            var child = link is null ? null : (await cycleService.Get(link.Cycle, call.Cancel)).Value;
            var plans = new List<IssuedPlan>();
            foreach (var duty in owing.Where(d => d.Unit == unit))
                plans.Add(await PlanOf(duty, states[duty.Partition].GetValueOrDefault(unit), call));
            views.Add(ViewOf(unit, units.NameOf(unit), child, plans, duties));
        }
        return Answer.Ok(new UnderViews(views));
    }

    private static List<Duty> PlansOwedIn(CycleRecord cycle, Duties duties)
    {
        var plans = cycle.Configuration.Obligations.Where(o => o.Kind == ObligationKind.Plan);
        return [.. plans.SelectMany(o => o.Periods.SelectMany(p => duties.ReportersOf(o.Id, p.Id)))];
    }

    /// <summary>By partition and unit; one query a partition.</summary>
    private async Task<Dictionary<string, IReadOnlyDictionary<string, SubmissionState>>> StatesOf(
        IEnumerable<Duty> duties,
        Call call
    )
    {
        var partitions = duties.Select(d => d.Partition).Distinct();
        var read = await partitions.SideBySide(async p => (Key: p, States: await store.States(p, call.Cancel)));
        return read.ToDictionary(r => r.Key, r => r.States, StringComparer.Ordinal);
    }

    private async Task<IssuedPlan> PlanOf(Duty duty, SubmissionState? state, Call call)
    {
        var current = state?.Current;
        var revision = current is null ? null : await revisions.Find(duty, current.Number, call.Cancel);
        var status = state?.Status ?? SubmissionStatus.NotStarted;
        return new(
            duty.Obligation.Id,
            duty.Period.Id,
            duty.Name,
            status,
            SubmissionTexts.Of(status),
            current?.SubmittedAt,
            revision?.Content.Document
        );
    }

    private UnderView ViewOf(string unit, Text name, CycleRecord? child, List<IssuedPlan> plans, Duties above)
    {
        if (child is null)
            return new(unit, name, null, null, null, null, null, plans, [], [], []);
        var (cycle, configuration) = (above.Cycle, child.Configuration);
        var plan = configuration.Plan;
        var targets = CascadeRules.Targets(cycle, configuration).Select(CoverView.Of);
        var deadlines = CascadeRules.Deadlines(above, cycleService.DutiesOf(child));
        var figures = CascadeRules.Figures(cycle, configuration);
        return new(
            unit,
            name,
            child.Id,
            configuration.Title,
            child.State,
            plan.Number,
            plan.Date,
            plans,
            [.. targets],
            [.. deadlines],
            [.. figures]
        );
    }

    public async Task<IResult> Thread(Call call)
    {
        var id = call.Route("thread");
        var all = (await cycleService.All(call.Cancel)).Select(c => c.Value);
        var seen = all.Where(c => c.Configuration.Thread?.Id == id && c.IsSeenBy(call.Actor));
        var years = seen.OrderBy(c => c.Configuration.Year).ToList();
        if (years.Count == 0)
            throw Problems.NotFound.With().AsException();
        var lines = new Dictionary<string, TrendLine>(StringComparer.Ordinal);
        foreach (var cycle in years.Where(c => c.State != CycleState.Draft))
        {
            var duties = cycleService.DutiesOf(cycle).All;
            foreach (var last in duties.Where(d => d is { IsConsolidation: true, Step.Then: null }))
                await AddYear(lines, cycle, last, call);
        }
        var thread = years[^1].Configuration.Thread!;
        var view = new ThreadView(
            thread.Id,
            thread.Name,
            thread.FromYear,
            thread.ToYear,
            thread.OrientationTo,
            [.. years.Select(ThreadYear.Of)],
            [.. lines.Values]
        );
        return Answer.Ok(view);
    }

    /// <summary>What was sent up at the end of each year; a figure whose meaning changed begins a line of its own.</summary>
    private async Task AddYear(Dictionary<string, TrendLine> lines, CycleRecord cycle, Duty duty, Call call)
    {
        if (!Permissions.May(call.Actor, Right.SeeContent, cycleService.DutiesOf(cycle).PlaceOf(duty)))
            return;
        var stored = await store.Find(duty, call.Cancel);
        if (stored?.Value.Current is not { } current)
            return;
        var revision = await revisions.Find(duty, current.Number, call.Cancel);
        if (revision!.Figures is not { } figures)
            return;
        var form = cycle.Configuration.FormOf(duty.Obligation.Form, figures.FormVersion);
        foreach (var cell in figures.Cells)
        {
            if (form?.Fields.FirstOrDefault(f => f.Code == cell.Field) is not { Sensitive: false } field)
                continue;
            var meaning = Json.Hash((field.Code, field.Type, field.Measure?.Vi));
            if (!lines.TryGetValue(meaning, out var line))
                lines[meaning] = line = new(field.Code, field.Name, field.Measure, []);
            line.Years[$"{cycle.Configuration.Year}"] = FigureText.At(cell, cell.Field)!.Shown();
        }
    }

    private sealed record UnderViews(IReadOnlyList<UnderView> Units);

    /// <param name="Cycle">The unit's own cycle; null: it has none in the system.</param>
    private sealed record UnderView(
        string Unit,
        Text UnitName,
        string? Cycle,
        Text? Title,
        CycleState? State,
        string? PlanNumber,
        DateOnly? PlanDate,
        IReadOnlyList<IssuedPlan> Plans,
        IReadOnlyList<CoverView> Targets,
        IReadOnlyList<DeadlineCover> Deadlines,
        IReadOnlyList<FigureGap> Figures
    );

    private sealed record IssuedPlan(
        string Obligation,
        string Period,
        Text Name,
        SubmissionStatus Status,
        Text StatusName,
        DateTimeOffset? SubmittedAt,
        DocumentReference? Document
    );

    private sealed record CoverView(
        string Code,
        Text Name,
        string Clause,
        int GoalPercent,
        CoverVerdict Verdict,
        Text Words,
        Text? OwnName,
        string? OwnClause
    )
    {
        public static CoverView Of(TargetCover cover)
        {
            var (target, own) = (cover.Target, cover.Own);
            return new(
                target.Code,
                target.Name,
                target.Clause,
                target.GoalPercent,
                cover.Verdict,
                cover.Words,
                own?.Name,
                own?.Clause
            );
        }
    }

    private sealed record ThreadView(
        string Id,
        Text Name,
        int FromYear,
        int ToYear,
        int? OrientationTo,
        IReadOnlyList<ThreadYear> Cycles,
        IReadOnlyList<TrendLine> Indicators
    );

    private sealed record ThreadYear(string Cycle, int Year, Text Title, CycleState State)
    {
        public static ThreadYear Of(CycleRecord c) => new(c.Id, c.Configuration.Year, c.Configuration.Title, c.State);
    }

    private sealed record TrendLine(string Field, Text Name, Text? Measure, Dictionary<string, Text> Years);
}
