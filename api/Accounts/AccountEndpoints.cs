using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Api.Accounts;

/// <summary>Accounts and their grants. Whatever an administrator changes stands in the log of the account value by value, and is told (<see cref="AccountNotices"/>).</summary>
public sealed class AccountEndpoints(AccountService accounts, AccountNotices notices, GivePassword? givePassword = null)
{
    public async Task<IResult> List(Call call)
    {
        call.Require(Right.ManageAccounts);
        return Answer.Ok((await accounts.All(call.Cancel)).Select(a => ViewOf(a)));
    }

    public async Task<IResult> Add(Call call)
    {
        call.Require(Right.ManageAccounts);
        var body = await call.Body<AddBody>();
        var account = new Account
        {
            Login = body.Login.Trim(),
            Name = VietnameseText.Clean(body.Name),
            Email = Trimmed(body.Email),
            Addresses = Addresses(body.Addresses),
            Grants = body.Grants,
        };
        var given = givePassword?.Invoke(account);
        var made = given?.Account ?? account;
        var note = NoteOf(null, made, "added", "", call);
        await accounts.Add(made.Noted(note), call.Actor, call.Cancel);
        return Answer.Created(await Told(made.Login, given, call));
    }

    public async Task<IResult> Change(Call call)
    {
        call.Require(Right.ManageAccounts);
        var body = await call.Body<ChangeBody>();
        Reasons.Require(body.Reason);
        var stored = await accounts.Find(call.Route("login"), call.Cancel)
            ?? throw Problems.NotFound.With().AsException();
        var changed = Changed(stored.Value, body);
        var given = body.ResetPassword ? Given(changed, call) : null;
        changed = given?.Account ?? changed;
        if (body.ResetCodes)
            changed = changed with { SecondFactor = null, SignInVersion = changed.SignInVersion + 1 };
        var note = NoteOf(stored.Value, changed, "changed", body.Reason.Trim(), call);
        await accounts.Change(changed.Noted(note), call.IfMatch(), call.Actor, call.Cancel);
        return Answer.Ok(await Told(changed.Login, given, call));
    }

    /// <summary>Not one's own: who sits down at an open browser must not become its owner.</summary>
    private GivenPassword? Given(Account account, Call call)
    {
        if (account.Login == call.Actor.Login)
            throw Problems.OwnReset.With().AsException();
        return givePassword?.Invoke(account);
    }

    private Account Changed(Account account, ChangeBody body)
    {
        var addresses = Addresses(body.Addresses) ?? account.Addresses;
        var changed = account with
        {
            Name = VietnameseText.Clean(body.Name),
            Email = Trimmed(body.Email),
            Addresses = addresses,
            Grants = body.Grants,
            Deactivated = body.Deactivated,
        };
        // A deactivated account that is used again does not find its old sessions alive.
        if (changed.Deactivated != account.Deactivated)
            changed = changed with { SignInVersion = changed.SignInVersion + 1 };
        if (body.EmailWorks)
            changed = changed with { EmailRefused = null };
        var working = accounts.AddressKinds.Where(k => body.AddressesWork?.Contains(k.Id) == true);
        return working.Aggregate(changed, (known, kind) => known.Refuse(kind, null));
    }

    private static ChangeNote NoteOf(Account? before, Account after, string what, string reason, Call call) =>
        new(call.Now, call.Actor.Signature, what, reason) { Changed = AccountChanges.Between(before, after) };

    /// <summary>The account as it stands when everybody concerned has been told.</summary>
    private async Task<AccountView> Told(string login, GivenPassword? given, Call call)
    {
        await notices.Tell(login, call.Cancel);
        return ViewOf((await accounts.Find(login, call.Cancel))!, given?.Password);
    }

    /// <summary>Without those left blank; null: nothing is said of them.</summary>
    private static Dictionary<string, string>? Addresses(IReadOnlyDictionary<string, string>? addresses) =>
        addresses?.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToDictionary(a => a.Key, a => a.Value.Trim());

    private static string? Trimmed(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim();

    private AccountView ViewOf(Stored<Account> stored, string? oneTimePassword = null) =>
        new(stored, accounts.AddressKinds, oneTimePassword);

    private sealed record AddBody(
        string Login,
        string Name,
        IReadOnlyList<Grant> Grants,
        string? Email = null,
        IReadOnlyDictionary<string, string>? Addresses = null
    );

    /// <param name="ResetPassword">The host gives a one-time password, shown in the answer.</param>
    /// <param name="ResetCodes">The telephone is lost: the second factor is taken off.</param>
    private sealed record ChangeBody(
        string Name,
        IReadOnlyList<Grant> Grants,
        bool Deactivated,
        string Reason,
        string? Email,
        bool ResetPassword = false,
        bool ResetCodes = false,
        bool EmailWorks = false,
        IReadOnlyDictionary<string, string>? Addresses = null,
        IReadOnlyList<string>? AddressesWork = null
    );

    private sealed class AccountView(Stored<Account> stored, IEnumerable<AddressKind> kinds, string? oneTimePassword)
    {
        public string Login { get; } = stored.Value.Login;
        public string Name { get; } = stored.Value.Name;
        public string? Email { get; } = stored.Value.Email;
        public RefusedAddress? EmailRefused { get; } = stored.Value.RefusedOf(AddressKind.Email);
        public IReadOnlyList<Address> Addresses { get; } = [.. kinds.Select(k => Address.Of(k, stored.Value))];
        public IReadOnlyList<Grant> Grants { get; } = stored.Value.Grants;
        public bool Deactivated { get; } = stored.Value.Deactivated;
        public bool Demo { get; } = stored.Value.Demo;

        /// <summary>Signing in asks for a code of a telephone.</summary>
        public bool Codes { get; } = stored.Value.SecondFactor is { IsOn: true };

        /// <summary>Until when the one-time password is good; null: the person chose the password.</summary>
        public DateTimeOffset? OneTimeUntil { get; } = stored.Value.OneTimeUntil;

        /// <summary>Of the one that was just given, this once.</summary>
        public string? OneTimePassword { get; } = oneTimePassword;
        public IReadOnlyList<ChangeNote> Changes { get; } = stored.Value.Changes;
        public string Etag { get; } = stored.ETag;
    }
}
