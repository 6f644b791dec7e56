using Microsoft.Playwright;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Browser;

/// <summary>A browser on the pages of a town.</summary>
internal sealed class Pages : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly Town town;

    private Pages(IPlaywright playwright, IBrowser browser, Town town) =>
        (this.playwright, this.browser, this.town) = (playwright, browser, town);

    public static async Task<Pages> Open(Town town)
    {
        Assert.True(ChromiumFactAttribute.Executable is not null, "CI has no Chromium: .ci/run installs it.");
        var playwright = await Playwright.CreateAsync();
        return new(
            playwright,
            await playwright.Chromium.LaunchAsync(
                new() { ExecutablePath = ChromiumFactAttribute.Executable, Args = Flags }
            ),
            town
        );
    }

    public async Task<IPage> SignIn(string login, string password = DemoData.Password)
    {
        var page = await (await browser.NewContextAsync(new() { Locale = "vi-VN" })).NewPageAsync();
        await page.GotoAsync(town.Host.Url);
        await page.GetByTestId("login").FillAsync(login);
        await page.GetByTestId("password").FillAsync(password);
        await page.GetByTestId("sign-in").ClickAsync();
        await Assertions.Expect(page.GetByTestId("sign-in")).ToBeHiddenAsync();
        return page;
    }

    /// <summary>A page without a network.</summary>
    public async Task<IPage> Offline(string address)
    {
        var context = await browser.NewContextAsync(new() { Locale = "vi-VN", Offline = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>The page that shows what this address of the API tells.</summary>
    public Task Show(IPage page, string address) => page.GotoAsync($"{town.Host.Url}/{address["api/".Length..]}");

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
