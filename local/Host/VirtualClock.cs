namespace PlanMonitor.Local.Host;

/// <summary>
/// A clock that starts where it is told, runs at a multiple of real time (0: stands still) and can be moved forward. Timers follow it, so
/// everything that waits through <see cref="TimeProvider"/> waits on it.
/// </summary>
public sealed class VirtualClock : TimeProvider, IDisposable
{
    private readonly Lock gate = new();
    private readonly List<VirtualTimer> timers = [];
    private readonly System.Threading.Timer? tick;
    private DateTimeOffset from;
    private long fromStamp;

    public VirtualClock(DateTimeOffset start, double speed)
    {
        from = start.ToUniversalTime();
        fromStamp = System.GetTimestamp();
        Speed = speed;
        if (speed > 0)
            tick = new(_ => FireDue(), null, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
    }

    public double Speed { get; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return Now();
    }

    private DateTimeOffset? NextTimer
    {
        get
        {
            lock (gate)
                return timers.Count == 0 ? null : timers.Min(t => t.DueAt);
        }
    }

    /// <summary>Moves forward; an earlier instant leaves the clock where it is.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        lock (gate)
        {
            if (instant > Now())
            {
                from = instant.ToUniversalTime();
                fromStamp = System.GetTimestamp();
            }
        }
        FireDue();
    }

    /// <summary>Moves from timer to timer, letting each settle at its own time, and then to the instant.</summary>
    public async Task WalkTo(DateTimeOffset instant, Func<Task> settled)
    {
        while (NextTimer is { } next && next <= instant)
        {
            AdvanceTo(next);
            await settled();
        }
        AdvanceTo(instant);
        await settled();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Dispose() => tick?.Dispose();

    private DateTimeOffset Now() => Speed == 0 ? from : from + System.GetElapsedTime(fromStamp) * Speed;

    private void FireDue()
    {
        List<VirtualTimer> due;
        lock (gate)
        {
            var now = Now();
            due = [.. timers.Where(t => t.DueAt <= now).OrderBy(t => t.DueAt)];
            foreach (var timer in due)
                timer.Rearm(now);
        }
        foreach (var timer in due)
            timer.Fire();
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan every = Timeout.InfiniteTimeSpan;

        public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                every = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                DueAt = clock.Now() + dueTime;
                clock.timers.Add(this);
            }
            if (dueTime <= TimeSpan.Zero)
                clock.FireDue();
            return true;
        }

        public void Rearm(DateTimeOffset now)
        {
            if (every > TimeSpan.Zero)
                DueAt = now + every;
            else
                clock.timers.Remove(this);
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
