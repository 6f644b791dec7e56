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
        // The units that owe something here which a plan of their own would consolidate, and those that have one.
        var owing = cycle
            .Configuration.Obligations.Where(o => o.Kind == ObligationKind.Plan)
            .SelectMany(o => o.Periods.SelectMany(p => duties.ReportersOf(o.Id, p.Id)))
            .ToList();
        var states = new Dictionary<string, IReadOnlyDictionary<string, SubmissionState>>(StringComparer.Ordinal);
        var read = await owing
            .Select(d => d.Partition)
            .Distinct()
            .SideBySide(async p => (Partition: p, States: await store.States(p, call.Cancel)));
        foreach (var (partition, found) in read)
            states[partition] = found;
        var views = new List<UnderView>();
        foreach (var unit in owing.Select(d => d.Unit).Concat(cycle.Below.Select(b => b.Unit)).Distinct())
        {
            var link = cycle.Below.FirstOrDefault(b => b.Unit == unit);
            var child = link is null ? null : (await cycleService.Get(link.Cycle, call.Cancel)).Value;
            var plans = owing
                .Where(d => d.Unit == unit)
                .Select(d => (Duty: d, State: states[d.Partition].GetValueOrDefault(unit)))
                .ToList();
            var documents = new List<IssuedPlan>();
            foreach (var (duty, state) in plans)
            {
                var revision = state?.Current is { } current
                    ? await revisions.Find(duty, current.Number, call.Cancel)
                    : null;
                documents.Add(
                    new(
                        duty.Obligation.Id,
                        duty.Period.Id,
                        duty.Name,
                        state?.Status ?? SubmissionStatus.NotStarted,
                        SubmissionTexts.Of(state?.Status ?? SubmissionStatus.NotStarted),
                        state?.Current?.SubmittedAt,
                        revision?.Content.Document
                    )
                );
            }
            views.Add(
                new(
                    unit,
                    units.NameOf(unit),
                    child?.Id,
                    child?.Configuration.Title,
                    child?.State,
                    child?.Configuration.Plan.Number,
                    child?.Configuration.Plan.Date,
                    documents,
                    child is null
                        ? []
                        :
                        [
                            .. CascadeRules
                                .Targets(cycle.Configuration, child.Configuration)
                                .Select(t => new CoverView(
                                    t.Target.Code,
                                    t.Target.Name,
                                    t.Target.Clause,
                                    t.Target.GoalPercent,
                                    t.Verdict,
                                    t.Words,
                                    t.Own?.Name,
                                    t.Own?.Clause
                                )),
                        ],
                    child is null ? [] : [.. CascadeRules.Deadlines(duties, cycleService.DutiesOf(child))],
                    child is null ? [] : [.. CascadeRules.Figures(cycle.Configuration, child.Configuration)]
                )
            );
        }
        return Answer.Ok(new UnderViews(views));
    }

    public async Task<IResult> Thread(Call call)
    {
        var id = call.Route("thread");
        var years = (await cycleService.All(call.Cancel))
            .Select(c => c.Value)
            .Where(c => c.Configuration.Thread?.Id == id && c.IsSeenBy(call.Actor))
            .OrderBy(c => c.Configuration.Year)
            .ToList();
        if (years.Count == 0)
            throw Problems.NotFound.With().AsException();
        var lines = new Dictionary<string, TrendLine>(StringComparer.Ordinal);
        foreach (var cycle in years.Where(c => c.State != CycleState.Draft))
        {
            foreach (
                var duty in cycleService.DutiesOf(cycle).All.Where(d => d is { IsConsolidation: true, Step.Then: null })
            )
                await AddYear(lines, cycle, duty, call);
        }
        var thread = years[^1].Configuration.Thread!;
        return Answer.Ok(
            new ThreadView(
                thread.Id,
                thread.Name,
                thread.FromYear,
                thread.ToYear,
                thread.OrientationTo,
                [.. years.Select(c => new ThreadYear(c.Id, c.Configuration.Year, c.Configuration.Title, c.State))],
                [.. lines.Values]
            )
        );
    }

    /// <summary>What was sent up at the end of each year; a figure whose meaning changed begins a line of its own.</summary>
    private async Task AddYear(Dictionary<string, TrendLine> lines, CycleRecord cycle, Duty duty, Call call)
    {
        if (
            !Permissions.May(call.Actor, Right.SeeContent, cycleService.DutiesOf(cycle).PlaceOf(duty))
            || (await store.Find(duty, call.Cancel))?.Value.Current is not { } current
        )
            return;
        var figures = (await revisions.Find(duty, current.Number, call.Cancel))!.Figures;
        foreach (var cell in figures?.Cells ?? [])
        {
            if (
                cycle
                    .Configuration.FormOf(duty.Obligation.Form, figures!.FormVersion)
                    ?.Fields.FirstOrDefault(f => f.Code == cell.Field)
                is not { Sensitive: false } field
            )
                continue;
            var line = lines.GetValueOrDefault(Json.Hash((field.Code, field.Type, field.Measure?.Vi)))
                ?? (
                    lines[Json.Hash((field.Code, field.Type, field.Measure?.Vi))] = new(
                        field.Code,
                        field.Name,
                        field.Measure,
                        []
                    )
                );
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
    );

    private sealed record ThreadView(
        string Id,
        Text Name,
        int FromYear,
        int ToYear,
        int? OrientationTo,
        IReadOnlyList<ThreadYear> Cycles,
        IReadOnlyList<TrendLine> Indicators
    );

    private sealed record ThreadYear(string Cycle, int Year, Text Title, CycleState State);

    private sealed record TrendLine(string Field, Text Name, Text? Measure, Dictionary<string, Text> Years);
}
