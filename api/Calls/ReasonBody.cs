namespace PlanMonitor.Api.Calls;

/// <summary>What a person says for an act that needs a reason.</summary>
public sealed record ReasonBody(string Reason);
