using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Api.Submissions;
using PlanMonitor.Core.Consolidation;

namespace PlanMonitor.Api.Consolidation;

/// <summary>The collector's figures, number by number down to the units that make them; and sent up.</summary>
public sealed class ConsolidationEndpoints(
    ConsolidationService consolidations,
    ConsolidationLoader loader,
    SubmissionViews submissionViews,
    ConsolidationViews consolidationViews
)
{
    public async Task<IResult> Get(Call call)
    {
        var (opened, collected) = await loader.Load(call);
        return Answer.Ok(await consolidationViews.Of(opened, collected, call));
    }

    public async Task<IResult> Submit(Call call)
    {
        var body = await call.Body<UpwardBody>();
        var upward = new Upward(body.AsContent(), body.WhyIncomplete, body.EvenIfSame);
        return SubmissionEndpoints.ReceiptFor(
            await consolidations.Submit(call.Duty(), upward, call.Seen(), call.Acting)
        );
    }

    public async Task<IResult> Decline(Call call)
    {
        var body = await call.Body<ReasonBody>();
        var done = await consolidations.Decline(call.Duty(), body.Reason, call.Seen(), call.Acting);
        return Answer.Ok(await submissionViews.Of(done.Opened, call));
    }
}
