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
        var views = outcomes.Select(o => OutcomeView.Of(o, units)).ToList();
        return Answer.Ok(new GrantAnswer(views.Count(o => o.Extended), views));
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

    private sealed record OutcomeView(string Unit, Text UnitName, bool Extended, Text? Problem)
    {
        public static OutcomeView Of(ExtensionOutcome o, UnitDirectory units) =>
            new(o.Unit, units.NameOf(o.Unit), o.Problem is null, o.Problem?.Sentence);
    }
}
