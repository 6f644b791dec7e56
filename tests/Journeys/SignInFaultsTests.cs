using System.Net;
using System.Text;

namespace PlanMonitor.Tests.Journeys;

/// <summary>What an attack of two hours found about signing in on one machine, and the kinds behind it (OWASP ASVS 5: V6, V7, V3.3).</summary>
public class SignInFaultsTests
{
    private const string Now = "2023-02-20T09:00+07:00";

    [Fact]
    public async Task A_cookie_is_worth_nothing_after_signing_out()
    {
        await using var town = await Town.Open(Now);
        using var handler = new HttpClientHandler { UseCookies = false };
        using var http = new HttpClient(handler) { BaseAddress = new(town.Host.Url) };
        var cookie = await CookieOf(http, "xa-19996");
        Assert.Equal(HttpStatusCode.OK, await Ask(http, HttpMethod.Get, "api/session", cookie));

        Assert.Equal(HttpStatusCode.NoContent, await Ask(http, HttpMethod.Delete, "api/session", cookie));

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(http, HttpMethod.Get, "api/session", cookie));
    }

    [Fact]
    public async Task Wrong_passwords_of_a_stranger_do_not_lock_out_whoever_signed_in_here_before()
    {
        await using var town = await Town.Open(Now);
        var owner = await town.SignIn("xa-19996");
        await owner.Send(HttpMethod.Delete, "api/session", null, null);
        var stranger = town.Anonymous();
        for (var i = 0; i < 12; i++)
            await stranger.Post("api/session", new { login = "xa-19996", password = "sai" });

        var answer = await owner.Post("api/session", new { login = "xa-19996", password = DemoData.Password });

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_login_that_exists_is_answered_as_one_that_does_not()
    {
        await using var town = await Town.Open(Now);
        var person = town.Anonymous();
        async Task<List<string?>> Tries(string login)
        {
            var codes = new List<string?>();
            for (var i = 0; i < 12; i++)
                codes.Add((await person.Post("api/session", new { login, password = "sai" })).Code);
            return codes;
        }

        Assert.Equal(await Tries("khong-co"), await Tries("xa-19996"));
    }

    [Fact]
    public async Task A_wrong_current_password_counts_as_a_wrong_try_and_lifts_nothing()
    {
        await using var town = await Town.Open(Now);
        var person = await town.SignIn("xa-19996");
        var codes = new List<string?>();
        for (var i = 0; i < 12; i++)
            codes.Add(
                (await person.Put("api/session/password", new { current = "sai", next = "một câu rất dài" })).Code
            );

        Assert.Equal("sign-in-failed", codes[0]);
        Assert.Equal("sign-in-throttled", codes[^1]);
        var again = await person.Put(
            "api/session/password",
            new { current = DemoData.Password, next = "một câu rất dài" }
        );
        Assert.Equal("sign-in-throttled", again.Code);
    }

    [Theory]
    [InlineData("1234567890")]
    [InlineData("          ")]
    [InlineData("123456789012")]
    [InlineData("            ")]
    public async Task What_everybody_tries_first_is_no_password(string password)
    {
        await using var town = await Town.Open(Now);
        var person = await town.SignIn("xa-19996");

        var answer = await person.Put("api/session/password", new { current = DemoData.Password, next = password });

        Assert.Equal(422, answer.Status);
    }

    [Fact]
    public async Task A_host_nobody_named_is_not_served()
    {
        await using var town = await Town.Open(Now);
        using var http = new HttpClient { BaseAddress = new(town.Host.Url) };
        foreach (var path in new[] { "/", "/api/host", "/health" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "attacker.example";
            using var answer = await http.SendAsync(request);
            Assert.Equal((path, 421), (path, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task Only_the_administrator_moves_the_clock_and_not_past_the_plans()
    {
        await using var town = await Town.Open(Now);
        var observer = await town.SignIn("mattran");
        var admin = await town.SignIn("admin");

        Assert.Equal("not-allowed", (await observer.Post("api/clock/advance", new { })).Code);
        Assert.Equal(
            "clock-too-far",
            (await admin.Post("api/clock/advance", new { to = CommandLine.ParseClock("2030-02-20T09:00+07:00") })).Code
        );
    }

    private static async Task<string> CookieOf(HttpClient http, string login)
    {
        using var body = new StringContent(
            $$"""{"login":"{{login}}","password":"{{DemoData.Password}}"}""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await http.PostAsync("api/session", body);
        var set = answer
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("planmonitor=", StringComparison.Ordinal));
        return set.Split(';')[0];
    }

    private static async Task<HttpStatusCode> Ask(HttpClient http, HttpMethod method, string path, string cookie)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
