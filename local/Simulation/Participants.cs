using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Local.Host;

namespace PlanMonitor.Local.Simulation;

/// <summary>Who takes part in a simulated year.</summary>
public static class Participants
{
    /// <summary>The demonstration's people where their units are in a plan, and an officer or reviewer for every other unit that takes part.</summary>
    public static IEnumerable<Account> Of(IReadOnlyList<Duties> plans)
    {
        var units = plans.SelectMany(p => p.Cycle.Units).Select(u => u.Code).ToHashSet();
        var people = DemoData
            .DemoAccountsWith(null)
            .Where(a => a.Grants.All(g => g.Role == Role.Administrator || units.Contains(g.Unit)))
            .ToList();
        var duties = plans.SelectMany(p => p.All).ToList();
        var needed = duties
            .Where(d => !d.IsConsolidation)
            .Select(d => new Grant(Role.Officer, d.Unit))
            .Concat(duties.Select(d => new Grant(Role.Reviewer, d.Collector)))
            .Distinct();
        foreach (var grant in needed.Where(g => people.All(p => !p.Grants.Contains(g))))
            people.Add(
                new()
                {
                    Login = $"{JsonNames.Of(grant.Role)}-{grant.Unit}",
                    Name = $"{JsonNames.Of(grant.Role)} {grant.Unit}",
                    Grants = [grant],
                }
            );
        // Everybody has an address, so that the year also shows what goes out by mail: into the outbox.
        return people.Select(p => p with { Email = p.Email ?? $"{p.Login}@planmonitor.example" });
    }
}
