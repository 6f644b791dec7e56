using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker.Grpc;

namespace PlanMonitor.Tests.Durable;

/// <summary>
/// Orchestrators and activities by name, for an engine that asks for them as a Functions host asks a worker. An orchestrator runs through the very
/// runner that the Functions worker uses (Microsoft.DurableTask.Worker.Grpc, GrpcOrchestrationRunner).
/// </summary>
internal sealed class Tasks
{
    private readonly Dictionary<string, Func<string, string>> orchestrators = [];
    private readonly Dictionary<string, Func<string?, Task<string?>>> activities = [];

    /// <summary>Those of the app.</summary>
    public void AddOrchestrators()
    {
        AddOrchestrator<CycleRun>(nameof(CycleOrchestrator), (context, _) => CycleOrchestrator.Run(context));
        AddOrchestrator<AgendaItem>(nameof(ConsolidationOrchestrator), (context, _) =>
            ConsolidationOrchestrator.Run(context)
        );
        AddOrchestrator<AgendaItem>(nameof(ExtensionOrchestrator), (context, _) => ExtensionOrchestrator.Run(context));
        AddOrchestrator<PostRound>(nameof(PostOrchestrator), (context, _) => PostOrchestrator.Run(context));
    }

    public void AddOrchestrator<TIn>(string name, Func<TaskOrchestrationContext, TIn, Task> run) =>
        orchestrators[name] = request =>
            GrpcOrchestrationRunner.LoadAndRun<TIn, object?>(request, async (context, input) =>
            {
                await run(context, input!);
                return null;
            });

    public void AddActivity<TIn, TOut>(string name, Func<TIn, Task<TOut>> run) =>
        activities[name] = async input =>
            JsonDataConverter.Default.Serialize(await run(JsonDataConverter.Default.Deserialize<TIn>(input)!));

    public Task<string> Orchestrate(string name, string request) => Task.FromResult(orchestrators[name](request));

    public Task<string?> Act(string name, string? input) => activities[name](input);
}
