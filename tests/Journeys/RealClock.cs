namespace PlanMonitor.Tests.Journeys;

/// <summary>The clock of sessions and wrong tries, moved by hand.</summary>
internal sealed class RealClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
