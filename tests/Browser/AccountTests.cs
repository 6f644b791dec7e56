using Microsoft.Playwright;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Browser;

/// <summary>One's own account on a desktop and on a telephone, in both languages; and that no page breaks its own rules of content.</summary>
[Slow]
public class AccountTests
{
    private const string Now = "2023-02-20T09:00+07:00";

    [ChromiumFact]
    public Task One_ends_a_session_sets_up_codes_and_signs_in_with_them() => OwnAccount(1280, 800);

    [ChromiumFact]
    public Task One_does_so_on_a_telephone() => OwnAccount(390, 844);

    [ChromiumFact]
    public Task A_one_time_password_is_shown_once_and_leads_to_a_password_of_ones_own() => OneTime(1280, 800);

    [ChromiumFact]
    public Task A_one_time_password_is_given_and_changed_on_a_telephone() => OneTime(390, 844);

    private static async Task OwnAccount(int width, int height)
    {
        await using var town = await Town.Open(Now);
        await using var pages = await Pages.Open(town);
        var elsewhere = await town.SignIn("ldtbxh");
        var page = await pages.SignIn("ldtbxh");
        var broken = Broken(page);
        await page.SetViewportSizeAsync(width, height);
        await page.GotoAsync($"{town.Host.Url}/account");

        var sessions = page.GetByTestId("sessions").Locator("li");
        await Assertions.Expect(sessions).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByTestId("sessions")).ToContainTextAsync("máy này");
        await Fits(page);
        await page.GetByTestId("end-session").ClickAsync();
        await Assertions.Expect(sessions).ToHaveCountAsync(1);
        Assert.Equal("sign-in-needed", (await elsewhere.Get("api/session")).Code);

        await page.GetByTestId("language").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My account" })).ToBeVisibleAsync();
        await page.GetByTestId("codes-begin-password").FillAsync(DemoData.Password);
        await page.GetByTestId("codes-begin").ClickAsync();
        await Assertions.Expect(page.Locator("svg.qr")).ToBeVisibleAsync();
        await Fits(page);
        var key = (await page.GetByTestId("codes-key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByTestId("codes-code").FillAsync(Totp.CodeAt(key, DateTimeOffset.UtcNow));
        await page.GetByTestId("codes-on").ClickAsync();
        await Assertions.Expect(page.GetByTestId("recovery").Locator("li")).ToHaveCountAsync(8);
        await Fits(page);
        var recovery = await page.GetByTestId("recovery").Locator("code").First.InnerTextAsync();
        await page.GetByTestId("recovery-kept").ClickAsync();
        await Assertions.Expect(page.GetByTestId("codes-off")).ToBeVisibleAsync();

        await page.GetByTestId("who").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await page.GetByTestId("login").FillAsync("ldtbxh");
        await page.GetByTestId("password").FillAsync(DemoData.Password);
        await page.GetByTestId("sign-in").ClickAsync();
        await page.GetByTestId("code").FillAsync(recovery);
        await page.GetByTestId("sign-in").ClickAsync();
        await Assertions.Expect(page.GetByTestId("who")).ToBeVisibleAsync();
        Assert.Empty(broken);
    }

    private static async Task OneTime(int width, int height)
    {
        await using var town = await Town.Open(Now);
        await using var pages = await Pages.Open(town);
        var admin = await pages.SignIn("admin");
        var broken = Broken(admin);
        await admin.SetViewportSizeAsync(width, height);
        await admin.GotoAsync($"{town.Host.Url}/manage/accounts");
        await admin.GetByTestId("search").FillAsync("chutich");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Sửa" }).ClickAsync();
        await admin.GetByLabel("Cấp mật khẩu tạm").CheckAsync();
        await admin.GetByLabel("Lý do").FillAsync("Quên mật khẩu.");
        await admin.GetByTestId("save-account").ClickAsync();
        var oneTime = await admin.GetByTestId("one-time-password").InnerTextAsync();
        await Fits(admin);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Đóng" }).Last.ClickAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Sửa" }).ClickAsync();
        await admin.GetByText("Nhật ký thay đổi").ClickAsync();
        await Assertions.Expect(admin.GetByTestId("account-history")).ToContainTextAsync("Quên mật khẩu.");

        var page = await pages.SignIn("chutich", oneTime.Trim());
        await page.SetViewportSizeAsync(width, height);
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Chọn mật khẩu của bạn" }))
            .ToBeVisibleAsync();
        await page.GetByTestId("current-password").FillAsync(oneTime.Trim());
        await page.GetByTestId("new-password").FillAsync("MatKhau123456");
        await page.GetByTestId("change-password").ClickAsync();
        await Assertions.Expect(page.Locator("[data-code=password-common]")).ToBeVisibleAsync();
        await Fits(page);
        await page.GetByTestId("new-password").FillAsync(Town.OwnPassword);
        await page.GetByTestId("change-password").ClickAsync();
        await Assertions.Expect(page.GetByTestId("who")).ToBeVisibleAsync();
        Assert.Empty(broken);
    }

    /// <summary>What the page says it was not allowed to do.</summary>
    private static List<string> Broken(IPage page)
    {
        var said = new List<string>();
        page.Console += (_, m) =>
        {
            if (m.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
                said.Add(m.Text);
        };
        page.PageError += (_, e) => said.Add(e);
        return said;
    }

    /// <summary>Nothing is wider than the screen.</summary>
    private static async Task Fits(IPage page) =>
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)")
        );
}
