using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Access;

public sealed class AccountServiceTests : IDisposable
{
    private static readonly Account Admin = new()
    {
        Login = "admin",
        Name = "Quản trị",
        Grants = [new(Role.Administrator, "")],
    };
    private static readonly Account Other = Admin with { Login = "admin2" };

    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;
    private readonly AccountService accounts;

    public AccountServiceTests()
    {
        records = new(folder.File("a.db"));
        accounts = new(records, new(records), [SmsChannel.Channel]);
    }

    public void Dispose()
    {
        records.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_last_administrator_can_neither_be_deactivated_nor_lose_the_role()
    {
        var only = await accounts.Insert(Admin, None);
        await Refused("last-administrator", () =>
            accounts.Change(Admin with { Deactivated = true }, only.ETag, Administrator, None)
        );
        await Refused("last-administrator", () =>
            accounts.Change(Admin with { Grants = [] }, only.ETag, Administrator, None)
        );
        var second = await accounts.Insert(Other, None);
        await accounts.Change(Admin with { Deactivated = true }, only.ETag, Administrator, None);
        // The one that is deactivated no longer counts.
        await Refused("last-administrator", () =>
            accounts.Change(Other with { Grants = [] }, second.ETag, Administrator, None)
        );
    }

    [Fact]
    public async Task Only_an_administrator_adds_and_changes_accounts()
    {
        await Refused("not-allowed", () => accounts.Add(Other, Reviewer, None));
        var added = await accounts.Add(Other, Administrator, None);
        await Refused("not-allowed", () => accounts.Change(Other, added.ETag, Officer, None));
    }

    [Fact]
    public async Task A_login_exists_once_and_an_old_version_changes_nothing()
    {
        var added = await accounts.Add(Other, Administrator, None);
        await Refused("account-exists", () => accounts.Add(Other, Administrator, None));
        await accounts.Change(Other with { Name = "Mới" }, added.ETag, Administrator, None);
        await Refused("stale", () => accounts.Change(Other with { Name = "Cũ" }, added.ETag, Administrator, None));
        Assert.Equal("Mới", (await accounts.Find("admin2", None))!.Value.Name);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\0b")]
    public async Task A_login_that_is_none_is_nobodys(string login) => Assert.Null(await accounts.Find(login, None));

    [Fact]
    public void Messages_go_to_the_active_holders_of_the_role_in_the_order_of_their_logins()
    {
        Stored<Account> Person(string login, Role role, string unit, bool gone = false) =>
            new(
                new()
                {
                    Login = login,
                    Name = login,
                    Grants = [new(role, unit)],
                    Deactivated = gone,
                },
                "1"
            );
        var all = new[]
        {
            Person("b", Role.Officer, "c1"),
            Person("a", Role.Officer, "c1"),
            Person("c", Role.Officer, "c2"),
            Person("d", Role.Reviewer, "c1"),
            Person("e", Role.Officer, "c1", gone: true),
        };
        Assert.Equal(["a", "b"], AccountService.Holding(all, Role.Officer, "c1").Select(a => a.Login));
    }
}
