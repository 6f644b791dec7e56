using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace PlanMonitor.Functions;

/// <summary>The instances of the cycles' loops: told that something changed, or started where none is alive.</summary>
public sealed partial class CycleInstances(ILogger<CycleInstances> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Alive = [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    // Functions hands a client to each call (the DurableClient binding) and offers none to dependency injection; the signal is raised far below the trigger.
    private readonly AsyncLocal<DurableTaskClient?> current = new();

    /// <summary>The client of this call; to be called in an async method, which keeps it from everybody else.</summary>
    public void Use(DurableTaskClient client) => current.Value = client;

    /// <summary>
    /// What was done is recorded already and must not look undone because the loop could not be told: it wakes within a day by itself, and the watchdog
    /// starts it where it is missing.
    /// </summary>
    public async Task Signal(string cycleId)
    {
        try
        {
            var client = current.Value ?? throw new InvalidOperationException("A trigger that changes something takes a [DurableClient].");
            if (await IsAlive(client, cycleId, CancellationToken.None))
                await client.RaiseEventAsync(cycleId, CycleWorkflow.Changed, true, CancellationToken.None);
            else
                await Start(client, cycleId, CancellationToken.None);
        }
#pragma warning disable CA1031 // Logged; see above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotTold(logger, e, cycleId);
        }
    }

    public static async Task StartWhereMissing(DurableTaskClient client, string cycleId, CancellationToken cancel)
    {
        if (!await IsAlive(client, cycleId, cancel))
            await Start(client, cycleId, cancel);
    }

    private static async Task<bool> IsAlive(DurableTaskClient client, string cycleId, CancellationToken cancel) =>
        await client.GetInstanceAsync(cycleId, cancel) is { } instance && Alive.Contains(instance.RuntimeStatus);

    /// <summary>
    /// Never in place of a live loop: which statuses forbid a start is said explicitly, as the backends' defaults differ and some replaced a running
    /// instance (Azure/azure-functions-durable-extension issue 3043, pull request 3316).
    /// </summary>
    private static async Task Start(DurableTaskClient client, string cycleId, CancellationToken cancel)
    {
        try
        {
            var options = new StartOrchestrationOptions { InstanceId = cycleId }.WithDedupeStatuses(Alive);
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(CycleOrchestrator), cycleId, options, cancel);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Somebody else has just started it, and it runs what is due first.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The loop of cycle {Cycle} could not be told of a change")]
    private static partial void LogNotTold(ILogger logger, Exception e, string cycle);
}
