using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;

namespace PlanMonitor.Core.Workflows;

/// <summary>
/// The loop of one running cycle: run what is due, wait for the next moment something may be due or for a change, start anew.
/// It holds ids and times only, so it survives deployments; all it decides is in the rules.
/// </summary>
public static class CycleWorkflow
{
    public const string Changed = "CycleChanged";

    /// <summary>Raised whenever what is awaited below, or its order, changes (docs/decisions, "A workflow changes while its instances live").</summary>
    public const int Sequence = 2;

    public static async Task Run(IWorkflowContext context, CycleRun run)
    {
        // Begun by an older program: ends, and is started anew from the records. It holds nothing that could be lost.
        if (run.Sequence != Sequence)
            return;
        var wake = run.Wake;
        IReadOnlyList<DueInput> due;
        IReadOnlyList<CycleChange> changes = run.Change is { } first ? [first, .. run.Others ?? []] : [];
        if (context.UtcNow < wake && changes.Count > 0 && changes.All(c => c.Collector is not null))
            due = [.. changes.Select(c => new DueInput(run.Cycle, c.Collector!, context.UtcNow, null, c.Correlation))];
        else
        {
            // What is due is run first: after a restart, an outage or a change it may already be time.
            var plan = await context.Step<CyclePlan?>(WorkflowSteps.Plan, new PlanInput(run.Cycle, context.UtcNow));
            if (plan is null)
                return; // closed
            var meant = wake <= context.UtcNow ? wake : null;
            var correlation = run.Change?.Correlation;
            due = [.. plan.Collectors.Select(c => new DueInput(run.Cycle, c, context.UtcNow, meant, correlation))];
            wake = plan.Wake;
        }
        var done = await context.Parallel<DueDone>(WorkflowSteps.RunDue, [.. due]);
        foreach (var item in done.SelectMany(d => d.Items))
            await context.Start(WorkflowOf(item), item.InstanceId, item);
        if (done.Min(d => d.Post) is { } post)
        {
            // Not before now: a round of a minute that has begun may have looked before these letters were written.
            var round = PostRound.For(post > context.UtcNow ? post : context.UtcNow);
            await context.Start(nameof(PostWorkflow), round.InstanceId, round);
        }
        var change = await context.WaitUntil<CycleChange>(wake.Value, Changed);
        // Those that came while it ran, however many, are one run more: a collector that is looked after has all its acts looked after.
        var meanwhile = context.Take<CycleChange>(Changed).DistinctBy(c => c.Collector);
        var others = meanwhile.Where(c => c.Collector != change?.Collector).ToList();
        context.ContinueAsNew(run with { Wake = wake, Change = change, Others = others.Count > 0 ? others : null });
    }

    private static string WorkflowOf(AgendaItem item) =>
        item.Kind switch
        {
            AgendaKind.Closing => nameof(ConsolidationWorkflow),
            AgendaKind.Extension => nameof(ExtensionWorkflow),
        };
}

/// <summary>The input of one run of the loop.</summary>
/// <param name="Wake">When it was to wake; null: at its first start.</param>
/// <param name="Change">What woke it; null: the time.</param>
/// <param name="Others">What else had changed by then, once a collector; null: nothing.</param>
public sealed record CycleRun(
    string Cycle,
    int Sequence,
    DateTimeOffset? Wake,
    CycleChange? Change,
    IReadOnlyList<CycleChange>? Others = null
)
{
    public static CycleRun First(string cycle) => new(cycle, CycleWorkflow.Sequence, null, null);
}

/// <summary>Something changed.</summary>
/// <param name="Collector">Where; null: in the whole cycle.</param>
/// <param name="Correlation">Trace id of the request that changed it (W3C Trace Context), kept to the last activity.</param>
public sealed record CycleChange(string? Collector, string? Correlation);
