using PlanMonitor.Api.Calls;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Workflows;

namespace PlanMonitor.Local.Host;

/// <summary>The loops of a host in this process: of the one-machine host, of the simulation, of whoever tries what they do when a process dies.</summary>
public static class LocalWorkflows
{
    /// <param name="count">Told of each run, step, event and start.</param>
    /// <param name="inTurns">One loop after the other, and only while somebody waits for them to settle.</param>
    /// <param name="around">Does each step in place of the runner.</param>
    public static IServiceCollection AddLocalWorkflows(
        this IServiceCollection services,
        Action<string>? count = null,
        bool inTurns = false,
        StepAround? around = null
    ) =>
        services
            .AddSingleton(p => Runner(p, count, inTurns, around))
            // The steps tell the loops, and the loops run the steps: who is told is looked up when there is something to tell.
            .AddSingleton<CycleSignal>(p =>
                (cycle, collector, settled) => Tell(p.GetRequiredService<WorkflowRunner>(), cycle, collector, settled)
            )
            .AddSingleton<PostSignal>(p => at => StartRound(p.GetRequiredService<WorkflowRunner>(), at));

    /// <summary>The runner knows every workflow and step before anybody gets it.</summary>
    private static WorkflowRunner Runner(
        IServiceProvider services,
        Action<string>? count,
        bool inTurns,
        StepAround? around
    )
    {
        var runner = new WorkflowRunner(
            services.GetService<ClockWatch>() ?? services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<WorkflowRunner>>(),
            count,
            inTurns,
            around
        );
        runner.AddWorkflow<CycleRun>(nameof(CycleWorkflow), CycleWorkflow.Run);
        runner.AddWorkflow<AgendaItem>(nameof(ConsolidationWorkflow), ConsolidationWorkflow.Run);
        runner.AddWorkflow<AgendaItem>(nameof(ExtensionWorkflow), ExtensionWorkflow.Run);
        runner.AddWorkflow<PostRound>(nameof(PostWorkflow), PostWorkflow.Run);
        var steps = services.GetRequiredService<WorkflowSteps>();
        runner.AddStep<PlanInput, CyclePlan?>(WorkflowSteps.Plan, steps.GetPlan);
        runner.AddStep<DueInput, DueDone>(WorkflowSteps.RunDue, steps.Due);
        runner.AddStep<AgendaItem, IReadOnlyList<IReadOnlyList<string>>>(WorkflowSteps.Levels, steps.GetLevels);
        runner.AddStep<ClosingInput, bool>(WorkflowSteps.RecordClosing, steps.Close);
        runner.AddStep<AgendaItem, DateTimeOffset?>(WorkflowSteps.AnswerDue, steps.GetAnswerDue);
        runner.AddStep<EscalateInput, bool>(WorkflowSteps.Escalate, steps.TellAbove);
        runner.AddStep<AgendaItem, bool>(WorkflowSteps.Finish, steps.Done);
        runner.AddStep<PostRound, PostPlan>(WorkflowSteps.PlanPost, steps.GetPostPlan);
        runner.AddStep<string, DateTimeOffset?>(WorkflowSteps.PostRound, steps.RunPost);
        return runner;
    }

    /// <summary>Tells the loop of a cycle of a change; starts it where none is alive.</summary>
    private static Task Tell(WorkflowRunner runner, string cycle, string? collector, AgendaItem? settled)
    {
        var change = new CycleChange(collector, Correlation.Current);
        if (!runner.Raise(cycle, CycleWorkflow.Changed, change))
            runner.Start(nameof(CycleWorkflow), cycle, CycleRun.First(cycle));
        if (settled is not null)
            runner.Raise(settled.InstanceId, ExtensionWorkflow.Answered, change);
        return Task.CompletedTask;
    }

    /// <summary>A round of the post at a moment.</summary>
    private static Task StartRound(WorkflowRunner runner, DateTimeOffset at)
    {
        runner.Start(nameof(PostWorkflow), PostRound.For(at).InstanceId, PostRound.For(at));
        return Task.CompletedTask;
    }
}
