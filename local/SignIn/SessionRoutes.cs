using System.Threading.RateLimiting;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Sessions;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Proof;

namespace PlanMonitor.Local.SignIn;

/// <summary>Signing in and out with accounts of this machine, and the change of one's password: what Azure leaves to App Service Authentication.</summary>
public sealed class SessionRoutes(
    AccountService accounts,
    SessionEndpoints views,
    SessionStore sessions,
    ActLog acts,
    NewId newId,
    Doorway doorway,
    Passwords passwords,
    Throttle throttle,
    HashingLanes lanes,
    AccountNotices notices,
    RealTime realTime
)
{
    private const int MostLogin = 60;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new("POST", "api/session", ApiRoute.To<SessionRoutes>(r => r.SignIn), Anonymous: true),
        new("DELETE", "api/session", ApiRoute.To<SessionRoutes>(r => r.SignOut), Anonymous: true),
        new("PUT", "api/session/password", ApiRoute.To<SessionRoutes>(r => r.ChangePassword), IsFirstStep: true),
    ];

    private async Task<IResult> SignIn(Call call)
    {
        var body = await call.Body<SignInBody>();
        var typed = body.Login.Trim().ToLowerInvariant();
        var login = typed[..Math.Min(typed.Length, MostLogin + 1)];
        var place = await doorway.PlaceOf(login, call.Request, call.Cancel);
        using var lane = await Enter(place, call.Cancel);
        var account = await Retry.WhenOvertaken(() => Checked(place, body, call.Cancel));
        throttle.Right(place);
        await doorway.Open(account, call.Request, call.Cancel);
        var from = Doorway.AddressOf(call.Request);
        await acts.Add(new(call.Now, account.Login, PersonalActKind.SignedIn, from), newId(), call.Cancel);
        return Answer.Ok(await views.ViewOf(doorway.ActorOf(account), call.Cancel));
    }

    /// <summary>Refused before it waits for a lane, and again when its turn has come.</summary>
    private async Task<RateLimitLease> Enter(TryPlace place, CancellationToken cancel)
    {
        Require(throttle.Wait(place));
        var lane = await lanes.Enter(place.Device is not null, cancel);
        if (throttle.Wait(place) is not { } wait)
            return lane;
        lane.Dispose();
        throw Throttled(wait);
    }

    /// <summary>The account after a right password and, where it has one, a right code; null: somebody changed the account meanwhile.</summary>
    private async Task<Account?> Checked(TryPlace place, SignInBody body, CancellationToken cancel)
    {
        var stored = await accounts.Find(place.Login, cancel);
        var account = stored?.Value is { Deactivated: false } active ? active : null;
        if (!passwords.IsRight(account, body.Password))
        {
            throttle.Wrong(place);
            throw Problems.SignInFailed.With().AsException();
        }
        if (account!.OneTimeUntil <= realTime.Now)
            throw Problems.OneTimeExpired.With().AsException();
        var next = account with { PasswordHash = passwords.Upgraded(account, body.Password) };
        if (account.SecondFactor is { IsOn: true } factor)
            next = next with { SecondFactor = WithCode(factor, place, body.Code) };
        // A code is used up in this write: of two who send it at once the second finds it used.
        var isKept = next == account || await accounts.TrySave(next, stored!.ETag, cancel);
        return isKept ? next : null;
    }

    private SecondFactor WithCode(SecondFactor factor, TryPlace place, string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            throw Problems.CodeNeeded.With().AsException();
        Require(throttle.WaitForCode(place));
        if (Totp.Take(factor, code, realTime.Now) is { } taken)
            return taken;
        throttle.WrongCode(place);
        throw Problems.CodeWrong.With().AsException();
    }

    private async Task<IResult> SignOut(Call call)
    {
        await doorway.Close(call.Request, call.Cancel);
        return Results.NoContent();
    }

    /// <summary>Ends every other session of the account.</summary>
    private async Task<IResult> ChangePassword(Call call)
    {
        var body = await call.Body<PasswordBody>();
        var signedIn = await doorway.Require(call);
        var stored = signedIn.Account;
        await Confirm(stored.Value, body.Current, call);
        if (AccountRules.CheckPassword(stored.Value, body.Next) is { } weak)
            throw weak.AsException();
        // What somebody else was shown does not become the person's own (ASVS 5, 6.4.1).
        if (stored.Value.OneTimeUntil is not null && body.Next == body.Current)
            throw Problems.PasswordCommon.With().AsException();
        var changed = stored.Value with { PasswordHash = passwords.Hash(stored.Value, body.Next), OneTimeUntil = null };
        await Keep(signedIn, changed, "password changed", call);
        return Results.NoContent();
    }

    /// <summary>Another way to sign in: the person is told, and every other session ends.</summary>
    public async Task Keep(SignedIn here, Account changed, string what, Call call)
    {
        var before = here.Account.Value;
        var note = new ChangeNote(call.Now, before.AsActor().Signature, what, "")
        {
            Changed = AccountChanges.Between(before, changed),
        };
        var next = (changed with { SignInVersion = before.SignInVersion + 1 }).Noted(note);
        await accounts.Save(next, here.Account.ETag, call.Cancel);
        await sessions.Renew(next.Login, here.Hash, next.SignInVersion, call.Cancel);
        await notices.Tell(next.Login, call.Cancel);
    }

    /// <summary>The present password, typed again before something of the sign-in changes; a wrong one counts as a wrong try.</summary>
    public async Task Confirm(Account account, string password, Call call)
    {
        var place = await doorway.PlaceOf(account.Login, call.Request, call.Cancel);
        using var lane = await Enter(place, call.Cancel);
        if (passwords.IsRight(account, password))
            return;
        throttle.Wrong(place);
        throw Problems.SignInFailed.With().AsException();
    }

    private static void Require(TimeSpan? wait)
    {
        if (wait is { } seconds)
            throw Throttled(seconds);
    }

    private static ProblemException Throttled(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        var words = new Text("{0} phút", "{0} minute(s)").Counted(minutes);
        return (Problems.SignInThrottled.WithTexts(words) with { RetryAfter = wait }).AsException();
    }

    private sealed record SignInBody(string Login, string Password, string? Code = null);

    private sealed record PasswordBody(string Current, string Next);
}
