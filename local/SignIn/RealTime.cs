namespace PlanMonitor.Local.SignIn;

/// <summary>The clock of signing in, beside the host's, which may be virtual: a year passes in a minute there, or stands still.</summary>
public sealed record RealTime(TimeProvider Clock)
{
    public DateTimeOffset Now => Clock.GetUtcNow();
}
