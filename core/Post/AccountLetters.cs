using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Post;

/// <summary>A letter about an account.</summary>
public sealed record AccountLetter(Account To, Message Message);

/// <summary>What is written to whom about a changed account. Pure.</summary>
public static class AccountLetters
{
    /// <summary>The rule of a letter to the person; <see cref="MessageLinks"/> leads to the own account.</summary>
    public const string Own = "account-own";

    /// <summary>The rule of a letter to heads and administrators.</summary>
    public const string Other = "account-other";

    // {0} who changed it, {1} account, {2} what changed, line by line, {3} the reason
    private static readonly Text OwnSubject = new("Tài khoản của bạn vừa được thay đổi", "Your account was changed");
    private static readonly Text OwnBody = new(
        "{0} đã thay đổi tài khoản {1}:\n{2}{3}\nNếu bạn không biết việc này, hãy báo ngay lãnh đạo đơn vị và một quản trị viên khác.",
        "{0} changed the account {1}:\n{2}{3}\nIf you know nothing of this, tell the head of your unit and another administrator at once."
    );
    private static readonly Text OtherSubject = new(
        "Thay đổi quyền hoặc cách đăng nhập: {1}",
        "Changed rights or sign-in: {1}"
    );
    private static readonly Text OtherBody = new(
        "{0} đã thay đổi tài khoản {1}:\n{2}{3}\nThư này gửi đến lãnh đạo đơn vị và các quản trị viên khác. Nếu việc này không đúng, hãy yêu cầu quản trị viên sửa lại.",
        "{0} changed the account {1}:\n{2}{3}\nThis goes to the head of the unit and to the other administrators. If it is not right, have an administrator undo it."
    );
    private static readonly Text Reason = new("\nLý do: {0}", "\nReason: {0}");
    private static readonly Text GrantAdded = new("- Thêm quyền: {0}", "- Added: {0}");
    private static readonly Text GrantRemoved = new("- Bớt quyền: {0}", "- Taken away: {0}");
    private static readonly Text NewPassword = new(
        "- Đổi mật khẩu; các phiên đăng nhập khác đã kết thúc",
        "- A new password; other sessions have ended"
    );
    private static readonly Text CodesChanged = new(
        "- Bật hoặc tắt mã xác thực khi đăng nhập",
        "- Authenticator codes were turned on or off"
    );
    private static readonly Text Closed = new("- Ngừng hoạt động tài khoản", "- The account was deactivated");
    private static readonly Text Opened = new("- Cho dùng lại tài khoản", "- The account may be used again");
    private static readonly Text NameChanged = new("- Họ tên, chức danh: {0} → {1}", "- Name: {0} → {1}");
    private static readonly Text AddressChanged = new("- Địa chỉ nhận tin: {0} → {1}", "- Address: {0} → {1}");
    private static readonly Text Nothing = new("(không có)", "(none)");

    /// <param name="account">As it stands after the change.</param>
    /// <param name="index">Of the change among all changes of the account.</param>
    public static IEnumerable<AccountLetter> Of(
        Account account,
        int index,
        IReadOnlyList<Account> all,
        UnitDirectory units
    )
    {
        var note = account.Changes[index];
        var changed = note.Changed ?? [];
        if (changed.Count == 0)
            yield break;
        var slots = SlotsOf(account, note, changed, units);
        if (!account.Deactivated)
            yield return new(account, To(account, account, index, Own, OwnSubject, OwnBody, slots));
        foreach (var person in Others(account, note, changed, all, units))
            yield return new(person, To(person, account, index, Other, OtherSubject, OtherBody, slots));
    }

