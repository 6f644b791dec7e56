using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

public sealed class VirtualClockTests : IDisposable
{
    private static readonly DateTimeOffset Start = At("20/02/2023 08:00:00");

    private readonly VirtualClock clock = new(Start.ToOffset(VietnamTime.Offset), speed: 0);
    private readonly List<string> fired = [];

    public void Dispose() => clock.Dispose();

    [Fact]
    public void At_speed_zero_it_stands_still_in_UTC()
    {
        Assert.Equal((Start, TimeSpan.Zero), (clock.GetUtcNow(), clock.GetUtcNow().Offset));
        Assert.Equal(clock.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void It_never_goes_back()
    {
        clock.AdvanceTo(Start.AddHours(2));
        clock.AdvanceTo(Start.AddHours(1));
        Assert.Equal(Start.AddHours(2), clock.GetUtcNow());
        using var running = new VirtualClock(Start, speed: 1_000_000);
        var first = running.GetUtcNow();
        running.AdvanceTo(Start.AddDays(-1));
        Assert.True(first >= Start && running.GetUtcNow() >= first);
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_times()
    {
        using var third = Timer("third", 3);
        using var first = Timer("first", 1);
        using var second = Timer("second", 2);
        clock.AdvanceTo(Start.AddMinutes(1).AddTicks(-1));
        Assert.Empty(fired);
        clock.AdvanceTo(Start.AddMinutes(3));
        Assert.Equal(["first", "second", "third"], fired);
        clock.AdvanceTo(Start.AddDays(1));
        Assert.Equal(3, fired.Count);
    }

    [Fact]
    public void A_timer_due_at_once_fires_at_once()
    {
        using var timer = Timer("now", 0);
        Assert.Equal(["now"], fired);
    }

    [Fact]
    public void A_timer_that_was_changed_or_disposed_of_does_not_fire_at_its_old_time()
    {
        using var moved = Timer("moved", 1);
        using var stopped = Timer("stopped", 1);
        Timer("disposed", 1).Dispose();
        moved.Change(TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.AdvanceTo(Start.AddMinutes(4));
        Assert.Empty(fired);
        clock.AdvanceTo(Start.AddMinutes(5));
        Assert.Equal(["moved"], fired);
    }

    [Fact]
    public void A_periodic_timer_fires_again_after_each_period()
    {
        using var timer = clock.CreateTimer(
            _ => fired.Add("tick"),
            null,
            TimeSpan.FromMinutes(1),
            TimeSpan.FromMinutes(10)
        );
        foreach (var minute in new[] { 1, 10, 11, 20, 21 })
            clock.AdvanceTo(Start.AddMinutes(minute));
        Assert.Equal(3, fired.Count);
    }

    private ITimer Timer(string name, int minutes) =>
        clock.CreateTimer(_ => fired.Add(name), null, TimeSpan.FromMinutes(minutes), Timeout.InfiniteTimeSpan);
}
