using Microsoft.Extensions.Logging.Abstractions;

namespace PlanMonitor.Tests.Contracts;

public sealed class WorkflowRunnerTests : WorkflowContract, IAsyncLifetime, IDisposable
{
    /// <summary>Only so that a fault ends the run of the tests; nothing waits for it.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(1);

    private readonly VirtualClock clock = new(Start, speed: 0);
    private readonly WorkflowRunner runner;

    public WorkflowRunnerTests() => runner = new(clock, NullLogger.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await runner.DisposeAsync();

    public void Dispose() => clock.Dispose();

    protected override void AddStep<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> step) => runner.AddStep(name, step);

    protected override void Run(string id, Func<IWorkflowContext, string, Task> workflow) => runner.Start(id, workflow);

    protected override bool Raise(string id, string eventName) => runner.Raise(id, eventName);

    protected override async Task AdvanceTo(DateTimeOffset instant)
    {
        await runner.Settled().WaitAsync(Forever);
        clock.AdvanceTo(instant);
        await runner.Settled().WaitAsync(Forever);
    }

    [Fact]
    public async Task It_is_settled_only_when_every_workflow_waits_or_has_ended()
    {
        Assert.True(runner.Settled().IsCompleted);
        var (gate, other) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        runner.AddStep<string, int>("work", (name, _) => name == "a" ? gate.Task : other.Task);
        foreach (var id in new[] { "a", "b" })
            runner.Start(id, async (context, input) =>
            {
                await context.Step<int>("work", input);
                await context.WaitUntil(Start.AddDays(1), Event);
            });
        var settled = runner.Settled();
        gate.SetResult(1);
        Assert.False(settled.IsCompleted);
        other.SetResult(1);
        await settled.WaitAsync(Forever);
    }

    [Fact]
    public async Task A_workflow_that_fails_without_end_neither_dies_nor_holds_up_the_others()
    {
        var tries = 0;
        runner.Start("broken", (_, _) => throw new InvalidOperationException($"{++tries}"));
        var done = false;
        runner.Start("sound", async (context, _) => done = !await context.WaitUntil(Start.AddMinutes(5), Event));
        for (var minute = 1; minute <= 5; minute++)
            await AdvanceTo(Start.AddMinutes(minute));
        Assert.Equal((6, true), (tries, done));
    }
}
