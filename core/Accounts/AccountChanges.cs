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
        var person = Value(Name, before?.Name, after.Name).Concat(Value(Email, before?.Email, after.Email));
        var grants = GrantsOf(before?.Grants ?? [], after.Grants);
        return [.. person, .. AddressesOf(before, after), .. grants, .. SignInOf(before, after)];
    }

    private static IEnumerable<ChangedValue> GrantsOf(IReadOnlyList<Grant> before, IReadOnlyList<Grant> after)
    {
        var removed = before.Except(after).Select(g => new ChangedValue(Grant, TextOf(g), null));
        return removed.Concat(after.Except(before).Select(g => new ChangedValue(Grant, null, TextOf(g))));
    }

    private static IEnumerable<ChangedValue> SignInOf(Account? before, Account after)
    {
        var deactivated = Value(Deactivated, YesNo(before?.Deactivated ?? false), YesNo(after.Deactivated));
        var hadCodes = before?.SecondFactor is { IsOn: true };
        var codes = Secret(Codes, hadCodes != after.SecondFactor is { IsOn: true });
        return [.. deactivated, .. Secret(Password, before?.PasswordHash != after.PasswordHash), .. codes];
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
