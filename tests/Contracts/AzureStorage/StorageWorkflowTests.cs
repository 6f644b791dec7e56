using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PlanMonitor.Tests.Durable;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>The workflow port on Durable's azureStorage backend, the one that runs on Azure, against the emulator.</summary>
[Slow]
public sealed class StorageWorkflowTests(Azurite azurite) : DurableWorkflowTests
{
    private StorageEngine? engine;

    public override async ValueTask DisposeAsync()
    {
        if (engine is not null)
            await engine.DisposeAsync();
    }

    private protected override async Task<DurableTaskClient> StartEngine(
        Tasks tasks,
        IReadOnlyList<Action<DurableTaskRegistry>> registered
    )
    {
        engine = await StorageEngine.Start(azurite.NewAccount(), tasks.Orchestrate, tasks.Act);
        return engine.Client;
    }
}