    /// <summary>Of what gives or takes access: the heads and the administrators, without the person and who did it.</summary>
    private static IEnumerable<Account> Others(
        Account account,
        ChangeNote note,
        IReadOnlyList<ChangedValue> changed,
        IReadOnlyList<Account> all,
        UnitDirectory units
    )
    {
        var isOwnAct = note.By == account.AsActor().Signature;
        if (isOwnAct || !changed.Any(IsOfAccess))
            return [];
        var others = all.Where(a => !a.Deactivated && a.Login != account.Login && a.AsActor().Signature != note.By);
        var people = others.OrderBy(a => a.Login, StringComparer.Ordinal).ToList();
        var heads = UnitsOf(account, changed).SelectMany(unit => HeadsOf(unit, people, units));
        return heads.Concat(people.Where(AccountRules.Administers)).DistinctBy(a => a.Login);
    }

    private static bool IsOfAccess(ChangedValue change) =>
        change.What
            is AccountChanges.Grant
                or AccountChanges.Password
                or AccountChanges.Codes
                or AccountChanges.Deactivated;

    /// <summary>Where the account has rights, and where it had or got them by this change.</summary>
    private static IEnumerable<string> UnitsOf(Account account, IReadOnlyList<ChangedValue> changed)
    {
        var named = changed.Where(c => c.What == AccountChanges.Grant).Select(c => c.Before ?? c.After!);
        var grants = account.Grants.Concat(named.Select(AccountChanges.GrantOf).OfType<Grant>());
        return grants.Select(g => g.Unit).Where(u => u.Length > 0).Distinct();
    }

    /// <summary>The head of the unit; where it has none, of the nearest unit above.</summary>
    private static IReadOnlyList<Account> HeadsOf(string unit, IReadOnlyList<Account> people, UnitDirectory units)
    {
        var seen = new HashSet<string>();
        for (var at = unit; at is not null && seen.Add(at); at = units.Find(at)?.Parent)
        {
            var heads = people.Where(a => a.Grants.Contains(new(Role.Reader, at))).ToList();
            if (heads.Count > 0)
                return heads;
        }
        return [];
    }

    private static Text[] SlotsOf(
        Account account,
        ChangeNote note,
        IReadOnlyList<ChangedValue> changed,
        UnitDirectory units
    )
    {
        var lines = Text.Join("\n", changed.Select(c => LineOf(c, units)));
        var reason = note.Reason.Length == 0 ? Text.Same("") : Reason.WithTexts(Text.Same(note.Reason));
        return [Text.Same(note.By), Text.Same(account.AsActor().Signature), lines, reason];
    }

    private static Text LineOf(ChangedValue change, UnitDirectory units) =>
        change.What switch
        {
            AccountChanges.Grant => LineOfGrant(change, units),
            AccountChanges.Password => NewPassword,
            AccountChanges.Codes => CodesChanged,
            AccountChanges.Deactivated => change.After == "yes" ? Closed : Opened,
            AccountChanges.Name => FromTo(NameChanged, change),
            _ => FromTo(AddressChanged, change),
        };

    private static Text FromTo(Text line, ChangedValue change) =>
        line.WithTexts(Shown(change.Before), Shown(change.After));

    private static Text LineOfGrant(ChangedValue change, UnitDirectory units) =>
        change.After is { } added
            ? GrantAdded.WithTexts(GrantText(added, units))
            : GrantRemoved.WithTexts(GrantText(change.Before ?? "", units));

    private static Text Shown(string? value) => value is null ? Nothing : Text.Same(value);

    private static Text GrantText(string grant, UnitDirectory units)
    {
        if (AccountChanges.GrantOf(grant) is not { } known)
            return Text.Same(grant);
        var role = RoleTexts.Of(known.Role);
        return known.Unit.Length == 0 ? role : Text.Join(", ", role, units.NameOf(known.Unit));
    }

    private static Message To(
        Account person,
        Account about,
        int index,
        string rule,
        Text subject,
        Text body,
        Text[] slots
    )
    {
        var at = about.Changes[index].At;
        var key = $"account|{about.Login}|-|-|{rule}|change-{index:D6}|{person.Login}|inbox";
        return Message.Personal(key, rule, person.Login, at, subject.WithTexts(slots), body.WithTexts(slots));
    }
}
