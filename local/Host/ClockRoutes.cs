using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Local.Host;

/// <summary>
/// Moving a virtual clock: from moment to moment, so that everything due on the way runs at its own time. It is one clock for everybody: the administrator moves it, and no further than
/// two years past the plans and the year in which the program was started.
/// </summary>
public sealed class ClockRoutes(VirtualClock clock, WorkflowRunner runner, Jumps jumps, CycleService cycles)
{
    private const int YearsAhead = 2;
    private readonly int startYear = clock.GetUtcNow().Year;

    public static ApiRoute Advancing { get; } =
        new("POST", "api/clock/advance", ApiRoute.To<ClockRoutes>(r => r.Advance));

    private async Task<IResult> Advance(Call call)
    {
        var body = await call.Body<AdvanceBody>();
        call.Require(Right.Configure);
        var start = clock.GetUtcNow();
        if (body.To <= start)
            throw Problems.BodyInvalid.With("to").AsException();
        var end = await End(call.Cancel);
        if (body.To > VietnamTime.EndOf(end))
            throw Problems.ClockTooFar.With(VietnamTime.Show(end)).AsException();
        await runner.Settled();
        var ran = new List<MomentView>();
        if (body.To is { } to)
        {
            while (await jumps.Next(clock.GetUtcNow(), call.Cancel) is { } moment && moment.At <= to)
                ran.Add(await Step(moment));
            await clock.WalkTo(to, runner.Settled);
        }
        else if (await jumps.Next(start, call.Cancel) is { } next && next.At <= VietnamTime.EndOf(end))
            ran.Add(await Step(next));
        return Answer.Ok(new AdvanceView(clock.GetUtcNow(), ran));
    }

    /// <summary>The last day to which it goes.</summary>
    private async Task<DateOnly> End(CancellationToken cancel)
    {
        var years = (await cycles.All(cancel)).Select(c => c.Value.Configuration.Year);
        return new(years.Append(startYear).Max() + YearsAhead, 12, 31);
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
