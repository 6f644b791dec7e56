using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Workflows;

/// <summary>A request for an extension: a decision, or its time-out, after which those above the reviewer are told. The request stays open for a decision.</summary>
public static class ExtensionWorkflow
{
    public const string Answered = "ExtensionAnswered";

    public static async Task Run(IWorkflowContext context, AgendaItem item)
    {
        if (await context.Step<DateTimeOffset?>(WorkflowSteps.AnswerDue, item) is { } answerBy)
        {
            if (context.UtcNow < answerBy)
            {
                await context.WaitUntil<CycleChange>(answerBy, Answered);
                context.ContinueAsNew(item); // and look again
                return;
            }
            await context.Step<bool>(WorkflowSteps.Escalate, new EscalateInput(item, context.UtcNow));
        }
        await context.Step<bool>(WorkflowSteps.Finish, item);
    }
}
