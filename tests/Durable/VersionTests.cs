using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DurableTask.Core.Settings;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>Programs of different age on one task hub. The host gives what host.json says of versions to the engine; so does this test.</summary>
[Slow]
public sealed class VersionTests(Azurite azurite)
{
    private static readonly JsonNode Host = JsonNode.Parse(File.ReadAllText(Path.Combine(Given.Root, "host.json")))![
        "extensions"
    ]!["durableTask"]!;

    private static readonly int Version = int.Parse((string)Host["defaultVersion"]!, CultureInfo.InvariantCulture);

    private readonly Office office = new();

    [Fact]
    public void The_host_knows_the_strategies_under_the_names_in_its_settings()
    {
        Assert.True(
            Enum.TryParse<VersioningSettings.VersionMatchStrategy>((string)Host["versionMatchStrategy"]!, out _)
        );
        Assert.True(
            Enum.TryParse<VersioningSettings.VersionFailureStrategy>((string)Host["versionFailureStrategy"]!, out _)
        );
    }

    [Fact]
    public async Task A_loop_of_an_older_version_is_run_and_one_of_a_newer_is_left_to_the_newer_host()
    {
        var account = azurite.NewAccount();
        await using (var today = await Start(account, Version))
        {
            await Begin(today.Client, "older", Version - 1);
            await Begin(today.Client, "newer", Version + 1);
            await Office.Until(() => office.DueSteps.Any(d => d.Cycle == "older"));
            await office.Rest();
            Assert.DoesNotContain(office.DueSteps, d => d.Cycle == "newer");
            Assert.Equal(
                OrchestrationRuntimeStatus.Pending,
                (await today.Client.GetInstanceAsync("newer"))!.RuntimeStatus
            );
        }
        await using var tomorrow = await Start(account, Version + 1);
        await Office.Until(() => office.DueSteps.Any(d => d.Cycle == "newer"));
    }

    [Fact]
    public async Task A_loop_begun_by_an_older_program_ends_and_is_started_anew_from_the_records()
    {
        await using var engine = await office.Engine(azurite.NewAccount());
        var old = CycleRun.First(Office.Cycle) with { Sequence = CycleWorkflow.Sequence - 1 };
        Assert.True(
            await WorkflowInstances.Start(
                engine.Client,
                new(nameof(CycleWorkflow), Office.Cycle, JsonSerializer.SerializeToElement(old)),
                CancellationToken.None
            )
        );
        await Office.Until(async () =>
            await engine.Client.GetInstanceAsync(Office.Cycle)
                is { RuntimeStatus: OrchestrationRuntimeStatus.Completed }
        );
        var letter = office.Record("480");
        Assert.Empty(office.DueSteps);
        Assert.False(
            await WorkflowInstances.Raise(
                engine.Client,
                Office.Cycle,
                CycleWorkflow.Changed,
                new CycleChange("480", letter)
            )
        );
        // What a signal that nobody heard does, and the watchdog.
        await office.StartLoop(engine.Client);
        await office.Arrived(letter);
    }

    private Task<StorageEngine> Start(AzuriteAccount account, int version) =>
        StorageEngine.Start(
            account,
            office.Tasks.Orchestrate,
            office.Tasks.Act,
            Impatient.Settings,
            new()
            {
                Version = $"{version}",
                MatchStrategy = Enum.Parse<VersioningSettings.VersionMatchStrategy>(
                    (string)Host["versionMatchStrategy"]!
                ),
                FailureStrategy = Enum.Parse<VersioningSettings.VersionFailureStrategy>(
                    (string)Host["versionFailureStrategy"]!
                ),
            }
        );

    /// <summary>As the host of that version has it started.</summary>
    private static Task Begin(DurableTaskClient client, string cycle, int version) =>
        client.ScheduleNewOrchestrationInstanceAsync(
            nameof(CycleOrchestrator),
            CycleRun.First(cycle),
            new StartOrchestrationOptions { InstanceId = cycle, Version = $"{version}" }
        );
}
