using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Cycles;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Submissions;

/// <summary>What a unit owes, and the collector's matrix of units x obligations.</summary>
public sealed class DutyEndpoints(SubmissionStore store, CycleLoader loader)
{
    public async Task<IResult> Owed(Call call)
    {
        var (_, duties, units) = await loader.Load(call);
        var grants = call.Actor.Grants.Where(g => g.Role is Role.Officer or Role.Reviewer);
        var own = grants.Select(g => g.Unit).ToHashSet();
        var ofUnits = duties.All.Where(d => own.Contains(d.Unit));
        var mine = ofUnits.Where(d => Permissions.May(call.Actor, Right.Report, duties.PlaceOf(d)));
        var found = await mine.SideBySide(async d => (Duty: d, State: await store.Find(d, call.Cancel)));
        var owed = new List<DutyView>();
        foreach (var (duty, stored) in found)
        {
            if (IsShown(duty, stored?.Value, units))
                owed.Add(new(duty, stored?.Value, units, call.Now, duties.Days));
        }
        return Answer.Ok(owed);
    }

    public async Task<IResult> Matrix(Call call)
    {
        var (cycle, duties, units) = await loader.Load(call);
        var collector = call.Query("unit") ?? cycle.Configuration.Plan.Issuer;
        var place = duties.PlaceOfCollector(collector);
        call.Require(Right.SeeStatus, place);
        var columns = new List<MatrixColumn>();
        var cells = new Dictionary<(string Unit, int Column), DutyView>();
        var invited = new Dictionary<string, bool>(StringComparer.Ordinal);
        // One query a column: everything of it lies in one partition.
        var groups = await duties
            .All.Where(d => d.Collector == collector)
            .GroupBy(d => d.Partition)
            .SideBySide(async g => (Group: g, States: await store.States(g.Key, call.Cancel)));
        foreach (var (group, states) in groups)
        {
            var all = group.Select(d => new Child(d, SeenOf(d, states, duties, call.Actor), null));
            var children = all.Where(c => IsShown(c.Duty, c.State, units)).ToList();
            if (children.Count == 0)
                continue;
            var seesAll = children.All(c => SightRules.SeesAll(call.Actor, c.Duty, duties));
            foreach (var child in children)
            {
                var (duty, unit) = (child.Duty, child.Duty.Unit);
                cells[(unit, columns.Count)] = new(duty, child.State, units, call.Now, duties.Days);
                invited[unit] = duty.Invited && invited.GetValueOrDefault(unit, true);
            }
            columns.Add(new(children, seesAll, DeadlineView.OfPlan(children[0].Duty, call.Now, duties.Days), call.Now));
        }
        MatrixRow RowOf(string unit, bool isInvited)
        {
            var kind = units.Find(unit)?.Kind ?? UnitKind.Agency;
            var row = Enumerable.Range(0, columns.Count).Select(i => cells.GetValueOrDefault((unit, i)));
            return new(unit, units.NameOf(unit), kind, isInvited, [.. row]);
        }
        var rows = invited.Select(u => RowOf(u.Key, u.Value));
        var mayReview = Permissions.May(call.Actor, Right.Review, place) && cycle.State == CycleState.Running;
        IReadOnlyList<MatrixAction> actions = mayReview ? [MatrixAction.Remind, MatrixAction.Extend] : [];
        return Answer.Ok(new MatrixView(collector, units.NameOf(collector), columns, [.. rows], actions));
    }

    private static SubmissionState? SeenOf(
        Duty duty,
        IReadOnlyDictionary<string, SubmissionState> states,
        Duties duties,
        Actor actor
    )
    {
        if (states.GetValueOrDefault(duty.Unit) is not { } state)
            return null;
        return SightRules.SeesAll(actor, duty, duties) ? state : SightRules.Closed(state);
    }

    /// <summary>A unit that no longer owes it is shown for what it has sent.</summary>
    private static bool IsShown(Duty duty, SubmissionState? state, UnitDirectory units) =>
        Duties.IsOwedBy(units.Find(duty.Unit), duty) || state?.Current is not null;

    private sealed record MatrixView(
        string Unit,
        Text UnitName,
        IReadOnlyList<MatrixColumn> Columns,
        IReadOnlyList<MatrixRow> Rows,
        IReadOnlyList<MatrixAction> AllowedActions
    );

    /// <summary>What may be done with several of a matrix at once.</summary>
    private enum MatrixAction
    {
        /// <summary>Remind the units that are waited for.</summary>
        Remind,

        /// <summary>Give more time.</summary>
        Extend,
    }

    private sealed class MatrixColumn(
        IReadOnlyList<Child> children,
        bool seesAll,
        DeadlineView? deadline,
        DateTimeOffset now
    )
    {
        public string Obligation { get; } = children[0].Duty.Obligation.Id;
        public string Period { get; } = children[0].Duty.Period.Id;
        public Text Name { get; } = children[0].Duty.Name;
        public Text PeriodName { get; } = children[0].Duty.Period.Name;
        public bool IsConsolidation { get; } = children[0].Duty.IsConsolidation;
        public bool HasConsolidation { get; } =
            children[0].Duty is { IsConsolidation: false, Obligation.Consolidation: not null };
        public DeadlineView? Deadline { get; } = deadline;

        /// <summary>Before its period opens nobody is urged.</summary>
        public bool IsOpen { get; } = children[0].Duty.IsOpen(now);
        public Completeness Completeness { get; } = CompletenessOf(children, seesAll);
    }

    private static Completeness CompletenessOf(IReadOnlyList<Child> children, bool seesAll)
    {
        var count = ConsolidationRules.CompletenessOf(children);
        return seesAll ? count : SightRules.Closed(count);
    }

    private sealed record MatrixRow(
        string Unit,
        Text UnitName,
        UnitKind Kind,
        bool Invited,
        IReadOnlyList<DutyView?> Cells
    );
}
