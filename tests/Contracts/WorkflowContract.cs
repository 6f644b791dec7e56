using System.Collections.Concurrent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>
/// What every host of workflows keeps behind <see cref="IWorkflowContext"/>. A new host is tested by deriving from this class. Times are hours after
/// <see cref="Start"/>: a host on a real clock lets an hour be short.
/// </summary>
public abstract class WorkflowContract
{
    protected const string Id = "w";
    protected const string Event = CycleWorkflow.Changed;

    /// <summary>The step by which a workflow tells: a host that plays a run back repeats everything that is no step.</summary>
    private const string Told = "tell";

    private readonly ConcurrentQueue<string> told = [];

    protected abstract DateTimeOffset Start { get; }

    protected abstract TimeSpan Hour { get; }

    protected abstract void AddStep<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> step);

    protected abstract void AddWorkflow<TIn>(string name, Func<IWorkflowContext, TIn, Task> workflow);

    protected abstract Task Run(string workflow, string id, object input);

    /// <summary>False: no such workflow is alive.</summary>
    protected abstract Task<bool> Raise(string id, string eventName, object payload);

    /// <summary>False: this host is known to drop events that came just before a new start, sometimes one of two and mostly both.</summary>
    protected virtual bool KeepsEventsOverANewStart => true;

    /// <summary>How long an event takes to its workflow, where it goes over queues.</summary>
    protected virtual TimeSpan AnEventsWay => TimeSpan.Zero;

    /// <summary>Moves the clock and waits until every workflow waits or has ended.</summary>
    protected abstract Task AdvanceTo(DateTimeOffset instant);

    [Fact]
    public async Task It_waits_until_its_time_and_not_shorter()
    {
        await Run(
            async (context, _) =>
                await Tell(
                    context,
                    $"{await context.WaitUntil<string>(After(2), Event) ?? "time"} {context.UtcNow >= After(2)}"
                )
        );
        await AdvanceTo(After(1.5));
        Assert.Empty(told);
        await AdvanceTo(After(2));
        Assert.Equal(["time True"], told);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_not_waited_for()
    {
        await Run(
            async (context, _) => await Tell(context, $"{await context.WaitUntil<string>(After(-1), Event) ?? "time"}")
        );
        await AdvanceTo(Start);
        Assert.Equal(["time"], told);
    }

    [Fact]
    public async Task An_event_wakes_it_earlier_and_brings_what_it_says()
    {
        await Run(
            async (context, _) =>
                await Tell(context, $"{await context.WaitUntil<string>(After(24), Event)} {context.UtcNow < After(3)}")
        );
        await AdvanceTo(After(1));
        Assert.True(await Raise(Id, Event, "480"));
        await AdvanceTo(After(1));
        Assert.Equal(["480 True"], told);
    }

    [Fact]
    public async Task An_event_of_another_name_does_not_wake_it()
    {
        await Run(async (context, _) => await Tell(context, $"{await context.WaitUntil<string>(After(24), Event)}"));
        await AdvanceTo(Start);
        Assert.True(await Raise(Id, "Another", "x"));
        await AdvanceTo(After(1));
        Assert.Empty(told);
    }

    [Fact]
    public async Task Events_that_come_while_it_runs_are_all_kept_even_over_a_new_start()
    {
        AddStep<string, int>("work", async (_, _) =>
            await Raise(Id, Event, "a") && await Raise(Id, Event, "b") ? 1 : 0
        );
        await Run(
            async (context, input) =>
            {
                if (input == Id)
                {
                    await context.Step<int>("work", "");
                    context.ContinueAsNew("again");
                    return;
                }
                for (var i = 0; i < 3; i++)
                    await Tell(context, $"{input} {await context.WaitUntil<string>(After(1), Event) ?? "time"}"); // each once, not twice
            }
        );
        await AdvanceTo(After(1));
        // In which order they come is not promised: Azure's queues do not keep it.
        string[] kept = ["again a", "again b"];
        var came = told.Where(t => t != "again time").Order().ToList();
        if (KeepsEventsOverANewStart)
            Assert.Equal(kept, came);
        else
            Assert.Equal(came.Intersect(kept), came);
        Assert.Contains("again time", told);
    }

    [Fact]
    public async Task What_has_come_while_it_ran_is_taken_without_waiting_and_each_once()
    {
        AddStep<string, int>("work", async (_, cancel) =>
        {
            var heard = await Raise(Id, Event, "a") && await Raise(Id, Event, "b") && await Raise(Id, "Another", "c");
            await Task.Delay(AnEventsWay, cancel);
            return heard ? 1 : 0;
        });
        await Run(
            async (context, _) =>
            {
                var before = context.Take<string>(Event);
                await context.Step<int>("work", "");
                var came = context.Take<string>(Event);
                var after = context.Take<string>(Event);
                await Tell(context, $"{before.Count} {string.Join('+', came.Order())} {after.Count}");
                await Tell(context, $"{await context.WaitUntil<string>(After(24), Event)}");
            }
        );
        await AdvanceTo(Start);
        Assert.Equal(["0 a+b 0"], told);
        Assert.True(await Raise(Id, Event, "d"));
        await AdvanceTo(Start);
        Assert.Equal(["0 a+b 0", "d"], told);
    }

    [Fact]
    public async Task Continuing_as_new_runs_it_again_with_the_next_input()
    {
        await Run(
            async (context, input) =>
            {
                await Tell(context, input);
                if (input.Length < 3)
                    context.ContinueAsNew(input + "w");
            }
        );
        await AdvanceTo(Start);
        Assert.Equal(["w", "ww", "www"], told);
    }

    [Fact]
    public async Task Starting_it_twice_runs_it_once_and_when_it_has_ended_it_may_be_started_anew()
    {
        AddTell();
        AddWorkflow<string>("once", async (context, input) =>
        {
            if (input == "first")
                await context.WaitUntil<string>(After(1), Event);
            await Tell(context, input);
        });
        await Run("once", Id, "first");
        await Run("once", Id, "second");
        await AdvanceTo(After(0.5));
        Assert.Empty(told);
        await AdvanceTo(After(1));
        Assert.Equal(["first"], told);
        await Run("once", Id, "third");
        await AdvanceTo(After(1));
        Assert.Equal(["first", "third"], told);
    }

    [Fact]
    public async Task It_starts_others_beside_itself_each_id_once_and_does_not_wait_for_them()
    {
        AddWorkflow<string>("beside", async (context, input) =>
        {
            await context.WaitUntil<string>(After(1), Event);
            await Tell(context, input);
        });
        await Run(
            async (context, _) =>
            {
                await context.Start("beside", "one", "1");
                await context.Start("beside", "one", "1 again");
                await context.Start("beside", "two", "2");
                await Tell(context, "started");
            }
        );
        await AdvanceTo(After(0.5));
        Assert.Equal(["started"], told);
        await AdvanceTo(After(1));
        Assert.Equal(["1", "2"], told.Skip(1).Order());
    }

    [Fact]
    public async Task Nobody_hears_an_event_for_a_workflow_that_is_not_alive()
    {
        Assert.False(await Raise(Id, Event, "x"));
        await Run((_, _) => Task.CompletedTask);
        await AdvanceTo(Start);
        Assert.False(await Raise(Id, Event, "x"));
    }

    [Fact]
    public async Task Steps_side_by_side_give_their_results_in_the_order_of_their_inputs()
    {
        AddStep<int, string>("name", (n, _) => Task.FromResult($"n{n}"));
        await Run(
            async (context, _) =>
                await Tell(context, string.Join(' ', await context.Parallel<string>("name", [3, 1, 2])))
        );
        await AdvanceTo(Start);
        Assert.Equal(["n3 n1 n2"], told);
    }

    [Fact]
    public async Task What_goes_in_and_comes_out_of_a_step_arrives_as_it_was()
    {
        var item = new AgendaItem(
            AgendaKind.Extension,
            "huong-tra-2023",
            Town,
            "implementation-plan",
            "2023",
            "c1",
            At("20/02/2023 08:00:00").AddTicks(1234567)
        );
        AddStep<AgendaItem, DueDone>("echo", (input, _) => Task.FromResult(new DueDone(1, [input], null)));
        AddStep<PlanInput, CyclePlan?>("none", (_, _) => Task.FromResult<CyclePlan?>(null));
        await Run(
            async (context, _) =>
            {
                var done = await context.Step<DueDone>("echo", item);
                await Tell(
                    context,
                    $"{done.Items[0] == item} {await context.Step<CyclePlan?>("none", new PlanInput("c", After(0))) is null}"
                );
            }
        );
        await AdvanceTo(Start);
        Assert.Equal(["True True"], told);
    }

    [Fact]
    public async Task The_loop_of_a_cycle_runs_what_is_due_at_each_wake_and_ends_when_the_cycle_is_closed()
    {
        var closed = false;
        var wakes = 0;
        AddStep<PlanInput, CyclePlan?>(WorkflowSteps.Plan, (_, _) =>
            Task.FromResult(closed ? null : new CyclePlan([Town, Department], After(2 * ++wakes)))
        );
        AddStep<DueInput, DueDone>(WorkflowSteps.RunDue, (due, _) =>
        {
            told.Enqueue(
                $"{due.Cycle} {due.Collector} {(due.MeantAt is { } at ? $"{(at - Start) / Hour:F0}" : "-")} {due.Correlation ?? "-"}"
            );
            return Task.FromResult(new DueDone(0, [], null));
        });
        AddWorkflow<CycleRun>(nameof(CycleWorkflow), CycleWorkflow.Run);
        await Run(nameof(CycleWorkflow), "c", CycleRun.First("c"));
        await AdvanceTo(Start);
        Assert.Equal(["c 480 - -", "c so - -"], told.Order());
        // Only where something changed, and once however often.
        await Raise("c", Event, new CycleChange(Town, "t1"));
        await Raise("c", Event, new CycleChange(Town, "t1"));
        await AdvanceTo(After(1));
        Assert.Equal(["c 480 - t1"], told.Skip(2).Distinct());
        Assert.Equal(1, wakes);
        var before = told.Count;
        // At the time that was planned everywhere, whatever came in between.
        await AdvanceTo(After(2));
        Assert.Equal(["c 480 2 -", "c so 2 -"], told.Skip(before).Order());
        closed = true;
        await Raise("c", Event, new CycleChange(null, "t2"));
        await AdvanceTo(After(2));
        Assert.Equal(before + 2, told.Count);
        // An engine on a busy machine takes in the last event a little later than it was raised.
        for (var asked = 0; await Raise("c", Event, new CycleChange(null, null)); asked++)
        {
            Assert.True(asked < 100, "the loop goes on after its cycle was closed");
            await Task.Delay(100);
        }
    }

    protected DateTimeOffset After(double hours) => Start + hours * Hour;

    private async Task Run(Func<IWorkflowContext, string, Task> workflow)
    {
        AddTell();
        AddWorkflow("under-test", workflow);
        await Run("under-test", Id, Id);
    }

    private void AddTell() => AddStep<string, bool>(Told, (text, _) =>
        {
            told.Enqueue(text);
            return Task.FromResult(true);
        });

    private static Task Tell(IWorkflowContext context, string text) => context.Step<bool>(Told, text);
}
