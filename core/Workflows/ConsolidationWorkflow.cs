using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Workflows;

/// <summary>
/// A period has closed: records at every collector what stood there at the deadline, level by level, the parents of a level side by side.
/// </summary>
public static class ConsolidationWorkflow
{
    public static async Task Run(IWorkflowContext context, AgendaItem item)
    {
        foreach (var level in await context.Step<IReadOnlyList<IReadOnlyList<string>>>(WorkflowSteps.Levels, item))
        {
            var inputs = level.Select(unit => new ClosingInput(item, unit, context.UtcNow));
            await context.Parallel<bool>(WorkflowSteps.RecordClosing, [.. inputs]);
        }
        await context.Step<bool>(WorkflowSteps.Finish, item);
    }
}
