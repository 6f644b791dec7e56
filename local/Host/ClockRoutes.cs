namespace PlanMonitor.Local;

/// <summary>Moving a virtual clock: from moment to moment, so that everything due on the way runs at its own time.</summary>
public static class ClockRoutes
{
    public static IReadOnlyList<ApiRoute> Of(VirtualClock clock, WorkflowRunner runner) =>
        [new("POST", "api/clock/advance", call => Advance(call, clock, runner))];

    private static async Task<IResult> Advance(Call call, VirtualClock clock, WorkflowRunner runner)
    {
        var body = await call.Body<AdvanceBody>();
        _ = call.Actor;
        var start = clock.GetUtcNow();
        if (body.To <= start)
            throw Problems.BodyInvalid.With("to").AsException();
        await runner.Settled();
        var ran = new List<MomentView>();
        if (body.To is { } to)
        {
            while (await Moments.Next(call.Services, clock.GetUtcNow(), call.Cancel) is { } moment && moment.At <= to)
                ran.Add(await Step(moment, clock, runner));
            await clock.WalkTo(to, runner.Settled);
        }
        else if (await Moments.Next(call.Services, start, call.Cancel) is { } next)
            ran.Add(await Step(next, clock, runner));
        return Answer.Ok(new AdvanceView(clock.GetUtcNow(), ran));
    }

    private static async Task<MomentView> Step(DueMoment moment, VirtualClock clock, WorkflowRunner runner)
    {
        await clock.WalkTo(moment.At, runner.Settled);
        return new(moment.At, moment.What);
    }

    private sealed record AdvanceBody(DateTimeOffset? To = null);

    private sealed record MomentView(DateTimeOffset At, Text What);

    private sealed record AdvanceView(DateTimeOffset Now, IReadOnlyList<MomentView> Ran);
}
