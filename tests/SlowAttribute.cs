using Xunit.v3;

namespace PlanMonitor.Tests;

/// <summary>
/// Not of the fast lane: dotnet test --filter lane!=slow leaves it out. For what takes seconds because it waits, kills, simulates, or starts another
/// program; the rules and the journeys are fast.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SlowAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("lane", "slow")];
}
