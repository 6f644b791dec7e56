using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PlanMonitor.Functions;

/// <summary>The loop of one running cycle; its instance id is the cycle's id.</summary>
public static class CycleOrchestrator
{
    [Function(nameof(CycleOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) => CycleWorkflow.Run(new DurableWorkflowContext(context), context.GetInput<string>()!);
}

/// <summary>The steps of the workflows as activities, one line each.</summary>
public sealed class CycleActivities(Services services)
{
    [Function(WorkflowSteps.Collectors)]
    public Task<IReadOnlyList<string>> Collectors([ActivityTrigger] string cycleId, CancellationToken cancel) => services.Steps.GetCollectors(cycleId, cancel);

    [Function(WorkflowSteps.RunDue)]
    public Task<int> RunDue([ActivityTrigger] DueInput input, CancellationToken cancel) => services.Steps.Due(input, cancel);

    [Function(WorkflowSteps.NextWake)]
    public Task<DateTimeOffset?> NextWake([ActivityTrigger] WakeInput input, CancellationToken cancel) => services.Steps.Wake(input, cancel);
}
