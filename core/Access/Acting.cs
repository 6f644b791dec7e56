namespace PlanMonitor.Core.Access;

/// <summary>Who acts, when, and until when somebody waits for it: what every act is given.</summary>
public readonly record struct Acting(Actor Actor, DateTimeOffset Now, CancellationToken Cancel);
