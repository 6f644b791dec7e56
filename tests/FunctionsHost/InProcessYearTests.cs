using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>The functions of this app really run: triggers, orchestrators, activities, tables and blobs.</summary>
[Collection(Azurite.Collection)]
public sealed class InProcessYearTests(Azurite azurite)
{
    [Fact]
    public async Task One_towns_year_runs_over_the_apps_own_functions()
    {
        await using var host = await FunctionsInProcess.Start(azurite.NewAccount(), HostYear.FirstAdministrator);
        using var year = new HostYear(host.Address, azurite.Wire);
        await year.Run();
        // At night, with everything of the year there: nothing to start, nothing old enough to go, and nothing that fails.
        await host.FireTimers();
    }
}
