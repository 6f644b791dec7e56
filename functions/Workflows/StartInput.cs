using System.Text.Json;

namespace PlanMonitor.Functions.Workflows;

/// <summary>A workflow to start beside the one that asks.</summary>
public sealed record StartInput(string Workflow, string Id, JsonElement Input)
{
    /// <summary>The activity that starts it.</summary>
    public const string Activity = "StartWorkflow";

    /// <summary>The orchestrator of a workflow: CycleWorkflow -> CycleOrchestrator.</summary>
    public static string OrchestratorOf(string workflow) =>
        workflow.Replace("Workflow", "Orchestrator", StringComparison.Ordinal);
}
