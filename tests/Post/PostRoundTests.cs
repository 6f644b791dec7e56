using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Post;

/// <summary>Which round of the post is asked for, and by whom.</summary>
public sealed class PostRoundTests
{
    [Theory]
    [InlineData("20/02/2023 08:10:00", "post-202302200110")]
    [InlineData("20/02/2023 08:10:01", "post-202302200111")]
    public void A_round_is_that_of_the_next_full_minute(string at, string id) =>
        Assert.Equal(id, PostRound.For(At(at)).InstanceId);

    [Fact]
    public async Task A_due_step_whose_letters_may_leave_at_once_asks_for_a_round_that_has_not_begun()
    {
        // The letters were meant for a moment before 08:10, and were written only after it: the round of 08:10 may have looked already.
        var context = new Recorded(At("20/02/2023 08:10:02"), post: At("20/02/2023 08:09:59"));
        await CycleWorkflow.Run(context, CycleRun.First("c"));
        Assert.Equal(["post-202302200111"], context.Started);
    }

    [Fact]
    public async Task A_due_step_whose_letters_wait_asks_for_their_moment()
    {
        var context = new Recorded(At("24/02/2023 20:00:02"), post: At("27/02/2023 07:00:00"));
        await CycleWorkflow.Run(context, CycleRun.First("c"));
        Assert.Equal(["post-202302270000"], context.Started);
    }

    private sealed class Recorded(DateTimeOffset now, DateTimeOffset post) : IWorkflowContext
    {
        public List<string> Started { get; } = [];

        public DateTimeOffset UtcNow => now;

        public Task<TResult> Step<TResult>(string step, object input) =>
            Task.FromResult((TResult)(object)new CyclePlan(["480"], now.AddDays(1)));

        public Task<IReadOnlyList<TResult>> Parallel<TResult>(string step, IReadOnlyList<object> inputs) =>
            Task.FromResult<IReadOnlyList<TResult>>([(TResult)(object)new DueDone(1, [], post)]);

        public Task<TEvent?> WaitUntil<TEvent>(DateTimeOffset at, string eventName)
            where TEvent : class => Task.FromResult<TEvent?>(null);

        public IReadOnlyList<TEvent> Take<TEvent>(string eventName)
            where TEvent : class => [];

        public Task Start(string workflow, string id, object input)
        {
            Started.Add(id);
            return Task.CompletedTask;
        }

        public void ContinueAsNew(object input) { }
    }
}
