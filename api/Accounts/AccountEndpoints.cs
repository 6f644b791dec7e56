using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Api.Accounts;

/// <summary>Accounts and their grants.</summary>
public sealed class AccountEndpoints(AccountService accounts, HashPassword? hashPassword = null)
{
    public async Task<IResult> List(Call call)
    {
        call.Require(Right.ManageAccounts);
        return Answer.Ok((await accounts.All(call.Cancel)).Select(ViewOf));
    }

    public async Task<IResult> Add(Call call)
    {
        call.Require(Right.ManageAccounts);
        var body = await call.Body<AddBody>();
        var note = new ChangeNote(call.Now, call.Actor.Signature, "added", "");
        var account = new Account
        {
            Login = body.Login.Trim(),
            Name = VietnameseText.Clean(body.Name),
            Email = Trimmed(body.Email),
            Addresses = Addresses(body.Addresses),
            Grants = body.Grants,
            Changes = [note],
        };
        var added = await accounts.Add(WithPassword(account, body.Password, call), call.Actor, call.Cancel);
        return Answer.Created(ViewOf(added));
    }

    public async Task<IResult> Change(Call call)
    {
        call.Require(Right.ManageAccounts);
        var body = await call.Body<ChangeBody>();
        Reasons.Require(body.Reason);
        var stored = await accounts.Find(call.Route("login"), call.Cancel)
            ?? throw Problems.NotFound.With().AsException();
        var changed = Changed(stored.Value, body, call);
        if (body.Password is not null)
            changed = AccountRules.SignedIn(WithPassword(changed, body.Password, call));
        return Answer.Ok(ViewOf(await accounts.Change(changed, call.IfMatch(), call.Actor, call.Cancel)));
    }

    private Account Changed(Account account, ChangeBody body, Call call)
    {
        var what = body.Password is null ? "changed" : "changed, password reset";
        var note = new ChangeNote(call.Now, call.Actor.Signature, what, body.Reason.Trim());
        var addresses = Addresses(body.Addresses) ?? account.Addresses;
        var changed = account with
        {
            Name = VietnameseText.Clean(body.Name),
            Email = Trimmed(body.Email),
            Addresses = addresses,
            Grants = body.Grants,
            Deactivated = body.Deactivated,
            Changes = [.. account.Changes, note],
        };
        if (body.EmailWorks)
            changed = changed with { EmailRefused = null };
        var working = accounts.AddressKinds.Where(k => body.AddressesWork?.Contains(k.Id) == true);
        return working.Aggregate(changed, (known, kind) => known.Refuse(kind, null));
    }

    private Account WithPassword(Account account, string? password, Call call)
    {
        if (hashPassword is not { } hash)
            return account;
        if (AccountRules.CheckPassword(account.Login, password ?? "") is { } weak)
            throw weak.AsException();
        return account with { PasswordHash = hash(account, password!) };
    }

    /// <summary>Without those left blank; null: nothing is said of them.</summary>
    private static Dictionary<string, string>? Addresses(IReadOnlyDictionary<string, string>? addresses) =>
        addresses?.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToDictionary(a => a.Key, a => a.Value.Trim());

    private static string? Trimmed(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim();

    private AccountView ViewOf(Stored<Account> stored) => new(stored, accounts.AddressKinds);

    private sealed record AddBody(
        string Login,
        string Name,
        IReadOnlyList<Grant> Grants,
        string? Password = null,
        string? Email = null,
        IReadOnlyDictionary<string, string>? Addresses = null
    );

    private sealed record ChangeBody(
        string Name,
        IReadOnlyList<Grant> Grants,
        bool Deactivated,
        string Reason,
        string? Email,
        string? Password = null,
        bool EmailWorks = false,
        IReadOnlyDictionary<string, string>? Addresses = null,
        IReadOnlyList<string>? AddressesWork = null
    );

    private sealed class AccountView(Stored<Account> stored, IEnumerable<AddressKind> kinds)
    {
        public string Login { get; } = stored.Value.Login;
        public string Name { get; } = stored.Value.Name;
        public string? Email { get; } = stored.Value.Email;
        public RefusedAddress? EmailRefused { get; } = stored.Value.RefusedOf(AddressKind.Email);
        public IReadOnlyList<Address> Addresses { get; } = [.. kinds.Select(k => Address.Of(k, stored.Value))];
        public IReadOnlyList<Grant> Grants { get; } = stored.Value.Grants;
        public bool Deactivated { get; } = stored.Value.Deactivated;
        public DateTimeOffset? LockedUntil { get; } = stored.Value.LockedUntil;
        public bool Demo { get; } = stored.Value.Demo;
        public IReadOnlyList<ChangeNote> Changes { get; } = stored.Value.Changes;
        public string Etag { get; } = stored.ETag;
    }
}
