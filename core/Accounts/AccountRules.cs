using System.Text.RegularExpressions;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Accounts;

/// <summary>Lock-out, passwords, and what an account must look like.</summary>
public static partial class AccountRules
{
    public const int MaxFailures = 10;
    public static readonly TimeSpan LockFor = TimeSpan.FromMinutes(15);

    public static bool IsLocked(Account account, DateTimeOffset now) => account.LockedUntil is { } until && now < until;

    /// <summary>After a wrong password; the tenth locks.</summary>
    public static Account Failed(Account account, DateTimeOffset now)
    {
        var failures = account.Failures + 1;
        return failures >= MaxFailures
            ? account with
            {
                Failures = 0,
                LockedUntil = now + LockFor,
            }
            : account with
            {
                Failures = failures,
                LockedUntil = null,
            };
    }

    public static bool Administers(Account account) =>
        !account.Deactivated && account.Grants.Any(g => g.Role == Role.Administrator);

    public static Account SignedIn(Account account) => account with { Failures = 0, LockedUntil = null };

    /// <summary>Its length is that of its composed letters: "ế" is one, however a keyboard sends it.</summary>
    public static Problem? CheckPassword(string login, string password) =>
        VietnameseText.Compose(password).Length is < 10 or > 200
        || string.Equals(password, login, StringComparison.OrdinalIgnoreCase)
            ? Problems.PasswordWeak.With()
            : null;

    /// <summary>Refuses a malformed login, name or address, and grants at units that do not exist.</summary>
    public static Problem? Check(Account account, UnitDirectory units)
    {
        if (!LoginPattern().IsMatch(account.Login))
            return Problems.AccountInvalid.WithTexts(
                new Text(
                    "tên đăng nhập gồm 2–60 chữ thường, số, dấu chấm, gạch ngang",
                    "a login has 2–60 lower-case letters, digits, dots or hyphens"
                )
            );
        if (account.Name.Trim().Length is 0 or > 200)
            return Problems.AccountInvalid.WithTexts(
                new Text("cần họ tên hoặc chức danh, tối đa 200 ký tự", "a name of at most 200 characters is needed")
            );
        if (account.Email is { } email && !AddressKind.Email.Fits(email))
            return Problems.AccountInvalid.WithTexts(AddressKind.Email.Name);
        return
            account.Grants.FirstOrDefault(g => g.Role != Role.Administrator && units.Find(g.Unit) is null) is { } grant
            ? Problems.UnitUnknown.With(grant.Unit)
            : null;
    }

    /// <summary>Refuses an address of a kind that no channel of the installation writes to, or that cannot be one.</summary>
    public static Problem? CheckAddresses(Account account, IEnumerable<AddressKind> kinds)
    {
        var known = kinds.ToDictionary(k => k.Id, StringComparer.Ordinal);
        foreach (var (id, address) in account.Addresses ?? new Dictionary<string, string>())
        {
            if (!known.TryGetValue(id, out var kind))
                return Problems.AccountInvalid.WithTexts(Text.Same(id));
            if (!kind.Fits(address))
                return Problems.AccountInvalid.WithTexts(kind.Name);
        }
        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,59}\z")]
    private static partial Regex LoginPattern();
}
