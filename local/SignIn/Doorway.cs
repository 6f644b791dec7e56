using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.SignIn;

/// <summary>Who is signed in: the account as it stands, the session, and the hash of its token.</summary>
public sealed record SignedIn(Stored<Account> Account, Session Session, string Hash);

/// <summary>
/// The two cookies and what they mean. "planmonitor" holds token and login of a session; "planmonitor-device" a token by which a browser is known again, for
/// <see cref="Throttle"/> alone: it lets nobody in. Headers of App Service Authentication mean nothing here.
/// </summary>
public sealed class Doorway(AccountService accounts, SessionStore sessions, RealTime realTime, SignInOptions options)
{
    public const string SessionCookie = "planmonitor";
    public const string DeviceCookie = "planmonitor-device";
    private const int MostAgent = 200;

    /// <summary>Null: nobody has signed in, or the session has ended.</summary>
    public async Task<Actor?> ActorOf(HttpRequest request, CancellationToken cancel) =>
        await Find(request, cancel) is { } signedIn ? ActorOf(signedIn.Account.Value) : null;

    public Actor ActorOf(Account account) =>
        account.AsActor() with
        {
            First = AccountRules.FirstStepOf(account, options.AsksForCodes),
        };

    /// <summary>The account behind the cookie as it stands now: a deactivated account, or another way to sign in, ends the session at once.</summary>
    public async Task<SignedIn?> Find(HttpRequest request, CancellationToken cancel)
    {
        if (TokenOf(request) is not var (token, login))
            return null;
        var (hash, now) = (SessionStore.HashOf(token), realTime.Now);
        if (await sessions.Find(login, hash, cancel) is not { } session)
            return null;
        if (await accounts.Find(login, cancel) is not { } account)
            return null;
        if (!SessionRules.IsAlive(session.Value, account.Value, options.Limits, now))
            return null;
        if (SessionRules.IsWorthWriting(session.Value, options.Limits, now))
            await Touch(hash, session, now, cancel);
        return new(account, session.Value, hash);
    }

    /// <exception cref="ProblemException">sign-in-needed.</exception>
    public async Task<SignedIn> Require(Call call) =>
        await Find(call.Request, call.Cancel) ?? throw Problems.SignInNeeded.With().AsException();

    /// <summary>A new session and its cookie; what has ended, and the oldest beyond what one account may have, is taken away.</summary>
    public async Task Open(Account account, HttpRequest request, CancellationToken cancel)
    {
        var now = realTime.Now;
        var others = await sessions.Of(account.Login, cancel);
        var ended = others.Where(s => !SessionRules.IsAlive(s.Session.Value, account, options.Limits, now));
        var oldest = others.OrderByDescending(s => s.Session.Value.LastUsed).Skip(SessionRules.MostSessions - 1);
        foreach (var hash in ended.Concat(oldest).Select(s => s.Hash).Distinct())
            await sessions.End(account.Login, hash, cancel);
        var token = NewToken();
        var agent = request.Headers.UserAgent.ToString();
        var session = new Session(
            account.Login,
            account.SignInVersion,
            now,
            now,
            AddressOf(request),
            agent[..Math.Min(agent.Length, MostAgent)]
        );
        await sessions.Open(SessionStore.HashOf(token), session, cancel);
        SetCookie(request, SessionCookie, $"{token}.{account.Login}", null);
        await Remember(account, request, now, cancel);
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task Close(HttpRequest request, CancellationToken cancel)
    {
        if (TokenOf(request) is var (token, login))
            await sessions.End(login, SessionStore.HashOf(token), cancel);
        request.HttpContext.Response.Cookies.Delete(SessionCookie, CookieOf(request, null));
    }

    public async Task<TryPlace> PlaceOf(string login, HttpRequest request, CancellationToken cancel)
    {
        var device = request.Cookies[DeviceCookie] is { Length: > 0 and < 100 } token
            ? SessionStore.HashOf(token)
            : null;
        var isKnown =
            device is not null
            && await sessions.FindDevice(login, device, cancel) is { } known
            && realTime.Now - known.Value.LastUsed < SessionRules.DeviceFor;
        return new(login, NetworkOf(request.HttpContext.Connection.RemoteIpAddress), isKnown ? device : null);
    }

    /// <summary>Known as long as it is used, at most half a year after.</summary>
    private async Task Remember(Account account, HttpRequest request, DateTimeOffset now, CancellationToken cancel)
    {
        var token = request.Cookies[DeviceCookie] is { Length: > 0 and < 100 } there ? there : NewToken();
        await sessions.Know(SessionStore.HashOf(token), new(account.Login, now), cancel);
        SetCookie(request, DeviceCookie, token, SessionRules.DeviceFor);
    }

    /// <summary>A full disk or a damaged database refuses what is to be kept, not the reading of a page: the session ends a little early at worst.</summary>
    private async Task Touch(string hash, Stored<Session> session, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            await sessions.Used(hash, session, now, cancel);
        }
        catch (Exception e) when (e is StorageFullException or StorageBusyException or StorageDamagedException)
        {
            await Console.Error.WriteLineAsync($"The last use of a session could not be written: {e.Message}");
        }
    }

    private static (string Token, string Login)? TokenOf(HttpRequest request) =>
        request.Cookies[SessionCookie]?.Split('.', 2) is [{ Length: > 0 and < 100 } token, { Length: > 0 } login]
        && RecordGuards.IsKey(login)
            ? (token, login)
            : null;

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static void SetCookie(HttpRequest request, string name, string value, TimeSpan? keptFor) =>
        request.HttpContext.Response.Cookies.Append(name, value, CookieOf(request, keptFor));

    /// <summary>Lax, not Strict: a link in a letter opens the page signed in, and no other site's form is sent with it.</summary>
    private static CookieOptions CookieOf(HttpRequest request, TimeSpan? keptFor) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = request.IsHttps,
            Path = "/",
            MaxAge = keptFor,
        };

    public static string AddressOf(HttpRequest request)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString() ?? "";
    }

    /// <summary>One subscriber has a whole /64 of IPv6 addresses.</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
            return address?.MapToIPv4().ToString() ?? "";
        return Convert.ToHexStringLower(address.GetAddressBytes()[..8]);
    }
}

/// <summary>How people sign in on this machine.</summary>
/// <param name="AsksForCodes">Reviewers and administrators need a second factor.</param>
public sealed record SignInOptions(SessionLimits Limits, bool AsksForCodes);
