using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;
using PlanMonitor.Functions;

namespace PlanMonitor.Tests.Contracts;

/// <summary>The workflow port over Durable Task's own engine, in memory and on the real clock.</summary>
public sealed class DurableWorkflowTests : WorkflowContract, IAsyncLifetime
{
    /// <summary>Time for everything that is due to run; shorter than half an hour of the contract.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly List<Action<DurableTaskRegistry>> tasks = [];
    private DurableTaskTestHost? host;
    private int known;
    private DateTimeOffset start;

    protected override DateTimeOffset Start => start;

    protected override TimeSpan Hour => TimeSpan.FromSeconds(6);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

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
        await AdvanceTo(After(5)); // 30 s; the first retry comes after 10 s
        Assert.Equal((2, 1), (faults, refusals));
        Assert.False(await Raise(Id, Event, "it has failed and is not alive"));
    }

    protected override void AddStep<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> step) =>
        tasks.Add(registry =>
            registry.AddActivityFunc<TIn, TOut>(name, (_, input) => step(input, CancellationToken.None))
        );

    protected override void AddWorkflow<TIn>(string name, Func<IWorkflowContext, TIn, Task> workflow) =>
        tasks.Add(registry =>
            registry.AddOrchestratorFunc<TIn>(Orchestrations.NameOf(name), (context, input) =>
                workflow(new DurableWorkflowContext(context), input)
            )
        );

    protected override async Task Run(string workflow, string id, object input) =>
        await WorkflowInstances.Start(
            (await Running()).Client,
            new(workflow, id, JsonSerializer.SerializeToElement(input)),
            CancellationToken.None
        );

    protected override async Task<bool> Raise(string id, string eventName, object payload) =>
        await WorkflowInstances.Raise((await Running()).Client, id, eventName, payload);

    protected override async Task AdvanceTo(DateTimeOffset instant)
    {
        if (instant - DateTimeOffset.UtcNow is { } ahead && ahead > TimeSpan.Zero)
            await Task.Delay(ahead);
        await Task.Delay(Settling);
    }

    /// <summary>The engine takes its tasks at its start: it is started anew for those added later; nothing has run by then.</summary>
    private async Task<DurableTaskTestHost> Running()
    {
        if (host is not null && known == tasks.Count)
            return host;
        await DisposeAsync();
        known = tasks.Count;
        host = await DurableTaskTestHost.StartAsync(Register, new() { Port = Loopback.FreePort() });
        start = DateTimeOffset.UtcNow;
        return host;
    }

    private void Register(DurableTaskRegistry registry)
    {
        tasks.ForEach(add => add(registry));
        registry.AddActivityFunc<StartInput, bool>(nameof(Activities.StartWorkflow), (_, input) =>
            WorkflowInstances.Start(host!.Client, input, CancellationToken.None)
        );
    }
}
