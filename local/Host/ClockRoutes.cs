using PlanMonitor.Api.Calls;
using PlanMonitor.Core;

namespace PlanMonitor.Local.Host;

/// <summary>Moving a virtual clock: from moment to moment, so that everything due on the way runs at its own time.</summary>
public sealed class ClockRoutes(VirtualClock clock, WorkflowRunner runner, Jumps jumps)
{
    public static ApiRoute Advancing { get; } =
        new("POST", "api/clock/advance", ApiRoute.To<ClockRoutes>(r => r.Advance));

    private async Task<IResult> Advance(Call call)
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
            while (await jumps.Next(clock.GetUtcNow(), call.Cancel) is { } moment && moment.At <= to)
                ran.Add(await Step(moment));
            await clock.WalkTo(to, runner.Settled);
        }
        else if (await jumps.Next(start, call.Cancel) is { } next)
            ran.Add(await Step(next));
        return Answer.Ok(new AdvanceView(clock.GetUtcNow(), ran));
    }

    private async Task<MomentView> Step(DueMoment moment)
    {
        await clock.WalkTo(moment.At, runner.Settled);
        return new(moment.At, moment.What);
    }

    private sealed record AdvanceBody(DateTimeOffset? To = null);

    private sealed record MomentView(DateTimeOffset At, Text What);

    private sealed record AdvanceView(DateTimeOffset Now, IReadOnlyList<MomentView> Ran);
}
