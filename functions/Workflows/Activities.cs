using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>The steps of the workflows as activities, one line each.</summary>
public sealed class Activities(Services services, WorkflowInstances instances)
{
    [Function(WorkflowSteps.Plan)]
    public Task<CyclePlan?> Plan([ActivityTrigger] PlanInput input, CancellationToken cancel) =>
        services.Steps.GetPlan(input, cancel);

    [Function(WorkflowSteps.RunDue)]
    public Task<DueDone> RunDue([ActivityTrigger] DueInput input, CancellationToken cancel) =>
        instances.Traced(input, () => services.Steps.Due(input, cancel));

    [Function(WorkflowSteps.Levels)]
    public Task<IReadOnlyList<IReadOnlyList<string>>> Levels(
        [ActivityTrigger] AgendaItem item,
        CancellationToken cancel
    ) => services.Steps.GetLevels(item, cancel);

    [Function(WorkflowSteps.RecordClosing)]
    public Task<bool> RecordClosing([ActivityTrigger] ClosingInput input, CancellationToken cancel) =>
        services.Steps.Close(input, cancel);

    [Function(WorkflowSteps.AnswerDue)]
    public Task<DateTimeOffset?> AnswerDue([ActivityTrigger] AgendaItem item, CancellationToken cancel) =>
        services.Steps.GetAnswerDue(item, cancel);

    [Function(WorkflowSteps.Escalate)]
    public Task<bool> Escalate(
        [ActivityTrigger] EscalateInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => instances.Acting(client, () => services.Steps.TellAbove(input, cancel));

    [Function(WorkflowSteps.Finish)]
    public Task<bool> Finish([ActivityTrigger] AgendaItem item, CancellationToken cancel) =>
        services.Steps.Done(item, cancel);

    [Function(WorkflowSteps.PlanPost)]
    public Task<PostPlan> PlanPost([ActivityTrigger] PostRound round, CancellationToken cancel) =>
        services.Steps.GetPostPlan(round, cancel);

    [Function(WorkflowSteps.PostRound)]
    public Task<DateTimeOffset?> RunPost([ActivityTrigger] string login, CancellationToken cancel) =>
        services.Steps.RunPost(login, cancel);

    [Function(nameof(StartWorkflow))]
    public Task<bool> StartWorkflow(
        [ActivityTrigger] StartInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => WorkflowInstances.Start(client, input, cancel);
}

/// <summary>A workflow to start beside the one that asks.</summary>
public sealed record StartInput(string Workflow, string Id, JsonElement Input);
