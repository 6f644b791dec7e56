using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>What every host of workflows keeps behind <see cref="IWorkflowContext"/>. A new host is tested by deriving from this class.</summary>
public abstract class WorkflowContract
{
    protected const string Id = "w";
    protected const string Event = CycleWorkflow.Changed;
    protected static readonly DateTimeOffset Start = At("20/02/2023 08:00:00");

    private readonly List<string> told = [];

    protected abstract void AddStep<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> step);

    protected abstract void Run(string id, Func<IWorkflowContext, string, Task> workflow);

    protected abstract bool Raise(string id, string eventName);

    /// <summary>Moves the clock and waits until every workflow waits or has ended.</summary>
    protected abstract Task AdvanceTo(DateTimeOffset instant);

    [Fact]
    public async Task It_waits_until_its_time_and_not_shorter()
    {
        Run(Id, async (context, _) => Tell($"{await context.WaitUntil(Start.AddHours(2), Event)} {context.UtcNow:HH:mm}"));
        await AdvanceTo(Start.AddHours(2).AddTicks(-1));
        Assert.Empty(told);
        await AdvanceTo(Start.AddHours(2));
        Assert.Equal(["False 03:00"], told);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_not_waited_for()
    {
        Run(Id, async (context, _) => Tell($"{await context.WaitUntil(Start.AddHours(-1), Event)}"));
        await AdvanceTo(Start);
        Assert.Equal(["False"], told);
    }

    [Fact]
    public async Task An_event_wakes_it_earlier()
    {
        Run(Id, async (context, _) => Tell($"{await context.WaitUntil(Start.AddDays(1), Event)} {context.UtcNow:HH:mm}"));
        await AdvanceTo(Start.AddHours(1));
        Assert.True(Raise(Id, Event));
        await AdvanceTo(Start.AddHours(1));
        Assert.Equal(["True 02:00"], told);
    }

    [Fact]
    public async Task An_event_of_another_name_does_not_wake_it()
    {
        Run(Id, async (context, _) => Tell($"{await context.WaitUntil(Start.AddDays(1), Event)}"));
        await AdvanceTo(Start);
        Assert.True(Raise(Id, "Another"));
        await AdvanceTo(Start.AddHours(1));
        Assert.Empty(told);
    }

    [Fact]
    public async Task An_event_that_comes_while_it_runs_is_kept_even_over_a_new_start()
    {
        AddStep<string, int>("work", (_, _) => Task.FromResult(Raise(Id, Event) ? 1 : 0));
        Run(Id, async (context, input) =>
        {
            if (input == Id)
            {
                await context.Step<int>("work", "");
                context.ContinueAsNew("again");
                return;
            }
            Tell($"{input} {await context.WaitUntil(Start.AddDays(1), Event)}");
            Tell($"{await context.WaitUntil(Start.AddHours(1), Event)}"); // once, not twice
        });
        await AdvanceTo(Start.AddHours(1));
        Assert.Equal(["again True", "False"], told);
    }

    [Fact]
    public async Task Continuing_as_new_runs_it_again_with_the_next_input()
    {
        Run(Id, (context, input) =>
        {
            Tell(input);
            if (input.Length < 3)
                context.ContinueAsNew(input + "w");
            return Task.CompletedTask;
        });
        await AdvanceTo(Start);
        Assert.Equal(["w", "ww", "www"], told);
    }

    [Fact]
    public async Task A_step_that_fails_is_tried_again_after_a_minute_of_the_clock()
    {
        var tries = 0;
        AddStep<int, int>("work", (n, _) => ++tries < 3 ? throw new InvalidOperationException("the storage is away") : Task.FromResult(n * 2));
        Run(Id, async (context, _) => Tell($"{await context.Step<int>("work", 21)}"));
        await AdvanceTo(Start.AddSeconds(59));
        Assert.Equal(1, tries);
        await AdvanceTo(Start.AddMinutes(1));
        Assert.Equal(2, tries);
        await AdvanceTo(Start.AddMinutes(2));
        Assert.Equal(["42"], told);
    }

    [Fact]
    public async Task Starting_it_twice_runs_it_once()
    {
        async Task Workflow(IWorkflowContext context, string input)
        {
            Tell(input);
            await context.WaitUntil(Start.AddHours(1), Event);
        }
        Run(Id, Workflow);
        Run(Id, Workflow);
        await AdvanceTo(Start);
        Assert.Equal([Id], told);
        // When it has ended it may be started anew.
        await AdvanceTo(Start.AddHours(1));
        Run(Id, Workflow);
        await AdvanceTo(Start.AddHours(1));
        Assert.Equal([Id, Id], told);
    }

    [Fact]
    public async Task Nobody_hears_an_event_for_a_workflow_that_is_not_alive()
    {
        Assert.False(Raise(Id, Event));
        Run(Id, (_, _) => Task.CompletedTask);
        await AdvanceTo(Start);
        Assert.False(Raise(Id, Event));
    }

    [Fact]
    public async Task Steps_side_by_side_give_their_results_in_the_order_of_their_inputs()
    {
        AddStep<int, string>("name", (n, _) => Task.FromResult($"n{n}"));
        Run(Id, async (context, _) => Tell(string.Join(' ', await context.Parallel<string>("name", [3, 1, 2]))));
        await AdvanceTo(Start);
        Assert.Equal(["n3 n1 n2"], told);
    }

    [Fact]
    public async Task The_loop_of_a_cycle_runs_what_is_due_at_each_wake_and_ends_when_the_cycle_is_closed()
    {
        var closed = false;
        AddStep<string, IReadOnlyList<string>>(WorkflowSteps.Collectors, (_, _) => Task.FromResult<IReadOnlyList<string>>(closed ? [] : [Town, Department]));
        AddStep<DueInput, int>(WorkflowSteps.RunDue, (due, _) =>
        {
            Tell($"{due.Cycle} {due.Collector} {due.Now.ToOffset(VietnamTime.Offset):dd HH:mm}");
            return Task.FromResult(0);
        });
        AddStep<WakeInput, DateTimeOffset?>(WorkflowSteps.NextWake, (wake, _) => Task.FromResult(closed ? (DateTimeOffset?)null : WakeRules.Next(Small, wake.Now)));
        Run(Id, CycleWorkflow.Run);
        await AdvanceTo(Start);
        Assert.Equal(["w 480 20 08:00", "w so 20 08:00"], told);
        await AdvanceTo(At("21/02/2023 08:00:00"));
        Raise(Id, CycleWorkflow.Changed);
        await AdvanceTo(At("21/02/2023 08:00:00"));
        Assert.Equal(["w 480 21 08:00", "w so 21 08:00", "w 480 21 08:00", "w so 21 08:00"], told.Skip(2));
        closed = true;
        Raise(Id, CycleWorkflow.Changed);
        await AdvanceTo(At("25/02/2023 08:00:00"));
        Assert.Equal(6, told.Count);
        Assert.False(Raise(Id, CycleWorkflow.Changed));
    }

    private void Tell(string text) => told.Add(text);
}
