using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Accounts;

/// <summary>Accounts and grants. Hashing is the host's.</summary>
/// <param name="channels">Of this installation: they say which addresses people have.</param>
public sealed class AccountService(IRecords records, UnitService units, IReadOnlyList<Channel> channels)
{
    private const string Table = "accounts";
    private const string Partition = "accounts";

    public async Task<Stored<Account>?> Find(string login, CancellationToken cancel) =>
        RecordGuardsAllow(login) ? await records.Find<Account>(Table, Partition, login, cancel) : null;

    public async Task<IReadOnlyList<Stored<Account>>> All(CancellationToken cancel) =>
        await records.FindAll<Account>(Table, Partition, KeyRange.All, cancel);

    public async Task<Stored<Account>> Add(Account account, Actor by, CancellationToken cancel)
    {
        Require(by);
        return await Insert(account, cancel);
    }

    /// <summary>Without asking who: the hosts use it for demonstration accounts and the first administrator.</summary>
    public async Task<Stored<Account>> Insert(Account account, CancellationToken cancel)
    {
        await Check(account, cancel);
        var outcome = await records.Write(
            Table,
            Partition,
            [RowChange.Insert(account.Login, Json.Write(account))],
            cancel
        );
        return outcome.Written
            ? new(account, outcome.ETags[0])
            : throw Problems.AccountExists.With(account.Login).AsException();
    }

    public async Task<Stored<Account>> Change(Account account, string etag, Actor by, CancellationToken cancel)
    {
        Require(by);
        await Check(account, cancel);
        var before = await Find(account.Login, cancel);
        if (before is not null && AccountRules.CheckOwn(before.Value, account, by) is { } own)
            throw own.AsException();
        var others = (await All(cancel)).Select(a => a.Value).Where(a => a.Login != account.Login);
        if (!AccountRules.Administers(account) && !others.Any(AccountRules.Administers))
            throw Problems.LastAdministrator.With().AsException();
        return await Save(account, etag, cancel);
    }

    /// <exception cref="ProblemException">stale: somebody else was first.</exception>
    public async Task<Stored<Account>> Save(Account account, string etag, CancellationToken cancel)
    {
        var outcome = await Write(account, etag, cancel);
        return outcome.Written ? new(account, outcome.ETags[0]) : throw Problems.Stale.With().AsException();
    }

    /// <summary>False: somebody else was first.</summary>
    public async Task<bool> TrySave(Account account, string etag, CancellationToken cancel) =>
        (await Write(account, etag, cancel)).Written;

    private Task<WriteOutcome> Write(Account account, string etag, CancellationToken cancel) =>
        records.Write(Table, Partition, [RowChange.Replace(account.Login, Json.Write(account), etag)], cancel);

    /// <summary>Marks an address that was refused for good; another address in the meantime is left alone.</summary>
    public async Task RefuseAddress(string login, AddressKind kind, RefusedAddress refused, CancellationToken cancel)
    {
        bool IsMeant(Account account) => account.AddressOf(kind) == refused.Address && account.RefusedOf(kind) is null;
        while (await Find(login, cancel) is { } stored && IsMeant(stored.Value))
        {
            var note = new ChangeNote(refused.At, Actor.System.Signature, "address refused", refused.Detail);
            var marked = stored.Value.Refuse(kind, refused) with { Changes = [.. stored.Value.Changes, note] };
            var change = RowChange.Replace(login, Json.Write(marked), stored.ETag);
            if ((await records.Write(Table, Partition, [change], cancel)).Written)
                return;
        }
    }

    /// <summary>Active accounts that hold a role at a unit, in login order: the recipients of its messages.</summary>
    public static IReadOnlyList<Account> Holding(IEnumerable<Stored<Account>> all, Role role, string unit) =>
        [
            .. all.Select(a => a.Value)
                .Where(a => !a.Deactivated && a.Grants.Contains(new(role, unit)))
                .OrderBy(a => a.Login, StringComparer.Ordinal),
        ];

    /// <summary>The kinds of addresses that are asked for, beside the e-mail address.</summary>
    public IEnumerable<AddressKind> AddressKinds =>
        channels.Select(c => c.Address).OfType<AddressKind>().Where(k => k != AddressKind.Email).Distinct();

    private async Task Check(Account account, CancellationToken cancel)
    {
        var problem = AccountRules.Check(account, await units.Directory(cancel))
            ?? AccountRules.CheckAddresses(account, AddressKinds);
        if (problem is not null)
            throw problem.AsException();
    }

    private static void Require(Actor by)
    {
        if (!Permissions.May(by, Right.ManageAccounts))
            throw Problems.NotAllowed.With().AsException();
    }

    private static bool RecordGuardsAllow(string key) =>
        key.Length is > 0 and <= 100 && !key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));
}
