using Microsoft.DurableTask.Client;
using PlanMonitor.Tests.Contracts.AzureStorage;
using PlanMonitor.Tests.FunctionsHost;

namespace PlanMonitor.Tests.Durable;

/// <summary>The published app is replaced by its next deployment while a cycle runs.</summary>
[Slow]
public sealed class RedeploymentTests(Azurite azurite, PublishedApp app)
{
    private const string Loop = HostYear.CycleId;

    [Fact]
    public async Task The_loop_of_a_year_lives_through_a_deployment_and_is_started_again_when_it_was_lost()
    {
        var (folder, account) = (await app.Folder(), azurite.NewAccount());
        var settings = AppSettings.For(azurite, account, null);
        await using (var old = await FunctionsPeer.Start(folder, account, settings, Impatient.Settings))
        {
            using var year = new HostYear(old.Address, azurite.Wire);
            await year.Begin();
            await Office.Until(async () => await Status(old.Instances) == OrchestrationRuntimeStatus.Running);
        }
        await using (var nobody = await StorageEngine.StartClient(account))
            Assert.Equal(OrchestrationRuntimeStatus.Running, await Status(nobody.Client));
        await using var peer = await FunctionsPeer.Start(folder, account, settings, Impatient.Settings);
        using var goesOn = new HostYear(peer.Address, azurite.Wire);
        await goesOn.ActAndBeTold();
        Assert.Equal(OrchestrationRuntimeStatus.Running, await Status(peer.Instances));
        // It was told of the acts, and nobody had to start it.
        await peer.FireTimers();
        Assert.DoesNotContain("was missing and has been started", peer.Log, StringComparison.Ordinal);

        await peer.Instances.TerminateInstanceAsync(Loop);
        await Office.Until(async () => await Status(peer.Instances) == OrchestrationRuntimeStatus.Terminated);
        await peer.FireTimers();
        await Office.Until(async () => await Status(peer.Instances) == OrchestrationRuntimeStatus.Running);
        Assert.Contains("was missing and has been started", peer.Log, StringComparison.Ordinal);
    }

    private static async Task<OrchestrationRuntimeStatus?> Status(DurableTaskClient client) =>
        (await client.GetInstanceAsync(Loop))?.RuntimeStatus;
}
