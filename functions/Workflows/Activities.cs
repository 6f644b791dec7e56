using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Workflows;

namespace PlanMonitor.Functions.Workflows;

/// <summary>The steps of the workflows as activities, one line each.</summary>
public sealed class Activities(WorkflowSteps steps, WorkflowInstances instances)
{
    [Function(WorkflowSteps.Plan)]
    public Task<CyclePlan?> Plan([ActivityTrigger] PlanInput input, CancellationToken cancel) =>
        steps.GetPlan(input, cancel);

    [Function(WorkflowSteps.RunDue)]
    public Task<DueDone> RunDue([ActivityTrigger] DueInput input, CancellationToken cancel) =>
        instances.Traced(input, () => steps.Due(input, cancel));

    [Function(WorkflowSteps.Levels)]
    public Task<IReadOnlyList<IReadOnlyList<string>>> Levels(
        [ActivityTrigger] AgendaItem item,
        CancellationToken cancel
    ) => steps.GetLevels(item, cancel);

    [Function(WorkflowSteps.RecordClosing)]
    public Task<bool> RecordClosing([ActivityTrigger] ClosingInput input, CancellationToken cancel) =>
        steps.Close(input, cancel);

    [Function(WorkflowSteps.AnswerDue)]
    public Task<DateTimeOffset?> AnswerDue([ActivityTrigger] AgendaItem item, CancellationToken cancel) =>
        steps.GetAnswerDue(item, cancel);

    [Function(WorkflowSteps.Escalate)]
    public Task<bool> Escalate(
        [ActivityTrigger] EscalateInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => instances.Acting(client, () => steps.TellAbove(input, cancel));

    [Function(WorkflowSteps.Finish)]
    public Task<bool> Finish([ActivityTrigger] AgendaItem item, CancellationToken cancel) => steps.Done(item, cancel);

    [Function(WorkflowSteps.PlanPost)]
    public Task<PostPlan> PlanPost([ActivityTrigger] PostRound round, CancellationToken cancel) =>
        steps.GetPostPlan(round, cancel);

    [Function(WorkflowSteps.PostRound)]
    public Task<DateTimeOffset?> RunPost([ActivityTrigger] string login, CancellationToken cancel) =>
        steps.RunPost(login, cancel);

    [Function(StartInput.Activity)]
    public static Task<bool> StartWorkflow(
        [ActivityTrigger] StartInput input,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => WorkflowInstances.Start(client, input, cancel);
}
