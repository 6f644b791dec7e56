using System.Text.Json;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Workflows;

namespace PlanMonitor.Functions.Workflows;

/// <summary>The instances of the workflows: told that something changed, or started where none is alive.</summary>
public sealed partial class WorkflowInstances(ILogger<WorkflowInstances> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Alive =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    // Functions hands a client to each call (the DurableClient binding) and offers none to dependency injection; the signal is raised far below the trigger.
    private readonly AsyncLocal<DurableTaskClient?> current = new();

    private DurableTaskClient Client =>
        current.Value
        ?? throw new InvalidOperationException(
            "A trigger that changes something, or asks for health, takes a [DurableClient]."
        );

    /// <summary>The client of this call; to be called in an async method, which keeps it from everybody else.</summary>
    public void Use(DurableTaskClient client) => current.Value = client;

    /// <summary>
    /// What was done is recorded already and must not look undone because the loop could not be told: it wakes within a day by itself, and the watchdog
    /// starts it where it is missing.
    /// </summary>
    public async Task Signal(string cycle, string? collector, AgendaItem? settled)
    {
        try
        {
            var client = Client;
            var change = new CycleChange(collector, Correlation.Current);
            if (!await Raise(client, cycle, CycleWorkflow.Changed, change))
                await StartLoop(client, cycle, CancellationToken.None);
            if (settled is not null)
                await Raise(client, settled.InstanceId, ExtensionWorkflow.Answered, change);
        }
#pragma warning disable CA1031 // Logged; see above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotTold(logger, e, cycle);
        }
    }

    /// <summary>As with <see cref="Signal"/>: what waits is recorded, and the watchdog's round finds it.</summary>
    public async Task SignalPost(DateTimeOffset at)
    {
        try
        {
            await StartPost(Client, PostRound.For(at), CancellationToken.None);
        }
#pragma warning disable CA1031 // Logged; see above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNoRound(logger, e);
        }
    }

    /// <summary>Whether the task hub answers; no instance has this id.</summary>
    public Task Check(CancellationToken cancel) => Client.GetInstanceAsync("health", cancel);

    public static Task<bool> StartLoop(DurableTaskClient client, string cycle, CancellationToken cancel) =>
        Start(
            client,
            new(nameof(CycleWorkflow), cycle, JsonSerializer.SerializeToElement(CycleRun.First(cycle))),
            cancel
        );

    public static Task<bool> StartPost(DurableTaskClient client, PostRound round, CancellationToken cancel) =>
        Start(client, new(nameof(PostWorkflow), round.InstanceId, JsonSerializer.SerializeToElement(round)), cancel);

    /// <summary>
    /// Never in place of a live instance: which statuses forbid a start is said explicitly, as the backends' defaults differ and some replaced a running
    /// instance (Azure/azure-functions-durable-extension issue 3043, pull request 3316). False: one was alive.
    /// </summary>
    public static async Task<bool> Start(DurableTaskClient client, StartInput input, CancellationToken cancel)
    {
        if (await IsAlive(client, input.Id, cancel))
            return false;
        try
        {
            var options = new StartOrchestrationOptions { InstanceId = input.Id }.WithDedupeStatuses(Alive);
            await client.ScheduleNewOrchestrationInstanceAsync(
                StartInput.OrchestratorOf(input.Workflow),
                input.Input,
                options,
                cancel
            );
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Somebody else has just started it, and it runs what is due first.
            return false;
        }
    }

    /// <summary>A step within the trace of the request that caused it: the last link from the browser to what was done.</summary>
    public async Task<DueDone> Traced(DueInput input, Func<Task<DueDone>> step)
    {
        using var caused = Correlation.Continue("due step", input.Correlation);
        var done = await step();
        LogDue(logger, input.Cycle, input.Collector, done.Sent, done.Items.Count, input.Correlation);
        return done;
    }

    /// <summary>A step that acts as a person's request would: it may tell the loop.</summary>
    public async Task<T> Acting<T>(DurableTaskClient client, Func<Task<T>> step)
    {
        Use(client);
        return await step();
    }

    /// <summary>False: no such instance is alive.</summary>
    public static async Task<bool> Raise(DurableTaskClient client, string id, string eventName, object payload)
    {
        if (!await IsAlive(client, id, CancellationToken.None))
            return false;
        await client.RaiseEventAsync(id, eventName, payload, CancellationToken.None);
        return true;
    }

    private static async Task<bool> IsAlive(DurableTaskClient client, string id, CancellationToken cancel) =>
        await client.GetInstanceAsync(id, cancel) is { } instance && Alive.Contains(instance.RuntimeStatus);

    [LoggerMessage(Level = LogLevel.Error, Message = "The loop of cycle {Cycle} could not be told of a change")]
    private static partial void LogNotTold(ILogger logger, Exception e, string cycle);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the post could not be started")]
    private static partial void LogNoRound(ILogger logger, Exception e);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Due step of {Cycle} at {Collector}: {Sent} sent, {Items} on the agenda, trace {Trace}"
    )]
    private static partial void LogDue(
        ILogger logger,
        string cycle,
        string collector,
        int sent,
        int items,
        string? trace
    );
}
