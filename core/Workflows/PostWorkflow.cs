using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>One round of the post: waits for its moment, sends what is due to whom it is due, and leaves the next moment to the next round.</summary>
public static class PostWorkflow
{
    public static async Task Run(IWorkflowContext context, PostRound round)
    {
        if (context.UtcNow < round.At)
        {
            // Nobody raises this event: a round that is needed earlier is another one.
            await context.WaitUntil<CycleChange>(round.At, nameof(PostRound));
            context.ContinueAsNew(round);
            return;
        }
        var plan = await context.Step<PostPlan>(WorkflowSteps.PlanPost, new PostRound(context.UtcNow));
        var again = await context.Parallel<DateTimeOffset?>(WorkflowSteps.PostRound, [.. plan.Logins]);
        if (again.Append(plan.Next).Min() is { } next)
        {
            // Never the round that is ending here.
            var following = PostRound.For(next > context.UtcNow ? next : context.UtcNow + PostRound.Step);
            await context.Start(nameof(PostWorkflow), following.InstanceId, following);
        }
    }
}

/// <summary>A round of the post at a full minute: whoever asks for the same one asks for one.</summary>
public sealed record PostRound(DateTimeOffset At)
{
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    public string InstanceId => $"post-{At.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)}";

    /// <summary>The round of the minute in which an instant lies, or of the next.</summary>
    public static PostRound For(DateTimeOffset at) =>
        new(new DateTimeOffset(at.UtcTicks + ((Step.Ticks - (at.UtcTicks % Step.Ticks)) % Step.Ticks), TimeSpan.Zero));
}
