using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PlanMonitor.Tests.Durable;

namespace PlanMonitor.Tests.Contracts;

/// <summary>The workflow port over Durable Task, on the real clock; which engine and where it keeps its state, derived classes say.</summary>
[Slow]
public abstract class DurableWorkflowTests : WorkflowContract, IAsyncLifetime
{
    private readonly Tasks tasks = new();
    private readonly List<Action<DurableTaskRegistry>> registered = [];
    private DateTimeOffset start;
    private DurableTaskClient? client;

    protected override DateTimeOffset Start => start;

    protected override TimeSpan Hour => TimeSpan.FromSeconds(6);

    protected override TimeSpan AnEventsWay => TimeSpan.FromSeconds(0.5);

    /// <summary>Time for everything that is due to run; shorter than half an hour of the contract.</summary>
    protected virtual TimeSpan Settling => TimeSpan.FromSeconds(2);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_step_that_fails_is_tried_again_and_a_refusal_of_the_rules_is_not()
    {
        var (faults, refusals) = (0, 0);
        AddStep<int, int>("faulty", (n, _) =>
            ++faults == 1 ? throw new StorageBusyException("the storage is away") : Task.FromResult(n)
        );
        AddStep<int, int>("refused", (_, _) =>
            ++refusals > 0 ? throw Problems.NotFound.With().AsException() : Task.FromResult(0)
        );
        AddWorkflow<string>("tries", async (context, _) =>
        {
            await context.Step<int>("faulty", 1);
            await context.Step<int>("refused", 1);
        });
        await Run("tries", Id, "");
        // The first retry comes after 10 s.
        for (var last = After(5); DateTimeOffset.UtcNow < last && refusals == 0; )
            await Task.Delay(250);
        await AdvanceTo(Start);
        Assert.Equal((2, 1), (faults, refusals));
        Assert.False(await Raise(Id, Event, "it has failed and is not alive"));
    }

    /// <summary>Starts the engine with everything added so far. It takes its tasks at its start; nothing has run by then.</summary>
    private protected abstract Task<DurableTaskClient> StartEngine(
        Tasks tasks,
        IReadOnlyList<Action<DurableTaskRegistry>> registered
    );

    protected override void AddStep<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> step)
    {
        client = null;
        tasks.AddActivity<TIn, TOut>(name, input => step(input, CancellationToken.None));
        registered.Add(registry =>
            registry.AddActivityFunc<TIn, TOut>(name, (_, input) => step(input, CancellationToken.None))
        );
    }

    protected override void AddWorkflow<TIn>(string name, Func<IWorkflowContext, TIn, Task> workflow)
    {
        client = null;
        var orchestrator = StartInput.OrchestratorOf(name);
        tasks.AddOrchestrator<TIn>(orchestrator, (context, input) =>
            workflow(new DurableWorkflowContext(context), input)
        );
        registered.Add(registry =>
            registry.AddOrchestratorFunc<TIn>(orchestrator, (context, input) =>
                workflow(new DurableWorkflowContext(context), input)
            )
        );
    }

    protected override async Task Run(string workflow, string id, object input) =>
        await WorkflowInstances.Start(
            await Running(),
            new(workflow, id, JsonSerializer.SerializeToElement(input)),
            CancellationToken.None
        );

    protected override async Task<bool> Raise(string id, string eventName, object payload) =>
        await WorkflowInstances.Raise(await Running(), id, eventName, payload);

    protected override async Task AdvanceTo(DateTimeOffset instant)
    {
        if (instant - DateTimeOffset.UtcNow is { } ahead && ahead > TimeSpan.Zero)
            await Task.Delay(ahead);
        await Task.Delay(Settling);
    }

    private async Task<DurableTaskClient> Running()
    {
        if (client is not null)
            return client;
        Task<bool> StartAnother(StartInput input) => WorkflowInstances.Start(client!, input, CancellationToken.None);
        tasks.AddActivity<StartInput, bool>(StartInput.Activity, StartAnother);
        await DisposeAsync();
        client = await StartEngine(
            tasks,
            [
                .. registered,
                registry =>
                    registry.AddActivityFunc<StartInput, bool>(StartInput.Activity, (_, input) => StartAnother(input)),
            ]
        );
        start = DateTimeOffset.UtcNow;
        return client;
    }
}
