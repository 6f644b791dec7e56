using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Api;

/// <summary>The collector's figures, number by number down to the units that make them; and sent up.</summary>
public static class ConsolidationEndpoints
{
    public static async Task<IResult> Get(Call call)
    {
        var (opened, collected) = await Load(call);
        return Answer.Ok(await ConsolidationViews.Of(opened, collected, call));
    }

    public static async Task<IResult> Submit(Call call)
    {
        var content = (await call.Body<ContentBody>()).Content;
        return SubmissionEndpoints.ReceiptFor(
            await call.Services.Consolidations.Submit(call.Duty(), content, call.Seen(), call.Acting)
        );
    }

    public static async Task<IResult> Decline(Call call)
    {
        var body = await call.Body<ReasonBody>();
        var done = await call.Services.Consolidations.Decline(call.Duty(), body.Reason, call.Seen(), call.Acting);
        return Answer.Ok(await SubmissionViews.Of(done.Opened, call));
    }

    /// <summary>The duty and its figures as they stand; only for those who may see content.</summary>
    public static async Task<(Opened Opened, Collected Collected)> Load(Call call)
    {
        var opened = await Open(call);
        var began = call.Services.Clock.GetTimestamp();
        var collected = await call.Services.Consolidations.Build(opened, call.Cancel);
        Measures.ConsolidationTime(call.Services.Clock.GetElapsedTime(began));
        return (opened, collected);
    }

    public static async Task<Opened> Open(Call call)
    {
        var opened = await call.Services.Submissions.Open(call.Duty(), call.Acting);
        if (!opened.Duty.IsConsolidation)
            throw Problems.NotFound.With().AsException();
        call.Require(Act.SeeContent, opened.Moment.Place);
        return opened;
    }
}
