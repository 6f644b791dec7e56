using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
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
        var sent = new List<SentInYear>();
        foreach (var cycle in years.Where(c => c.State != CycleState.Draft))
            sent.AddRange(await SentIn(cycle, call));
        var thread = years[^1].Configuration.Thread!;
        var view = new ThreadView(
            thread.Id,
            thread.Name,
            thread.FromYear,
            thread.ToYear,
            thread.OrientationTo,
            [.. years.Select(ThreadYear.Of)],
            ThreadRules.Lines(sent)
        );
        return Answer.Ok(view);
    }

    /// <summary>What the last collectors sent up in this year, as far as the reader may see it.</summary>
    private async Task<IReadOnlyList<SentInYear>> SentIn(CycleRecord cycle, Call call)
    {
        var duties = cycleService.DutiesOf(cycle);
        var last = duties.All.Where(d => d is { IsConsolidation: true, Step.Then: null });
        var seen = last.Where(d => Permissions.May(call.Actor, Right.SeeContent, duties.PlaceOf(d)));
        var found = await seen.SideBySide(async duty =>
        {
            var current = (await store.Find(duty, call.Cancel))?.Value.Current;
            var revision = current is null ? null : await revisions.Find(duty, current.Number, call.Cancel);
            var seesAll = SightRules.SeesAll(call.Actor, duty, duties);
            return revision is null ? null : new SentInYear(cycle.Configuration, duty, revision, seesAll);
        });
        return [.. found.OfType<SentInYear>()];
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
        IReadOnlyList<ThreadLine> Indicators
    );

    private sealed record ThreadYear(string Cycle, int Year, Text Title, CycleState State)
    {
        public static ThreadYear Of(CycleRecord c) => new(c.Id, c.Configuration.Year, c.Configuration.Title, c.State);
    }
}
