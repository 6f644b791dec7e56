using System.Text.RegularExpressions;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Accounts;

/// <summary>Passwords, and what an account must look like.</summary>
public static partial class AccountRules
{
    /// <summary>Of a password that stands alone; 8 would do by ASVS 5, 6.2.1, which recommends more.</summary>
    public const int ShortestPassword = 12;
    public const int LongestPassword = 200;

    public static bool Administers(Account account) =>
        !account.Deactivated && account.Grants.Any(g => g.Role == Role.Administrator);

    /// <summary>What the person must do before anything else; null: nothing.</summary>
    /// <param name="asksForCodes">The installation wants a second factor of those who decide and configure.</param>
    public static FirstStep? FirstStepOf(Account account, bool asksForCodes)
    {
        if (account.OneTimeUntil is not null)
            return FirstStep.ChangePassword;
        var decides = account.Grants.Any(g => g.Role is Role.Reviewer or Role.Administrator);
        return asksForCodes && decides && account.SecondFactor is not { IsOn: true } ? FirstStep.SetUpCodes : null;
    }

    /// <summary>Its length is that of its composed letters: "ế" is one, however a keyboard sends it. Length first; then what everybody tries. No rule about kinds of signs (ASVS 5, 6.2.5).</summary>
    public static Problem? CheckPassword(Account account, string password)
    {
        var length = VietnameseText.Compose(password).Length;
        if (length is < ShortestPassword or > LongestPassword)
            return Problems.PasswordWeak.With(ShortestPassword, LongestPassword);
        return CommonPasswords.IsCommon(password, [account.Login, account.Name])
            ? Problems.PasswordCommon.With()
            : null;
    }

    /// <summary>Nobody grants to oneself: what an administrator wants to see somebody else lets him see. Giving up is free.</summary>
    public static Problem? CheckOwn(Account before, Account after, Actor by)
    {
        var isOwn = before.Login == by.Login;
        return isOwn && after.Grants.Except(before.Grants).Any() ? Problems.OwnGrant.With() : null;
    }

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
