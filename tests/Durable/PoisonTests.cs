using Azure.Storage;
using Azure.Storage.Queues;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Client;
using PlanMonitor.Tests.Contracts.AzureStorage;
using P = Microsoft.DurableTask.Protobuf;

namespace PlanMonitor.Tests.Durable;

/// <summary>What cannot succeed ends, and holds up nobody else.</summary>
[Slow]
public sealed class PoisonTests(Azurite azurite)
{
    private readonly Office office = new();

    [Fact]
    public async Task A_loop_whose_step_is_refused_ends_alone_and_is_started_again_when_it_is_missed()
    {
        var other = "phu-loc";
        await using var engine = await office.Engine(azurite.NewAccount());
        office.Within = input =>
            input.Cycle == other ? throw Problems.NotFound.With().AsException() : Task.CompletedTask;
        Assert.True(await WorkflowInstances.StartLoop(engine.Client, other, CancellationToken.None));
        await office.StartLoop(engine.Client);
        await Office.Until(async () =>
            await engine.Client.GetInstanceAsync(other) is { RuntimeStatus: OrchestrationRuntimeStatus.Failed }
        );
        await office.Arrived(await office.Act(engine.Client));
        office.Within = _ => Task.CompletedTask;
        // As the watchdog asks for every cycle that runs.
        Assert.False(await WorkflowInstances.StartLoop(engine.Client, Office.Cycle, CancellationToken.None));
        Assert.True(await WorkflowInstances.StartLoop(engine.Client, other, CancellationToken.None));
        await office.Rest();
        Assert.True(
            await engine.Client.GetInstanceAsync(other) is { RuntimeStatus: OrchestrationRuntimeStatus.Running }
        );
        Assert.Equal(2, office.DueSteps.Count(d => d.Cycle == other));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_does_not_stop_its_queue()
    {
        var account = azurite.NewAccount();
        await using var engine = await office.Engine(account);
        await office.StartLoop(engine.Client);
        var key = new StorageSharedKeyCredential(account.Name, account.Key);
        var queues = new QueueServiceClient(account.Queues, key, new() { Transport = account.Wire().Transport });
        foreach (var queue in new[] { $"{StorageEngine.Hub}-control-00", $"{StorageEngine.Hub}-workitems" })
        foreach (var text in new[] { "not a message", """{"$type":"No.Such, Type"}""" })
            await queues.GetQueueClient(queue).SendMessageAsync(text);
        await office.Arrived(await office.Act(engine.Client));
        await office.Rest();
        await office.Arrived(await office.Act(engine.Client), await office.Act(engine.Client));
    }

    /// <summary>The clock is the test's: the engine's answers to the orchestrator are written here.</summary>
    [Fact]
    public async Task A_step_that_always_fails_is_tried_ten_times_over_an_hour_and_then_the_instance_has_failed()
    {
        var (waits, end) = await Exhaust(typeof(StorageBusyException).FullName!);
        // After the last of the ten a timer of no length is asked for.
        Assert.Equal([10, 20, 40, 80, 160, 320, 640, 1200, 1200, 0], waits);
        Assert.Equal(P.OrchestrationStatus.Failed, end);
    }

    [Fact]
    public async Task A_refusal_of_the_rules_is_not_tried_again()
    {
        var (waits, end) = await Exhaust(typeof(ProblemException).FullName!);
        Assert.Empty(waits);
        Assert.Equal(P.OrchestrationStatus.Failed, end);
    }

    private async Task<(IReadOnlyList<int> Waits, P.OrchestrationStatus? End)> Exhaust(string error)
    {
        var now = Given.At("20/02/2023 08:00:00").UtcDateTime;
        var waits = new List<int>();
        var history = new P.OrchestratorRequest { InstanceId = Office.Cycle };
        P.HistoryEvent Event() => new() { EventId = -1, Timestamp = Timestamp.FromDateTime(now) };
        var start = Event();
        start.ExecutionStarted = new()
        {
            Name = nameof(CycleOrchestrator),
            Input = System.Text.Json.JsonSerializer.Serialize(CycleRun.First(Office.Cycle)),
            OrchestrationInstance = new() { InstanceId = Office.Cycle, ExecutionId = "1" },
        };
        var happened = start;
        while (true)
        {
            var turn = Event();
            turn.OrchestratorStarted = new();
            history.NewEvents.Add([turn, happened]);
            var answer = P.OrchestratorResponse.Parser.ParseFrom(
                Convert.FromBase64String(
                    await office.Tasks.Orchestrate(
                        nameof(CycleOrchestrator),
                        Convert.ToBase64String(history.ToByteArray())
                    )
                )
            );
            history.PastEvents.Add(history.NewEvents);
            history.NewEvents.Clear();
            var action = Assert.Single(answer.Actions);
            if (action.CompleteOrchestration is { } end)
                return (waits, end.OrchestrationStatus);
            var asked = Event();
            asked.EventId = action.Id;
            happened = Event();
            if (action.ScheduleTask is { } task)
            {
                asked.TaskScheduled = new() { Name = task.Name };
                happened.TaskFailed = new()
                {
                    TaskScheduledId = action.Id,
                    FailureDetails = new() { ErrorType = error, ErrorMessage = "the storage is away" },
                };
            }
            else
            {
                var fires = action.CreateTimer.FireAt;
                asked.TimerCreated = new() { FireAt = fires };
                waits.Add((int)Math.Round((fires.ToDateTime() - now).TotalSeconds));
                now = fires.ToDateTime();
                happened = Event();
                happened.TimerFired = new() { TimerId = action.Id, FireAt = fires };
            }
            history.PastEvents.Add(asked);
        }
    }
}
