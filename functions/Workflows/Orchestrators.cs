using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Workflows;

namespace PlanMonitor.Functions.Workflows;

/// <summary>The loop of one running cycle; its instance id is the cycle's id.</summary>
public static class CycleOrchestrator
{
    [Function(nameof(CycleOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Orchestrations.Run<CycleRun>(context, CycleWorkflow.Run);
}

/// <summary>A period has closed; the instance id is the agenda item's.</summary>
public static class ConsolidationOrchestrator
{
    [Function(nameof(ConsolidationOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Orchestrations.Run<AgendaItem>(context, ConsolidationWorkflow.Run);
}

/// <summary>A request for an extension; the instance id is the agenda item's.</summary>
public static class ExtensionOrchestrator
{
    [Function(nameof(ExtensionOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Orchestrations.Run<AgendaItem>(context, ExtensionWorkflow.Run);
}

/// <summary>One round of the post; the instance id is its minute.</summary>
public static class PostOrchestrator
{
    [Function(nameof(PostOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Orchestrations.Run<PostRound>(context, PostWorkflow.Run);
}

/// <summary>What every orchestrator does: runs its workflow of core over the Durable context.</summary>
public static partial class Orchestrations
{
    public static async Task Run<TInput>(
        TaskOrchestrationContext context,
        Func<IWorkflowContext, TInput, Task> workflow
    )
    {
        var input = context.GetInput<TInput>()!;
        var logger = context.CreateReplaySafeLogger(typeof(Orchestrations));
        if (logger.IsEnabled(LogLevel.Information))
            LogRun(logger, context.InstanceId, input);
        await workflow(new DurableWorkflowContext(context), input);
    }

    // Once a run, not once a replay. The input is ids and times only.
    [LoggerMessage(Level = LogLevel.Information, Message = "{Instance} runs with {Input}")]
    private static partial void LogRun(ILogger logger, string instance, object input);
}
