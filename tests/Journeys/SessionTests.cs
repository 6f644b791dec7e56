using System.Text;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Signing in on one machine.</summary>
public class SessionTests
{
    private const string Now = "2023-02-20T09:00+07:00";

    [Fact]
    public async Task The_cookie_is_http_only_and_lax_and_ends_with_the_password()
    {
        await using var town = await Town.Open(Now);
        using var handler = new HttpClientHandler { UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = new(town.Host.Url) };
        using var body = new StringContent(
            "{\"login\":\"xa-19996\",\"password\":\"TrinhDien2023\"}",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await http.PostAsync("api/session", body);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, c => Assert.Contains("httponly", c));
        Assert.All(cookies, c => Assert.Contains("samesite=lax", c));

        var (one, other) = (await town.SignIn("xa-19996"), await town.SignIn("xa-19996"));
        Assert.Equal(
            204,
            (
                await one.Put(
                    "api/session/password",
                    new { current = DemoData.Password, next = "một câu của riêng tôi" }
                )
            ).Status
        );
        Assert.Equal("sign-in-needed", (await other.Get("api/session")).Code);
    }

    [Fact]
    public async Task The_header_of_app_service_authentication_means_nothing_here()
    {
        await using var town = await Town.Open(Now);
        var person = town.Anonymous();
        var principal = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                "{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"http://schemas.microsoft.com/identity/claims/objectidentifier\",\"val\":\"admin\"}]}"
            )
        );
        person.Http.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", principal);
        person.Http.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL-ID", "admin");

        Assert.Equal("sign-in-needed", (await person.Get("api/session")).Code);
        Assert.Equal("sign-in-needed", (await person.Get("api/accounts")).Code);
    }

    [Fact]
    public async Task Without_the_demonstration_its_accounts_sign_nobody_in()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        var demo = await Town.Open(Now, folder);
        await demo.Stop();

        await using var real = await Town.Open(Now, folder, demo: false);

        Assert.Equal(
            "sign-in-failed",
            (await real.Anonymous().Post("api/session", new { login = "admin", password = DemoData.Password })).Code
        );
        Assert.Equal(0, (await real.Anonymous().Get("api/host")).Json.GetProperty("demoAccounts").GetArrayLength());
        var admin = await real.SignInFirst("administrator", real.Host.FirstPassword!);
        Assert.True((await admin.Get("api/session")).Json.GetProperty("isAdministrator").GetBoolean());
    }
}
