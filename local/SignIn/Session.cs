using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Local.SignIn;

/// <summary>Somebody signed in with one browser. The browser has a random token; kept is only its SHA-256, as the key of this row.</summary>
/// <param name="Version">The account's <see cref="Account.SignInVersion"/> under which it began.</param>
/// <param name="LastUsed">Written every few minutes at most.</param>
/// <param name="Agent">What the browser says of itself.</param>
public sealed record Session(
    string Login,
    int Version,
    DateTimeOffset Since,
    DateTimeOffset LastUsed,
    string Address,
    string Agent
);

/// <summary>A browser with which an account has signed in, after all its codes: wrong tries elsewhere do not count there.</summary>
public sealed record Device(string Login, DateTimeOffset LastUsed);

/// <summary>How long a session lives (ASVS 5, 7.3.1 and 7.3.2).</summary>
/// <param name="Idle">Without a request.</param>
/// <param name="Longest">From signing in, however much is done.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    /// <summary>A working day and its lunch.</summary>
    public static readonly SessionLimits Usual = new(TimeSpan.FromHours(1), TimeSpan.FromHours(12));
}

/// <summary>When a session has ended. Real time: a virtual year passes in a minute.</summary>
public static class SessionRules
{
    /// <summary>So many at once for one account; the one used longest ago makes room (ASVS 5, 7.1.2).</summary>
    public const int MostSessions = 20;
    public const int MostDevices = 50;
    public static readonly TimeSpan DeviceFor = TimeSpan.FromDays(180);

    /// <summary>A use is written that much after the last one: a session may end that much early, and a request costs no write.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(5);

    public static bool IsAlive(Session session, Account account, SessionLimits limits, DateTimeOffset now) =>
        !account.Deactivated
        && session.Version == account.SignInVersion
        && now < session.Since + limits.Longest
        && now < session.LastUsed + limits.Idle;

    public static bool IsWorthWriting(Session session, SessionLimits limits, DateTimeOffset now) =>
        now - session.LastUsed >= (limits.Idle < Grain * 4 ? limits.Idle / 4 : Grain);
}
