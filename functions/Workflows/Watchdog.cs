using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PlanMonitor.Core;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Proof;
using PlanMonitor.Functions.Configuration;
using PlanMonitor.Functions.Storage;

namespace PlanMonitor.Functions.Workflows;

/// <summary>What is done by the clock beside the loops. Both are safe to run late, twice, or on two instances.</summary>
public sealed partial class Watchdog(
    Settings settings,
    CycleService cycles,
    BlobFiles files,
    HeadService heads,
    HeadNotices notices,
    TimeProvider clock,
    ILogger<Watchdog> logger
)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>
    /// Every running cycle has exactly one live loop: at most one, because its instance id is the cycle's id; at least one, because a missing one is started
    /// here. Also after a restore from a backup, a loop that failed, a signal that was lost, or a program whose workflows changed. Every four
    /// hours, at 8:15 in Vietnam and so on: just after the usual reminder hour. More often would keep an instance and its polling alive all day (docs/cost.md).
    /// </summary>
    [Function(nameof(KeepLoopsAlive))]
    public async Task KeepLoopsAlive(
        [TimerTrigger("0 15 1/4 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    )
    {
        foreach (var cycle in (await cycles.All(cancel)).Where(c => c.Value.State == CycleState.Running))
        {
            if (await WorkflowInstances.StartLoop(client, cycle.Value.Id, cancel))
                LogStarted(logger, cycle.Value.Id);
        }
        // Whatever waits in the post and whose round was lost.
        await WorkflowInstances.StartPost(client, new(clock.GetUtcNow()), cancel);
        Measures.Watched();
        // Last, as a damaged record may stop it: what was recorded until now can no longer be changed unseen.
        await notices.Tell(await heads.Take(cancel), cancel);
    }

    /// <summary>Once a night (01:30 in Vietnam): uploads that were given up, and the history of workflows that ended long ago: no figure and no receipt is in either.</summary>
    [Function(nameof(CleanUp))]
    public async Task CleanUp(
        [TimerTrigger("0 30 18 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var swept = await files.Sweep(now - UploadRules.GivenUp, cancel);
        LogSwept(logger, swept);
        // The host cannot read a filter without its first instant (azure-functions-durable-extension, ProtobufUtils.ToPurgeInstanceFilter).
        var purged = await client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(
                CreatedFrom: DateTimeOffset.UnixEpoch,
                CreatedTo: now.AddDays(-settings.KeepEndedDays),
                Statuses: Ended
            ),
            cancel
        );
        LogPurged(logger, purged.PurgedInstanceCount);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The loop of cycle {Cycle} was missing and has been started")]
    private static partial void LogStarted(ILogger logger, string cycle);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} uploads that were given up removed")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} ended workflow instances purged")]
    private static partial void LogPurged(ILogger logger, int count);
}
