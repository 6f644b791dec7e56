using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Accounts;

/// <summary>What a change of an account changed, word for word: for its log, and for the letters that tell of it.</summary>
public static class AccountChanges
{
    public const string Name = "name";
    public const string Email = "email";
    public const string Grant = "grant";
    public const string Deactivated = "deactivated";
    public const string Password = "password";
    public const string Codes = "codes";

    /// <summary>Of another address than e-mail: with the id of its kind.</summary>
    public const string Address = "address:";

    /// <param name="before">Null: the account is new.</param>
    public static IReadOnlyList<ChangedValue> Between(Account? before, Account after)
    {
        var grants = before?.Grants ?? [];
        return
        [
            .. Value(Name, before?.Name, after.Name),
            .. Value(Email, before?.Email, after.Email),
            .. AddressesOf(before, after),
            .. grants.Except(after.Grants).Select(g => new ChangedValue(Grant, TextOf(g), null)),
            .. after.Grants.Except(grants).Select(g => new ChangedValue(Grant, null, TextOf(g))),
            .. Value(Deactivated, YesNo(before?.Deactivated ?? false), YesNo(after.Deactivated)),
            .. Secret(Password, before?.PasswordHash != after.PasswordHash),
            .. Secret(Codes, before?.SecondFactor is { IsOn: true } != after.SecondFactor is { IsOn: true }),
        ];
    }

    /// <summary>"reader 480": as it stands in the log.</summary>
    public static string TextOf(Grant grant) => $"{JsonNames.Of(grant.Role)} {grant.Unit}".TrimEnd();

    /// <summary>The grant that such a text tells; null: none of today's roles.</summary>
    public static Grant? GrantOf(string text)
    {
        var (role, unit) = text.Split(' ', 2) is [var first, var rest] ? (first, rest) : (text, "");
        return Enum.TryParse<Role>(role, ignoreCase: true, out var known) ? new(known, unit) : null;
    }

    private static IEnumerable<ChangedValue> AddressesOf(Account? before, Account after)
    {
        var (old, now) = (before?.Addresses ?? Empty, after.Addresses ?? Empty);
        var kinds = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal);
        return kinds.SelectMany(k => Value(Address + k, old.GetValueOrDefault(k), now.GetValueOrDefault(k)));
    }

    private static IEnumerable<ChangedValue> Value(string what, string? before, string? after) =>
        before == after ? [] : [new(what, before, after)];

    private static IEnumerable<ChangedValue> Secret(string what, bool isOther) =>
        isOther ? [new(what, null, null)] : [];

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();
}
