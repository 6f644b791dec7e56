using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Accounts;

/// <summary>Accounts and grants. Hashing is the host's: a delegate pair, so that core knows no framework.</summary>
public sealed class AccountService(IRecords records, UnitService units)
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
        if (AccountRules.Check(account, await units.Directory(cancel)) is { } problem)
            throw problem.AsException();
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
        if (AccountRules.Check(account, await units.Directory(cancel)) is { } problem)
            throw problem.AsException();
        var others = (await All(cancel)).Select(a => a.Value).Where(a => a.Login != account.Login);
        if (!AccountRules.Administers(account) && !others.Any(AccountRules.Administers))
            throw Problems.LastAdministrator.With().AsException();
        return await Save(account, etag, cancel);
    }

    public async Task<Stored<Account>> Save(Account account, string etag, CancellationToken cancel)
    {
        var outcome = await records.Write(
            Table,
            Partition,
            [RowChange.Replace(account.Login, Json.Write(account), etag)],
            cancel
        );
        return outcome.Written ? new(account, outcome.ETags[0]) : throw Problems.Stale.With().AsException();
    }

    /// <summary>Marks an address that was refused for good; another address in the meantime is left alone.</summary>
    public async Task RefuseEmail(
        string login,
        string address,
        string detail,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        while (
            await Find(login, cancel) is { } stored
            && stored.Value.Email == address
            && stored.Value.EmailRefused?.Address != address
        )
        {
            var refused = stored.Value with
            {
                EmailRefused = new(address, detail, now),
                Changes = [.. stored.Value.Changes, new(now, Actor.System.Signature, "address refused", detail)],
            };
            if (
                (
                    await records.Write(
                        Table,
                        Partition,
                        [RowChange.Replace(login, Json.Write(refused), stored.ETag)],
                        cancel
                    )
                ).Written
            )
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

    private static void Require(Actor by)
    {
        if (!Permissions.May(by, Act.ManageAccounts))
            throw Problems.NotAllowed.With().AsException();
    }

    private static bool RecordGuardsAllow(string key) =>
        key.Length is > 0 and <= 100 && !key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));
}
