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
        var own = call.Actor.Grants.Where(g => g.Role is Role.Officer or Role.Reviewer).Select(g => g.Unit).ToHashSet();
        var mine = duties.All.Where(d =>
            own.Contains(d.Unit) && Permissions.May(call.Actor, Right.Report, duties.PlaceOf(d))
        );
        var found = await mine.SideBySide(async d => (Duty: d, State: await store.Find(d, call.Cancel)));
        var owed = new List<DutyView>();
        foreach (var (duty, stored) in found)
        {
            if (Duties.IsOwedBy(units.Find(duty.Unit), duty) || stored?.Value.Current is not null)
                owed.Add(DutyView.Of(duty, stored?.Value, units, call.Now, duties.Days));
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
            var children = group
                .Where(d =>
                    Duties.IsOwedBy(units.Find(d.Unit), d) || states.GetValueOrDefault(d.Unit)?.Current is not null
                )
                .Select(d => new Child(d, states.GetValueOrDefault(d.Unit), null))
                .ToList();
            if (children.Count == 0)
                continue;
            foreach (var child in children)
            {
                cells[(child.Duty.Unit, columns.Count)] = DutyView.Of(
                    child.Duty,
                    child.State,
                    units,
                    call.Now,
                    duties.Days
                );
                invited[child.Duty.Unit] = child.Duty.Invited && invited.GetValueOrDefault(child.Duty.Unit, true);
            }
            var first = children[0].Duty;
            columns.Add(
                new(
                    first.Obligation.Id,
                    first.Period.Id,
                    first.Name,
                    first.Period.Name,
                    first.IsConsolidation,
                    first.Obligation.Consolidation is not null && !first.IsConsolidation,
                    DeadlineView.Of(first, null, call.Now, duties.Days),
                    ConsolidationRules.CompletenessOf(children)
                )
            );
        }
        var rows = invited.Select(u => new MatrixRow(
            u.Key,
            units.NameOf(u.Key),
            units.Find(u.Key)?.Kind ?? UnitKind.Agency,
            u.Value,
            [.. Enumerable.Range(0, columns.Count).Select(i => cells.GetValueOrDefault((u.Key, i)))]
        ));
        var mayReview = Permissions.May(call.Actor, Right.Review, place) && cycle.State == CycleState.Running;
        return Answer.Ok(
            new MatrixView(
                collector,
                units.NameOf(collector),
                columns,
                [.. rows],
                mayReview ? [MatrixAction.Remind, MatrixAction.Extend] : []
            )
        );
    }

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

    private sealed record MatrixColumn(
        string Obligation,
        string Period,
        Text Name,
        Text PeriodName,
        bool IsConsolidation,
        bool HasConsolidation,
        DeadlineView? Deadline,
        Completeness Completeness
    );

    private sealed record MatrixRow(
        string Unit,
        Text UnitName,
        UnitKind Kind,
        bool Invited,
        IReadOnlyList<DutyView?> Cells
    );
}
