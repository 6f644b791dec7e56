namespace PlanMonitor.Local.Simulation;

/// <param name="Template">The plan; with <paramref name="Below"/> the plan above it.</param>
/// <param name="Siblings">A list of units: plans of the districts beside <paramref name="Below"/> are made after its pattern.</param>
/// <param name="Scenario">Null: a year drawn from the seed.</param>
public sealed record SimulationOptions(
    string Template,
    string Output,
    string? Scenario = null,
    int? Seed = null,
    string? Below = null,
    string? Siblings = null
);
