using Microsoft.Extensions.Logging.Abstractions;

namespace PlanMonitor.Tests.Contracts;

public class WorkflowRunnerTests : WorkflowContract, IAsyncLifetime, IDisposable
{
    /// <summary>Only so that a fault ends the run of the tests; nothing waits for it.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(1);

    private readonly VirtualClock clock;
    private readonly WorkflowRunner runner;

    public WorkflowRunnerTests()
        : this(inTurns: false) { }

    protected WorkflowRunnerTests(bool inTurns)
    {
        clock = new(Begin, speed: 0);
        runner = new(clock, NullLogger.Instance, inTurns: inTurns);
    }

    protected WorkflowRunner Runner => runner;

    private static DateTimeOffset Begin => Given.At("20/02/2023 08:00:00");

    protected override DateTimeOffset Start => Begin;

    protected override TimeSpan Hour => TimeSpan.FromHours(1);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public void Dispose()
    {
        clock.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void AddStep<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> step) =>
        runner.AddStep(name, step);

    protected override void AddWorkflow<TIn>(string name, Func<IWorkflowContext, TIn, Task> workflow) =>
        runner.AddWorkflow(name, workflow);

    protected override Task Run(string workflow, string id, object input)
    {
        runner.Start(workflow, id, input);
        return Task.CompletedTask;
    }

    protected override Task<bool> Raise(string id, string eventName, object payload) =>
        Task.FromResult(runner.Raise(id, eventName, payload));

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
        runner.AddWorkflow<string>("works", async (context, input) =>
        {
            await context.Step<int>("work", input);
            await context.WaitUntil<string>(After(24), Event);
        });
        foreach (var id in new[] { "a", "b" })
            runner.Start("works", id, id);
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
        runner.AddWorkflow<string>("broken", (_, _) => throw new InvalidOperationException($"{++tries}"));
        runner.Start("broken", "broken", "");
        var done = false;
        runner.AddWorkflow<string>("sound", async (context, _) =>
            done = await context.WaitUntil<string>(Start.AddMinutes(5), Event) is null
        );
        runner.Start("sound", "sound", "");
        for (var minute = 1; minute <= 5; minute++)
            await AdvanceTo(Start.AddMinutes(minute));
        Assert.Equal((6, true), (tries, done));
    }

    [Fact]
    public async Task A_step_that_fails_is_tried_again_after_a_minute_of_the_clock()
    {
        var (tries, result) = (0, 0);
        AddStep<int, int>("work", (n, _) =>
            ++tries < 3 ? throw new InvalidOperationException("the storage is away") : Task.FromResult(n * 2)
        );
        AddWorkflow<string>("tries", async (context, _) => result = await context.Step<int>("work", 21));
        await Run("tries", Id, "");
        await AdvanceTo(Start.AddSeconds(59));
        Assert.Equal(1, tries);
        await AdvanceTo(Start.AddMinutes(1));
        Assert.Equal(2, tries);
        await AdvanceTo(Start.AddMinutes(2));
        Assert.Equal(42, result);
    }
}

/// <summary>As a simulated year runs them.</summary>
public sealed class WorkflowsInTurnsTests() : WorkflowRunnerTests(inTurns: true)
{
    [Fact]
    public async Task What_happens_while_nobody_waits_is_one_run_however_long_the_act_takes()
    {
        var told = new List<string>();
        Runner.AddWorkflow<string>("loop", async (context, input) =>
        {
            var first = await context.WaitUntil<string>(After(24), Event);
            var others = context.Take<string>(Event);
            told.Add($"{input}: {string.Join('+', others.Prepend(first))}");
            context.ContinueAsNew(input);
        });
        foreach (var id in new[] { "a", "b" })
            Runner.Start("loop", id, id);
        await AdvanceTo(Start);

        foreach (var payload in new[] { "1", "2", "3" })
        {
            Assert.True(Runner.Raise("b", Event, payload));
            Assert.True(Runner.Raise("a", Event, payload));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        Assert.Empty(told);
        await AdvanceTo(Start);
        Assert.Equal(["b: 1+2+3", "a: 1+2+3"], told);
    }
}
