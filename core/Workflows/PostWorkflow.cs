using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Core.Workflows;

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
