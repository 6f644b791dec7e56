using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>
/// Every running cycle has exactly one live loop: at most one, because its instance id is the cycle's id; at least one, because a missing one is started
/// here. Also after a restore from a backup, a loop that failed, or a signal that was lost.
/// </summary>
public sealed class Watchdog(Services services)
{
    [Function(nameof(Watchdog))]
    public async Task Run([TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        foreach (var cycle in (await services.Cycles.All(cancel)).Where(c => c.Value.State == CycleState.Running))
            await CycleInstances.StartWhereMissing(client, cycle.Value.Id, cancel);
    }
}
