using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Api.Accounts;

/// <summary>Accounts and their grants.</summary>
public sealed class AccountEndpoints(AccountService accounts, HashPassword? hashPassword = null)
{
    public async Task<IResult> List(Call call)
    {
        call.Require(Act.ManageAccounts);
        return Answer.Ok((await accounts.All(call.Cancel)).Select(ViewOf));
    }

    public async Task<IResult> Add(Call call)
    {
        call.Require(Act.ManageAccounts);
        var body = await call.Body<AddBody>();
        var account = new Account
        {
            Login = body.Login.Trim(),
            Name = VietnameseText.Clean(body.Name),
            Email = Address(body.Email),
            Grants = body.Grants,
            Changes = [new(call.Now, call.Actor.Signature, "added", "")],
        };
        return Answer.Created(
            ViewOf(await accounts.Add(WithPassword(account, body.Password, call), call.Actor, call.Cancel))
        );
    }

    public async Task<IResult> Change(Call call)
    {
        call.Require(Act.ManageAccounts);
        var body = await call.Body<ChangeBody>();
        if (Reasons.Check(body.Reason) is { } unreasoned)
            throw unreasoned.AsException();
        var stored = await accounts.Find(call.Route("login"), call.Cancel)
            ?? throw Problems.NotFound.With().AsException();
        var what = body.Password is null ? "changed" : "changed, password reset";
        var change = new ChangeNote(call.Now, call.Actor.Signature, what, body.Reason.Trim());
        var changed = stored.Value with
        {
            Name = VietnameseText.Clean(body.Name),
            Email = Address(body.Email),
            Grants = body.Grants,
            Deactivated = body.Deactivated,
            EmailRefused = body.EmailWorks ? null : stored.Value.EmailRefused,
            Changes = [.. stored.Value.Changes, change],
        };
        if (body.Password is not null)
            changed = AccountRules.SignedIn(WithPassword(changed, body.Password, call));
        return Answer.Ok(ViewOf(await accounts.Change(changed, call.IfMatch(), call.Actor, call.Cancel)));
    }

    private Account WithPassword(Account account, string? password, Call call)
    {
        if (hashPassword is not { } hash)
            return account;
        if (AccountRules.CheckPassword(account.Login, password ?? "") is { } weak)
            throw weak.AsException();
        return account with { PasswordHash = hash(account, password!) };
    }

    private static string? Address(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim();

    private static AccountView ViewOf(Stored<Account> stored)
    {
        var a = stored.Value;
        return new(
            a.Login,
            a.Name,
            a.Email,
            ChannelRules.HasAddress(a) ? null : a.EmailRefused,
            a.Grants,
            a.Deactivated,
            a.LockedUntil,
            a.Demo,
            a.Changes,
            stored.ETag
        );
    }

    private sealed record AddBody(
        string Login,
        string Name,
        IReadOnlyList<Grant> Grants,
        string? Password = null,
        string? Email = null
    );

    private sealed record ChangeBody(
        string Name,
        IReadOnlyList<Grant> Grants,
        bool Deactivated,
        string Reason,
        string? Password = null,
        string? Email = null,
        bool EmailWorks = false
    );

    private sealed record AccountView(
        string Login,
        string Name,
        string? Email,
        RefusedAddress? EmailRefused,
        IReadOnlyList<Grant> Grants,
        bool Deactivated,
        DateTimeOffset? LockedUntil,
        bool Demo,
        IReadOnlyList<ChangeNote> Changes,
        string Etag
    );
}
