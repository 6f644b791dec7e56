using Microsoft.Playwright;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Browser;

/// <summary>The shortest way through the product, as people take it: a commune uploads its plan and sees the receipt, the office accepts it.</summary>
public class SubmitAndAcceptTests
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    [ChromiumFact]
    public async Task A_commune_uploads_its_plan_and_sees_the_receipt_then_the_office_accepts_it()
    {
        Assert.True(ChromiumFactAttribute.Executable is not null, "CI has no Chromium: .ci/run installs it.");
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumFactAttribute.Executable, Args = Flags });

        var commune = await SignIn(browser, town, "xa-19996");
        await commune.GetByTestId("duty-implementation-plan-2023").Locator("a.button").ClickAsync();
        await commune.GetByTestId("doc-number").FillAsync("12/KH-UBND");
        await commune.GetByTestId("doc-date").FillAsync("15/02/2023");
        await commune.GetByTestId("file-input").SetInputFilesAsync(new FilePayload { Name = "ke-hoach.pdf", MimeType = "application/pdf", Buffer = Person.Pdf });
        await Assertions.Expect(commune.GetByText("ke-hoach.pdf").First).ToBeVisibleAsync();
        await commune.GetByTestId("submit").ClickAsync();
        await commune.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(commune.GetByTestId("receipt-number")).ToContainTextAsync("huong-tra-2023/implementation-plan/2023/19996/01");

        var office = await SignIn(browser, town, "ldtbxh");
        await office.GotoAsync($"{town.Host.Url}/cycles/{Town.Cycle}/matrix");
        await office.GetByTestId("matrix-cell-19996-implementation-plan-2023").First.ClickAsync();
        await office.GetByTestId("accept").ClickAsync();
        await office.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(office.GetByTestId("status")).ToContainTextAsync("Đã duyệt");
    }

    private static async Task<IPage> SignIn(IBrowser browser, Town town, string login)
    {
        var page = await (await browser.NewContextAsync(new() { Locale = "vi-VN" })).NewPageAsync();
        await page.GotoAsync(town.Host.Url);
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(DemoData.Password);
        await page.GetByTestId("sign-in").ClickAsync();
        await Assertions.Expect(page.GetByTestId("sign-in")).ToBeHiddenAsync();
        return page;
    }
}
