using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Accounts;

namespace PlanMonitor.Local.SignIn;

/// <summary>One's own account: where one is signed in, and the second factor.</summary>
public sealed class OwnAccountRoutes(
    AccountService accounts,
    SessionStore sessions,
    SessionRoutes signIn,
    Doorway doorway,
    SignInOptions options,
    RealTime realTime
)
{
    private const string Sessions = "api/account/sessions";
    private const string Codes = "api/account/codes";

    private static readonly ApiRoute[] OfCodes =
    [
        new("POST", Codes, To(r => r.BeginCodes), IsFirstStep: true),
        new("PUT", Codes, To(r => r.TurnCodesOn), IsFirstStep: true),
        new("DELETE", Codes, To(r => r.TurnCodesOff)),
    ];

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new("GET", "api/account", To(r => r.Read), IsFirstStep: true),
        new("DELETE", Sessions + "/{id}", To(r => r.EndOne)),
        new("DELETE", Sessions, To(r => r.EndOthers)),
        .. OfCodes,
    ];

    private static Handler To(Func<OwnAccountRoutes, Func<Call, Task<IResult>>> method) => ApiRoute.To(method);

    private async Task<IResult> Read(Call call)
    {
        var here = await doorway.Require(call);
        var (account, now) = (here.Account.Value, realTime.Now);
        var all = await sessions.Of(account.Login, call.Cancel);
        var alive = all.Where(s => SessionRules.IsAlive(s.Session.Value, account, options.Limits, now))
            .OrderByDescending(s => s.Session.Value.LastUsed)
            .Select(s => PlaceView.Of(s.Hash, s.Session.Value, s.Hash == here.Hash));
        var factor = account.SecondFactor is { IsOn: true } on ? on : null;
        var limits = new SessionLimitsView(
            (int)options.Limits.Idle.TotalMinutes,
            (int)options.Limits.Longest.TotalHours
        );
        return Answer.Ok(
            new OwnView(
                [.. alive],
                factor is not null,
                factor?.RecoveryHashes.Count ?? 0,
                limits,
                MustHaveCodes(here.Account.Value)
            )
        );
    }

    private async Task<IResult> EndOne(Call call)
    {
        var here = await doorway.Require(call);
        var all = await sessions.Of(here.Session.Login, call.Cancel);
        var meant = all.Where(s => s.Hash.StartsWith(call.Route("id"), StringComparison.Ordinal)).ToList();
        if (meant.Count != 1)
            throw Problems.NotFound.With().AsException();
        await sessions.End(here.Session.Login, meant[0].Hash, call.Cancel);
        return Results.NoContent();
    }

    private async Task<IResult> EndOthers(Call call)
    {
        var here = await doorway.Require(call);
        var all = await sessions.Of(here.Session.Login, call.Cancel);
        foreach (var (hash, _) in all.Where(s => s.Hash != here.Hash))
            await sessions.End(here.Session.Login, hash, call.Cancel);
        return Results.NoContent();
    }

    /// <summary>A new secret, shown this once; nothing is asked for until its first code was given.</summary>
    private async Task<IResult> BeginCodes(Call call)
    {
        var body = await call.Body<ConfirmBody>();
        var here = await doorway.Require(call);
        var account = here.Account.Value;
        await signIn.Confirm(account, body.Current, call);
        if (account.SecondFactor is { IsOn: true })
            throw Problems.CodesOn.With().AsException();
        var secret = Totp.NewSecret();
        var begun = account with { SecondFactor = new(secret, IsOn: false, LastStep: 0, []) };
        await accounts.Save(begun, here.Account.ETag, call.Cancel);
        return Answer.Ok(new CodesBegunView(secret, Totp.UriOf(account.Login, secret)));
    }

    /// <summary>With the first code; answers the recovery codes, this once. Ends every other session.</summary>
    private async Task<IResult> TurnCodesOn(Call call)
    {
        var body = await call.Body<CodeBody>();
        var here = await doorway.Require(call);
        var account = here.Account.Value;
        if (account.SecondFactor is not { IsOn: false } offered)
            throw Problems.CodesOff.With().AsException();
        if (Totp.Take(offered, body.Code, realTime.Now) is not { } taken)
            throw Problems.CodeWrong.With().AsException();
        var codes = Totp.NewRecoveryCodes();
        var hashes = codes.Select(Totp.HashOfRecovery).ToList();
        var on = taken with { IsOn = true, RecoveryHashes = hashes };
        await signIn.Keep(here, account with { SecondFactor = on }, "codes on", call);
        return Answer.Ok(new RecoveryCodesView(codes));
    }

    private async Task<IResult> TurnCodesOff(Call call)
    {
        var body = await call.Body<ConfirmBody>();
        var here = await doorway.Require(call);
        if (MustHaveCodes(here.Account.Value))
            throw Problems.CodesNeeded.With().AsException();
        await signIn.Confirm(here.Account.Value, body.Current, call);
        await signIn.Keep(here, here.Account.Value with { SecondFactor = null }, "codes off", call);
        return Results.NoContent();
    }

    private bool MustHaveCodes(Account account) =>
        AccountRules.FirstStepOf(account with { OneTimeUntil = null, SecondFactor = null }, options.AsksForCodes)
            is not null;

    private sealed record ConfirmBody(string Current);

    private sealed record CodeBody(string Code);

    /// <param name="Codes">Signing in asks for a code.</param>
    /// <param name="RecoveryLeft">Recovery codes that are not used yet.</param>
    /// <param name="MustHaveCodes">The installation asks it of this account.</param>
    private sealed record OwnView(
        IReadOnlyList<PlaceView> Sessions,
        bool Codes,
        int RecoveryLeft,
        SessionLimitsView Limits,
        bool MustHaveCodes
    );

    private sealed record SessionLimitsView(int IdleMinutes, int Hours);

    /// <param name="Id">The beginning of the hash of its token.</param>
    private sealed record PlaceView(
        string Id,
        bool Here,
        DateTimeOffset Since,
        DateTimeOffset LastUsed,
        string Address,
        string Agent
    )
    {
        public static PlaceView Of(string hash, Session s, bool here) =>
            new(hash[..16], here, s.Since, s.LastUsed, s.Address, s.Agent);
    }

    private sealed record CodesBegunView(string Secret, string Uri);

    private sealed record RecoveryCodesView(IReadOnlyList<string> Codes);
}
