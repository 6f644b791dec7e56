using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Sessions;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Local.Host;

/// <summary>Signing in with accounts of this machine: a cookie session of eight hours. Headers of App Service Authentication mean nothing here.</summary>
public sealed class SessionRoutes(AccountService accounts, SessionEndpoints sessions)
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string Stamp = "stamp";

    public static void AddSessions(IServiceCollection services)
    {
        services
            .AddAuthentication(Scheme)
            .AddCookie(o =>
            {
                o.Cookie.Name = "planmonitor";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.ExpireTimeSpan = TimeSpan.FromHours(8);
                o.SlidingExpiration = false;
                // Sessions and lock-outs live in real time: a virtual year passes in a minute.
                o.TimeProvider = TimeProvider.System;
                o.Events.OnRedirectToLogin = c =>
                {
                    c.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                };
            });
    }

    /// <summary>What Azure leaves to App Service Authentication.</summary>
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new("POST", "api/session", ApiRoute.To<SessionRoutes>(r => r.SignIn), Anonymous: true),
        new("DELETE", "api/session", (_, call) => SignOut(call), Anonymous: true),
        new("PUT", "api/session/password", ApiRoute.To<SessionRoutes>(r => r.ChangePassword)),
    ];

    /// <summary>The account behind the cookie, as it stands now: a deactivated account or a changed password ends the session at once.</summary>
    public static async Task<Actor?> ActorOf(HttpRequest request, AccountService accounts, CancellationToken cancel)
    {
        var user = request.HttpContext.User;
        if (
            user.FindFirstValue(ClaimTypes.Name) is not { } login
            || await accounts.Find(login, cancel) is not { } stored
        )
            return null;
        return !stored.Value.Deactivated && user.FindFirstValue(Stamp) == StampOf(stored.Value)
            ? stored.Value.AsActor()
            : null;
    }

    private async Task<IResult> SignIn(Call call)
    {
        var body = await call.Body<SignInBody>();
        var now = TimeProvider.System.GetUtcNow();
        var stored = await accounts.Find(body.Login.Trim().ToLowerInvariant(), call.Cancel);
        if (stored is not null && AccountRules.IsLocked(stored.Value, now))
            throw Locked(stored.Value);
        var account = stored?.Value is { Deactivated: false } active ? active : null;
        if (!Passwords.IsRight(account, body.Password))
        {
            if (account is not null && await CountFailure(account.Login, now, call) is { LockedUntil: not null } locked)
                throw Locked(locked);
            throw Problems.SignInFailed.With().AsException();
        }
        if (account!.Failures > 0 || account.LockedUntil is not null)
            await accounts.Save(AccountRules.SignedIn(account), stored!.ETag, call.Cancel);
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, account.Login), new(Stamp, StampOf(account))], Scheme);
        await call.Request.HttpContext.SignInAsync(Scheme, new(identity));
        return Answer.Ok(await sessions.ViewOf(account.AsActor(), call.Cancel));
    }

    private static async Task<IResult> SignOut(Call call)
    {
        await call.Request.HttpContext.SignOutAsync(Scheme);
        return Results.NoContent();
    }

    private async Task<IResult> ChangePassword(Call call)
    {
        var body = await call.Body<PasswordBody>();
        var stored = (await accounts.Find(call.Actor.Login, call.Cancel))!;
        if (!Passwords.IsRight(stored.Value, body.Current))
        {
            await CountFailure(stored.Value.Login, TimeProvider.System.GetUtcNow(), call);
            throw Problems.SignInFailed.With().AsException();
        }
        if (AccountRules.CheckPassword(stored.Value.Login, body.Next) is { } weak)
            throw weak.AsException();
        var changed = stored.Value with
        {
            PasswordHash = Passwords.Hash(stored.Value, body.Next),
            Changes = [.. stored.Value.Changes, new(call.Now, call.Actor.Signature, "password changed", "")],
        };
        await accounts.Save(changed, stored.ETag, call.Cancel);
        await call.Request.HttpContext.SignOutAsync(Scheme);
        return Results.NoContent();
    }

    /// <summary>Counts also when several wrong tries come at once: a lost race on the row is tried again.</summary>
    private async Task<Account> CountFailure(string login, DateTimeOffset now, Call call)
    {
        while (true)
        {
            var stored = (await accounts.Find(login, call.Cancel))!;
            try
            {
                return (await accounts.Save(AccountRules.Failed(stored.Value, now), stored.ETag, call.Cancel)).Value;
            }
            catch (ProblemException e) when (e.Problem.Kind == Problems.Stale)
            {
                continue;
            }
        }
    }

    private static ProblemException Locked(Account account) =>
        Problems.AccountLocked.With(VietnamTime.Show(account.LockedUntil!.Value)).AsException();

    private static string StampOf(Account account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.PasswordHash ?? "")))[..16];

    private sealed record SignInBody(string Login, string Password);

    private sealed record PasswordBody(string Current, string Next);
}
