using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Submissions;

/// <summary>More time for several units or all, granted without being asked.</summary>
public sealed class ExtensionEndpoints(ExtensionGrants extensions, UnitService unitService)
{
    public async Task<IResult> Grant(Call call)
    {
        var body = await call.Body<GrantBody>();
        var grant = new ExtensionGrant(
            call.Route("cycle"),
            body.Obligation,
            body.Period,
            body.Collector,
            body.Units,
            body.LastDay,
            body.Reason
        );
        var outcomes = await extensions.Grant(grant, call.Acting);
        var units = await unitService.Directory(call.Cancel);
        return Answer.Ok(
            new GrantAnswer(
                outcomes.Count(o => o.Problem is null),
                [
                    .. outcomes.Select(o => new OutcomeView(
                        o.Unit,
                        units.NameOf(o.Unit),
                        o.Problem is null,
                        o.Problem?.Sentence
                    )),
                ]
            )
        );
    }

    private sealed record GrantBody(
        string Obligation,
        string Period,
        string Collector,
        DateOnly LastDay,
        string Reason,
        IReadOnlyList<string>? Units = null
    );

    private sealed record GrantAnswer(int Extended, IReadOnlyList<OutcomeView> Outcomes);

    private sealed record OutcomeView(string Unit, Text UnitName, bool Extended, Text? Problem);
}
