using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>What an administrator does to an account is told to those whom it concerns, and stands in its log value by value.</summary>
public sealed class AccountNoticesTests
{
    private const string Now = "2023-02-20T09:00+07:00";
    private static readonly object[] Reader = [new { role = "reader", unit = "480" }];

    [Fact]
    public async Task Nobody_grants_to_oneself_nor_resets_the_own_password()
    {
        await using var town = await Town.Open(Now);
        var admin = await town.SignIn("admin");
        object[] both = [new { role = "administrator", unit = "" }, .. Reader];
        object[] same = [new { role = "administrator", unit = "" }];

        Assert.Equal("own-grant", (await Change(admin, "admin", both)).Code);
        Assert.Equal("own-reset", (await Change(admin, "admin", same, resetPassword: true)).Code);
        Assert.Equal(200, (await Change(admin, "admin", same)).Status);
    }

    [Fact]
    public async Task A_grant_is_told_to_the_person_the_head_and_the_other_administrators_with_what_changed()
    {
        await using var town = await Town.Open(Now);
        var admin = await town.SignIn("admin");
        var second = await Add(town, admin, "quan-tri-2", [new { role = "administrator", unit = "" }]);
        object[] grants = [new { role = "officer", unit = "19996" }, .. Reader];

        Assert.Equal(200, (await Change(admin, "xa-19996", grants)).Status);

        var person = await town.SignIn("xa-19996");
        var own = Assert.Single(await Letters(person, "account-own"));
        Assert.Contains(
            "Lãnh đạo, Thị xã Hương Trà",
            own.GetProperty("body").Text("vi"),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains("Phân công lại.", own.GetProperty("body").Text("vi"), StringComparison.Ordinal);
        Assert.Equal("/account", own.Text("link"));
        Assert.Single(await Letters(await town.SignIn("chutich"), "account-other"), About("xa-19996"));
        Assert.Single(await Letters(second, "account-other"), About("xa-19996"));
        Assert.DoesNotContain(await Letters(admin, "account-other"), m => About("xa-19996")(m));

        var note = (await Account(admin, "xa-19996")).GetProperty("changes").EnumerateArray().Last();
        var changed = Assert.Single(note.GetProperty("changed").EnumerateArray());
        Assert.Equal(("grant", "reader 480"), (changed.Text("what"), changed.Text("after")));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("before").ValueKind);
    }

    [Fact]
    public async Task A_reset_ends_all_sessions_is_told_and_signs_in_only_to_be_changed()
    {
        await using var town = await Town.Open(Now);
        var admin = await town.SignIn("admin");
        var chairman = await town.SignIn("chutich");

        var reset = await Change(admin, "chutich", Reader, resetPassword: true);
        var oneTime = reset.Text("oneTimePassword");

        Assert.Equal("sign-in-needed", (await chairman.Get("api/session")).Code);
        Assert.DoesNotContain(
            oneTime,
            System.Text.Encoding.UTF8.GetString((await admin.Get("api/accounts")).Bytes),
            StringComparison.Ordinal
        );
        var somebody = await town.SignIn("chutich", oneTime);
        Assert.Equal("changePassword", (await somebody.Get("api/session")).Text("first"));
        foreach (var path in new[] { "api/cycles", "api/messages", $"api/cycles/{Town.Cycle}/matrix?unit=480" })
            Assert.Equal((path, "password-change-needed"), (path, (await somebody.Get(path)).Code));
        Assert.Equal(
            "password-common",
            (await somebody.Put("api/session/password", new { current = oneTime, next = oneTime })).Code
        );
        await somebody.Put("api/session/password", new { current = oneTime, next = Town.OwnPassword });
        Assert.Equal(200, (await somebody.Get("api/cycles")).Status);
        // The reset, and that the password was changed then.
        Assert.Equal(2, (await Letters(somebody, "account-own")).Count);
    }

    [Fact]
    public async Task A_new_account_with_rights_is_told_to_the_head_as_well()
    {
        await using var town = await Town.Open(Now);
        var admin = await town.SignIn("admin");
        await Add(town, admin, "nguoi-moi", Reader);

        Assert.Single(await Letters(await town.SignIn("chutich"), "account-other"), About("nguoi-moi"));
    }

    [Fact]
    public async Task What_a_crash_left_untold_is_told_at_the_next_start_and_once()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        var first = await Town.Open(Now, folder);
        var accounts = first.Host.Services.GetRequiredService<AccountService>();
        var stored = (await accounts.Find("xa-19996", default))!;
        var note = new ChangeNote(first.Host.Clock.GetUtcNow(), "Quản trị (admin)", "changed", "Chết giữa chừng.")
        {
            Changed = [new("grant", null, "reader 480")],
        };
        await accounts.Save(stored.Value.Noted(note), stored.ETag, default);
        await first.Stop();

        await (await Town.Open(Now, folder)).Stop();
        await using var town = await Town.Open(Now, folder);

        Assert.Single(await Letters(await town.SignIn("xa-19996"), "account-own"));
        Assert.Single(await Letters(await town.SignIn("chutich"), "account-other"), About("xa-19996"));
    }

    private static async Task<Person> Add(Town town, Person admin, string login, object[] grants)
    {
        var added = await admin.Post(
            "api/accounts",
            new
            {
                login,
                name = login,
                grants,
            }
        );
        Assert.Equal(201, added.Status);
        return await town.SignInFirst(login, added.Text("oneTimePassword"));
    }

    private static async Task<Answered> Change(Person admin, string login, object[] grants, bool resetPassword = false)
    {
        var account = await Account(admin, login);
        var change = new
        {
            name = account.Text("name"),
            email = account.GetProperty("email"),
            grants,
            deactivated = false,
            resetPassword,
            reason = "Phân công lại.",
        };
        return await admin.Put($"api/accounts/{login}", change, account.Text("etag"));
    }

    private static async Task<JsonElement> Account(Person admin, string login) =>
        (await admin.Get("api/accounts")).Json.EnumerateArray().Single(a => a.Text("login") == login);

    private static async Task<List<JsonElement>> Letters(Person person, string rule) =>
        [.. (await person.Get("api/messages")).Json.EnumerateArray().Where(m => m.Text("rule") == rule)];

    private static Predicate<JsonElement> About(string login) =>
        m => m.GetProperty("subject").Text("vi").Contains($"({login})", StringComparison.Ordinal);
}
