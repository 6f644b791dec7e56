using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Sessions, wrong tries and codes as the person meets them. The plan's clock stands still all the while: only real time counts.</summary>
public sealed class OwnAccountTests
{
    private const string Now = "2023-02-20T09:00+07:00";
    private const string Login = "ldtbxh";
    private readonly RealClock clock = new();

    private Task<Town> Open(bool asksForCodes = false) =>
        Town.Open(Now, realTime: clock, signIn: new(SessionLimits.Usual, asksForCodes));

    [Fact]
    public async Task A_session_ends_after_an_hour_without_a_request_and_not_while_somebody_works()
    {
        await using var town = await Open();
        var (idle, working) = (await town.SignIn(Login), await town.SignIn(Login));
        for (var i = 0; i < 5; i++)
        {
            clock.Pass(TimeSpan.FromMinutes(14));
            Assert.Equal(200, (await working.Get("api/session")).Status);
        }

        Assert.Equal("sign-in-needed", (await idle.Get("api/session")).Code);
        Assert.Equal(200, (await working.Get("api/session")).Status);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_much_is_done()
    {
        await using var town = await Open();
        var person = await town.SignIn(Login);
        for (var i = 0; i < 23; i++)
        {
            clock.Pass(TimeSpan.FromMinutes(30));
            Assert.Equal(200, (await person.Get("api/session")).Status);
        }
        clock.Pass(TimeSpan.FromMinutes(30));

        Assert.Equal("sign-in-needed", (await person.Get("api/session")).Code);
    }

    [Fact]
    public async Task A_request_writes_a_use_only_every_few_minutes()
    {
        await using var town = await Open();
        var person = await town.SignIn(Login);
        var since = (await person.Get("api/account")).Json.GetProperty("sessions")[0].Text("lastUsed");
        clock.Pass(TimeSpan.FromMinutes(4));
        var soon = (await person.Get("api/account")).Json.GetProperty("sessions")[0].Text("lastUsed");
        clock.Pass(TimeSpan.FromMinutes(2));
        await person.Get("api/session");
        var later = (await person.Get("api/account")).Json.GetProperty("sessions")[0].Text("lastUsed");

        Assert.Equal(since, soon);
        Assert.NotEqual(since, later);
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_one_or_all_others()
    {
        await using var town = await Open();
        var here = await town.SignIn(Login);
        var (there, elsewhere, somebody) = (
            await town.SignIn(Login),
            await town.SignIn(Login),
            await town.SignIn("xa-19996")
        );
        var places = Places(await here.Get("api/account"));
        Assert.Equal(3, places.Count);
        Assert.Single(places, p => p.GetProperty("here").GetBoolean());
        var thereId = Places(await there.Get("api/account")).Single(p => p.GetProperty("here").GetBoolean()).Text("id");

        Assert.Equal(
            404,
            (await somebody.Send(HttpMethod.Delete, $"api/account/sessions/{thereId}", null, null)).Status
        );
        Assert.Equal(204, (await here.Send(HttpMethod.Delete, $"api/account/sessions/{thereId}", null, null)).Status);
        Assert.Equal("sign-in-needed", (await there.Get("api/session")).Code);
        Assert.Equal(200, (await elsewhere.Get("api/session")).Status);

        Assert.Equal(204, (await here.Send(HttpMethod.Delete, "api/account/sessions", null, null)).Status);
        Assert.Equal("sign-in-needed", (await elsewhere.Get("api/session")).Code);
        Assert.Equal(200, (await here.Get("api/session")).Status);
        Assert.Equal(200, (await somebody.Get("api/session")).Status);
    }

    [Fact]
    public async Task Another_password_ends_all_other_sessions_and_not_this_one()
    {
        await using var town = await Open();
        var (here, there) = (await town.SignIn(Login), await town.SignIn(Login));

        await here.Put("api/session/password", new { current = DemoData.Password, next = Town.OwnPassword });

        Assert.Equal(200, (await here.Get("api/session")).Status);
        Assert.Equal("sign-in-needed", (await there.Get("api/session")).Code);
    }

    [Fact]
    public async Task The_twenty_first_session_takes_the_place_of_the_one_used_longest_ago()
    {
        await using var town = await Open();
        var first = await town.SignIn(Login);
        for (var i = 0; i < 20; i++)
        {
            clock.Pass(TimeSpan.FromSeconds(1));
            await town.SignIn(Login);
        }

        Assert.Equal("sign-in-needed", (await first.Get("api/session")).Code);
    }

    [Fact]
    public async Task After_the_wait_the_right_password_signs_in_while_the_virtual_clock_stands_still()
    {
        await using var town = await Open();
        var person = town.Anonymous();
        for (var i = 0; i < 10; i++)
            Assert.Equal("sign-in-failed", (await SignIn(person, "sai")).Code);

        Assert.Equal("sign-in-throttled", (await SignIn(person, DemoData.Password)).Code);
        clock.Pass(TimeSpan.FromSeconds(90));
        Assert.Equal(200, (await SignIn(person, DemoData.Password)).Status);
    }

    [Fact]
    public async Task A_refused_try_says_when_to_come_again()
    {
        await using var town = await Open();
        var person = town.Anonymous();
        for (var i = 0; i < 10; i++)
            await SignIn(person, "sai");
        using var body = System.Net.Http.Json.JsonContent.Create(new { login = Login, password = "sai" });
        using var answer = await person.Http.PostAsync("api/session", body);

        Assert.Equal((429, TimeSpan.FromSeconds(90)), ((int)answer.StatusCode, answer.Headers.RetryAfter?.Delta));
    }

    [Fact]
    public async Task With_codes_the_password_alone_signs_nobody_in_and_a_code_is_good_once()
    {
        await using var town = await Open();
        var (secret, recovery) = await TurnOn(await town.SignIn(Login));
        clock.Pass(TimeSpan.FromSeconds(60));
        var person = town.Anonymous();

        Assert.Equal("sign-in-failed", (await SignIn(person, "sai", "000000")).Code);
        Assert.Equal("code-needed", (await SignIn(person, DemoData.Password)).Code);
        Assert.Equal("code-wrong", (await SignIn(person, DemoData.Password, "000000x")).Code);
        var code = Totp.CodeAt(secret, clock.GetUtcNow());
        Assert.Equal(200, (await SignIn(person, DemoData.Password, code)).Status);
        Assert.Equal("code-wrong", (await SignIn(town.Anonymous(), DemoData.Password, code)).Code);

        Assert.Equal(200, (await SignIn(town.Anonymous(), DemoData.Password, recovery[0].ToLowerInvariant())).Status);
        Assert.Equal("code-wrong", (await SignIn(town.Anonymous(), DemoData.Password, recovery[0])).Code);
        Assert.Equal(7, (await person.Get("api/account")).Json.GetProperty("recoveryLeft").GetInt32());
    }

    [Fact]
    public async Task Ten_wrong_codes_are_all_whoever_knows_the_password_has_from_wherever()
    {
        await using var town = await Open();
        var (secret, _) = await TurnOn(await town.SignIn(Login));
        clock.Pass(TimeSpan.FromSeconds(60));
        for (var i = 0; i < 10; i++)
            await SignIn(town.Anonymous(), DemoData.Password, "1234567");

        var code = Totp.CodeAt(secret, clock.GetUtcNow());
        Assert.Equal("sign-in-throttled", (await SignIn(town.Anonymous(), DemoData.Password, code)).Code);
    }

    [Fact]
    public async Task Where_codes_are_asked_of_reviewers_they_set_them_up_before_anything_else()
    {
        await using var town = await Open(asksForCodes: true);
        var (reviewer, officer) = (await town.SignIn(Login), await town.SignIn("xa-19996"));

        Assert.Equal("setUpCodes", (await reviewer.Get("api/session")).Text("first"));
        Assert.Equal("codes-needed", (await reviewer.Get("api/cycles")).Code);
        Assert.Equal(200, (await officer.Get("api/cycles")).Status);
        await TurnOn(reviewer);
        Assert.Equal(200, (await reviewer.Get("api/cycles")).Status);
        using var off = new HttpRequestMessage(HttpMethod.Delete, "api/account/codes");
        off.Content = System.Net.Http.Json.JsonContent.Create(new { current = DemoData.Password });
        using var refused = await reviewer.Http.SendAsync(off);
        Assert.Equal(403, (int)refused.StatusCode);
    }

    /// <summary>RFC 6238, appendix B, the last six digits: the key is the ASCII text "12345678901234567890".</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(
            code,
            Totp.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds))
        );

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off(int steps, bool isTaken)
    {
        var factor = new SecondFactor(Totp.NewSecret(), IsOn: true, LastStep: 0, []);
        var code = Totp.CodeAt(factor.Secret, clock.GetUtcNow().AddSeconds(30 * steps));
        Assert.Equal(isTaken, Totp.Take(factor, code, clock.GetUtcNow()) is not null);
    }

    private async Task<(string Secret, List<string> Recovery)> TurnOn(Person person)
    {
        var begun = await person.Post("api/account/codes", new { current = DemoData.Password });
        Assert.Equal(200, begun.Status);
        Assert.StartsWith("otpauth://totp/PlanMonitor:", begun.Text("uri"), StringComparison.Ordinal);
        var secret = begun.Text("secret");
        var on = await person.Put("api/account/codes", new { code = Totp.CodeAt(secret, clock.GetUtcNow()) });
        Assert.Equal(200, on.Status);
        return (secret, [.. on.Json.GetProperty("codes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    private static Task<Answered> SignIn(Person person, string password, string? code = null) =>
        person.Post(
            "api/session",
            new
            {
                login = Login,
                password,
                code,
            }
        );

    private static List<JsonElement> Places(Answered account) =>
        [.. account.Json.GetProperty("sessions").EnumerateArray()];
}
