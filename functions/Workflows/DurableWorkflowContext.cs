using System.Text.Json;
using Microsoft.DurableTask;
using PlanMonitor.Core;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Functions.Workflows;

/// <summary>
/// The workflow port over Durable Functions: everything here is recorded in the instance's history and played back, so nothing may read a clock or
/// wait outside the context (learn.microsoft.com/azure/azure-functions/durable/durable-functions-code-constraints).
/// </summary>
public sealed class DurableWorkflowContext(TaskOrchestrationContext context) : IWorkflowContext
{
    /// <summary>About an hour of trying; a refusal of the rules will not change by trying again. After that the watchdog starts the loop anew.</summary>
    private static readonly TaskOptions Retry = TaskOptions.FromRetryPolicy(
        new(
            maxNumberOfAttempts: 10,
            firstRetryInterval: TimeSpan.FromSeconds(10),
            backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromMinutes(20)
        )
        {
            HandleFailure = failure => !failure.IsCausedBy<ProblemException>(),
        }
    );

    /// <summary>
    /// On azureStorage a timer fires up to 0.93 s before its time: the queue takes whole seconds and cuts the rest off (durabletask,
    /// TaskHubQueue.GetVisibilityDelay). A loop that wakes before its moment finds nothing due and asks again at once, over and over.
    /// </summary>
    private static readonly TimeSpan FiresEarly = TimeSpan.FromSeconds(1);

    public DateTimeOffset UtcNow => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    public Task<TResult> Step<TResult>(string step, object input) =>
        context.CallActivityAsync<TResult>(step, input, Retry);

    public async Task<IReadOnlyList<TResult>> Parallel<TResult>(string step, IReadOnlyList<object> inputs) =>
        await Task.WhenAll(inputs.Select(input => Step<TResult>(step, input)));

    /// <summary>
    /// Takes one event, or none when the time has come. Whatever of the two comes second is taken back: a timer left running would keep the instance
    /// alive until it fires. (A waiter that was taken back gets no event: durabletask-dotnet, since 1.27.)
    /// </summary>
    public async Task<TEvent?> WaitUntil<TEvent>(DateTimeOffset at, string eventName)
        where TEvent : class
    {
        using var stop = new CancellationTokenSource();
        var change = context.WaitForExternalEvent<TEvent>(eventName, stop.Token);
        var fireAt = (at + FiresEarly).UtcDateTime;
        var came = change.IsCompleted || await Task.WhenAny(change, context.CreateTimer(fireAt, stop.Token)) == change;
#pragma warning disable CA1849 // An orchestrator may only await the context's own tasks.
        stop.Cancel();
#pragma warning restore CA1849
        return came ? await change : null;
    }

    /// <summary>What has come is a matter of the history, so the same at every replay.</summary>
    public IReadOnlyList<TEvent> Take<TEvent>(string eventName)
        where TEvent : class
    {
        var taken = new List<TEvent>();
        while (true)
        {
            using var stop = new CancellationTokenSource();
            var next = context.WaitForExternalEvent<TEvent>(eventName, stop.Token);
            if (!next.IsCompleted)
            {
                stop.Cancel();
                return taken;
            }
            taken.Add(next.Result);
        }
    }

    /// <summary>Through an activity: a child started from here could replace one that is alive, and would have to be awaited.</summary>
    public Task Start(string workflow, string id, object input) =>
        Step<bool>(StartInput.Activity, new StartInput(workflow, id, JsonSerializer.SerializeToElement(input)));

    public void ContinueAsNew(object input) => context.ContinueAsNew(newInput: input, preserveUnprocessedEvents: true);
}
