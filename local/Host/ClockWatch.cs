using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Local.Host;

/// <summary>
/// The machine's clock for what must not run on a wrong one: it tells the time only while that agrees with the time that has
/// passed by the machine's steady counter. A clock that is a little ahead is a machine that slept; one that is set back, or far
/// ahead, stands still here until it is put right. So a year that is typed wrongly sends nobody a year of reminders.
/// </summary>
public sealed class ClockWatch : TimeProvider
{
    /// <summary>
    /// Longer than an office is closed (nine days at Tết, some weeks for a repair), shorter than what goes wrong by hand or with
    /// an empty battery: another year.
    /// </summary>
    public static readonly TimeSpan FarAhead = TimeSpan.FromDays(45);
    private static readonly TimeSpan Tolerance = SubmissionRules.ClockTolerance;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private DateTimeOffset trusted;
    private long stamp;
    private bool isWrong;

    public ClockWatch(TimeProvider clock) =>
        (this.clock, trusted, stamp) = (clock, clock.GetUtcNow(), clock.GetTimestamp());

    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <exception cref="ProblemException">clock-wrong</exception>
    public override DateTimeOffset GetUtcNow() =>
        Wrong() is { } problem ? throw problem.AsException() : clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>Null: the clock is right, as far as this machine can know.</summary>
    public Problem? Wrong()
    {
        lock (gate)
        {
            var (now, passed) = (clock.GetUtcNow(), clock.GetTimestamp());
            var expected = trusted + clock.GetElapsedTime(stamp, passed);
            var off = now - expected;
            Tell(off < -Tolerance || off > FarAhead, now, expected);
            if (isWrong)
                return Problems.ClockWrong.With(VietnamTime.Show(now), VietnamTime.Show(expected));
            (trusted, stamp) = (now, passed);
            return null;
        }
    }

    /// <summary>Who reads may go on; nothing is recorded.</summary>
    public Task Guard(HttpContext context, RequestDelegate next) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && Wrong() is { } problem
            ? ApiEndpoint.Refuse(problem, context.Request).ExecuteAsync(context)
            : next(context);

    private void Tell(bool wrong, DateTimeOffset now, DateTimeOffset expected)
    {
        if (wrong && !isWrong)
            Console.Error.WriteLine(
                $"The clock of this machine was changed while the program runs: it says {now:u}, and {expected:u} is expected. Nothing is recorded and no reminder goes out until it is set right; if it is right, stop the program and start it with --clock-is-right."
            );
        if (!wrong && isWrong)
            Console.Error.WriteLine($"The clock of this machine is right again: {now:u}.");
        isWrong = wrong;
    }
}
