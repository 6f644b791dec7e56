using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Sessions;

/// <summary>Who I am, and what kind of host this is. Signing in belongs to the hosts.</summary>
public sealed class SessionEndpoints(CycleService cycleService, UnitService unitService, HostFeatures features)
{
    public async Task<IResult> Host(Call call)
    {
        var cycles = await cycleService.All(call.Cancel);
        return Answer.Ok(
            new HostView(
                call.Now,
                features.VirtualClock,
                features.Speed,
                features.DemoAccounts,
                features.SignIn,
                features.Outbox,
                [.. cycles.Select(c => c.Value.Configuration.Year).Distinct()]
            )
        );
    }

    public async Task<IResult> Session(Call call) => Answer.Ok(await ViewOf(call.Actor, call.Cancel));

    public async Task<SessionView> ViewOf(Actor actor, CancellationToken cancel)
    {
        var units = await unitService.Directory(cancel);
        return new(
            actor.Login,
            actor.Name,
            [.. actor.Grants.Select(g => new GrantView(g.Role, g.Unit, units.NameOf(g.Unit), RoleTexts.Of(g.Role)))],
            actor.IsAdministrator,
            actor.First
        );
    }

    private sealed record HostView(
        DateTimeOffset Now,
        bool VirtualClock,
        double Speed,
        IReadOnlyList<DemoAccount> DemoAccounts,
        SignInAddresses? SignIn,
        bool Outbox,
        IReadOnlyList<int> PlanYears
    );
}

/// <param name="First">What the person must do before anything else; null: nothing.</param>
public sealed record SessionView(
    string Login,
    string Name,
    IReadOnlyList<GrantView> Grants,
    bool IsAdministrator,
    FirstStep? First
);

public sealed record GrantView(Role Role, string Unit, Text UnitName, Text RoleName);
