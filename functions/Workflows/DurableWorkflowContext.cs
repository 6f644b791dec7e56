using Microsoft.DurableTask;

namespace PlanMonitor.Functions;

/// <summary>
/// The workflow port over Durable Functions: everything here is recorded in the instance's history and played back, so nothing may read a clock or
/// wait outside the context (learn.microsoft.com/azure/azure-functions/durable/durable-functions-code-constraints).
/// </summary>
public sealed class DurableWorkflowContext(TaskOrchestrationContext context) : IWorkflowContext
{
    /// <summary>About an hour and a half of trying; a refusal of the rules will not change by trying again. After that the watchdog starts the loop anew.</summary>
    private static readonly TaskOptions Retry = TaskOptions.FromRetryPolicy(
        new(maxNumberOfAttempts: 10, firstRetryInterval: TimeSpan.FromSeconds(10), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(20))
        {
            HandleFailure = failure => !failure.IsCausedBy<ProblemException>(),
        });

    public DateTimeOffset UtcNow => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    public Task<TResult> Step<TResult>(string step, object input) => context.CallActivityAsync<TResult>(step, input, Retry);

    public async Task<IReadOnlyList<TResult>> Parallel<TResult>(string step, IReadOnlyList<object> inputs) =>
        await Task.WhenAll(inputs.Select(input => Step<TResult>(step, input)));

    /// <summary>
    /// All events that came while the steps ran are one reason to run again. The waiter left behind may take one more event in the moment before the
    /// next run begins (TaskOrchestrationContextWrapper keeps abandoned waiters); nothing is lost: an event only says that the records changed, and the
    /// next run reads them.
    /// </summary>
    public async Task<bool> WaitUntil(DateTimeOffset at, string eventName)
    {
        using var stop = new CancellationTokenSource();
        var came = false;
        var change = context.WaitForExternalEvent<bool>(eventName, stop.Token);
        while (change.IsCompleted)
        {
            came = true;
            change = context.WaitForExternalEvent<bool>(eventName, stop.Token);
        }
        if (!came)
            came = await Task.WhenAny(change, context.CreateTimer(at.UtcDateTime, stop.Token)) == change;
        // The loser: a timer left running would keep the instance alive until it fires.
#pragma warning disable CA1849 // An orchestrator may only await the context's own tasks.
        stop.Cancel();
#pragma warning restore CA1849
        return came;
    }

    public void ContinueAsNew(string input) => context.ContinueAsNew(newInput: input, preserveUnprocessedEvents: true);
}
