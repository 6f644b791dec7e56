using System.Text.Json;
using PlanMonitor.Tests.Channels;

namespace PlanMonitor.Tests.Journeys;

/// <summary>How people are told outside the system: their choice, the outbox, a real mail server, and an address that is refused.</summary>
public sealed class ChannelTests
{
    private const string Morning = "2023-02-27T09:00+07:00";

    [Fact]
    public async Task Without_a_mail_server_letters_lie_in_the_outbox_in_the_language_one_chose()
    {
        await using var town = await Town.Open("2023-02-24T12:00+07:00");
        var (admin, english, none) = (
            await town.SignIn("admin"),
            await town.SignIn("xa-20005"),
            await town.SignIn("xa-20008")
        );
        await Choose(english, ["email"], "en");
        await Choose(none, [], "vi");
        await Town.MoveTo(admin, Morning);

        var letters = (await admin.Get("api/outbox")).Json.EnumerateArray().ToList();
        var hers = letters.Where(l => l.GetProperty("to").GetString() == "xa-20005").ToList();
        Assert.All(hers, l =>
            Assert.Equal(
                ("en", "xa-20005@huong-tra.example"),
                (l.GetProperty("language").GetString(), l.GetProperty("address").GetString())
            )
        );
        Assert.Single(hers, l =>
            l.GetProperty("subject").GetProperty("en").GetString()!.StartsWith("Due today", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(letters, l => l.GetProperty("to").GetString() == "xa-20008");
        // The inbox is not to be turned off.
        Assert.Contains((await none.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "day-of"
        );
        Assert.Equal(403, (await english.Get("api/outbox")).Status);
        Assert.True((await english.Get("api/host")).Json.GetProperty("outbox").GetBoolean());
    }

    [Fact]
    public async Task One_chooses_within_what_the_administrator_allows()
    {
        await using var town = await Town.Open(
            "2023-02-24T12:00+07:00",
            channels: new([new WebhookOptions { Address = new("http://127.0.0.1:1/"), Secret = "0123456789abcdef" }])
        );
        var (admin, officer) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        Assert.Equal(200, (await Choose(officer, ["email", "webhook"], "vi")).Status);
        var seen = (await officer.Get("api/channels")).Text("etag");

        var policy = await admin.Get("api/channels/policy");
        Assert.Equal(422, (await Allow(admin, ["webhook"], ["webhook"], "thử", policy.Text("etag"))).Status);
        Assert.Equal(
            200,
            (await Allow(admin, ["webhook"], ["email"], "Cổng nhắn tin tạm ngừng.", policy.Text("etag"))).Status
        );
        Assert.Equal("stale", (await Allow(admin, [], ["email"], "Mở lại.", policy.Text("etag"))).Code);
        Assert.Equal(403, (await officer.Get("api/channels/policy")).Status);
        Assert.Equal(403, (await Allow(officer, [], [], "tôi muốn", "new")).Status);

        Assert.Equal(
            ["email"],
            (await officer.Get("api/channels"))
                .Json.GetProperty("channels")
                .EnumerateArray()
                .Select(c => c.GetProperty("channel").GetString())
        );
        Assert.Equal("channel-closed", (await Choose(officer, ["webhook"], "vi", seen)).Code);
    }

    [Fact]
    public async Task A_mail_server_gets_the_letters_and_a_refused_address_is_marked_told_and_tried_again()
    {
        await using var server = await MailServer.Misbehaving("rcpt=550 5.1.1 No such user", "--times", "1");
        await using var town = await Town.Open("2023-02-24T12:00+07:00", channels: new([server.Options]));
        var (admin, officer) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        // Only one person is written to, so that the one refusal is hers.
        var policy = await admin.Get("api/channels/policy");
        await Allow(admin, [], [], "Chỉ người đã chọn.", policy.Text("etag"));
        await Choose(officer, ["email"], "vi");
        await Town.MoveTo(admin, Morning);

        Assert.Empty(server.Taken);
        var dead = Assert.Single((await admin.Get("api/channels/dead")).Json.EnumerateArray());
        Assert.Equal(
            ("xa-20005", "refused", "550 5.1.1 No such user"),
            (
                dead.GetProperty("to").GetString(),
                dead.GetProperty("state").GetString(),
                dead.GetProperty("detail").GetString()
            )
        );
        var refused = (await officer.Get("api/channels")).Json.GetProperty("emailRefused");
        Assert.Equal(
            ("xa-20005@huong-tra.example", "550 5.1.1 No such user"),
            (refused.GetProperty("address").GetString(), refused.GetProperty("detail").GetString())
        );
        Assert.Contains((await admin.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "address-refused"
        );

        var account = (await admin.Get("api/accounts"))
            .Json.EnumerateArray()
            .Single(a => a.GetProperty("login").GetString() == "xa-20005");
        var corrected = await admin.Put(
            "api/accounts/xa-20005",
            new
            {
                name = account.GetProperty("name").GetString(),
                email = "huong-toan@huong-tra.example",
                grants = new[] { new { role = "officer", unit = "20005" } },
                deactivated = false,
                reason = "Địa chỉ đúng.",
            },
            account.GetProperty("etag").GetString()
        );
        Assert.Equal(
            (200, JsonValueKind.Null),
            (corrected.Status, corrected.Json.GetProperty("emailRefused").ValueKind)
        );
        Assert.Equal(
            403,
            (
                await officer.Post($"api/channels/dead/xa-20005/{dead.GetProperty("id").GetString()}/retry", new { })
            ).Status
        );
        Assert.Equal(
            204,
            (await admin.Post($"api/channels/dead/xa-20005/{dead.GetProperty("id").GetString()}/retry", new { })).Status
        );
        await Town.MoveTo(admin, "2023-02-27T10:00+07:00");

        // Beside it the letter that tells of the corrected address.
        Assert.Equal(2, server.Taken.Count);
        Assert.Contains(
            ($"<{dead.GetProperty("id").GetString()}@huong-tra.example.vn>", "huong-toan@huong-tra.example"),
            server.Taken.Select(letter => (letter.MessageId, Assert.Single(letter.To)))
        );
        Assert.Empty((await admin.Get("api/channels/dead")).Json.EnumerateArray());
        Assert.Equal(
            "dead-letter-unknown",
            (await admin.Post($"api/channels/dead/xa-20005/{dead.GetProperty("id").GetString()}/retry", new { })).Code
        );
    }

    [Fact]
    public async Task Text_messages_go_to_the_number_of_the_person_and_one_that_is_refused_is_marked()
    {
        await using var gateway = await Gateway.Answering(400);
        await using var town = await Town.Open(
            "2023-02-24T12:00+07:00",
            channels: new([
                new SmsOptions
                {
                    Address = gateway.Address,
                    Key = "key of the office",
                    Sender = "UBND HTra",
                },
            ])
        );
        var (admin, officer) = (await town.SignIn("admin"), await town.SignIn("xa-20005"));
        Assert.Equal("account-invalid", (await WithNumber(admin, "024 3825 1234")).Code);
        Assert.Equal(200, (await WithNumber(admin, "0912345678")).Status);
        await Choose(officer, ["sms"], "vi");
        await Town.MoveTo(admin, Morning);

        var (_, _, _, body) = Assert.Single(gateway.Taken);
        var sent = JsonDocument.Parse(body).RootElement;
        Assert.Equal(
            ("+84912345678", "UBND HTra"),
            (sent.GetProperty("to").GetString(), sent.GetProperty("sender").GetString())
        );
        var address = (await officer.Get("api/channels"))
            .Json.GetProperty("channels")
            .EnumerateArray()
            .Single(c => c.GetProperty("channel").GetString() == "sms")
            .GetProperty("address");
        Assert.Equal(
            ("0912345678", "400 BadRequest"),
            (address.GetProperty("given").GetString(), address.GetProperty("refused").GetProperty("detail").GetString())
        );
        Assert.Contains((await admin.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("subject")
                .GetProperty("vi")
                .GetString()!
                .StartsWith("Địa chỉ nhận tin", StringComparison.Ordinal)
        );
    }

    private static async Task<Answered> WithNumber(Person administrator, string number)
    {
        var account = (await administrator.Get("api/accounts"))
            .Json.EnumerateArray()
            .Single(a => a.GetProperty("login").GetString() == "xa-20005");
        return await administrator.Put(
            "api/accounts/xa-20005",
            new
            {
                name = account.GetProperty("name").GetString(),
                email = (string?)null,
                grants = new[] { new { role = "officer", unit = "20005" } },
                deactivated = false,
                reason = "Số của cán bộ phụ trách.",
                addresses = new { phone = number },
            },
            account.GetProperty("etag").GetString()
        );
    }

    private static async Task<Answered> Choose(
        Person person,
        string[] channels,
        string language,
        string? seen = null
    ) =>
        await person.Put(
            "api/channels",
            new { channels, language },
            seen ?? (await person.Get("api/channels")).Text("etag")
        );

    private static Task<Answered> Allow(
        Person administrator,
        string[] closed,
        string[] usual,
        string reason,
        string seen
    ) =>
        administrator.Put(
            "api/channels/policy",
            new
            {
                closed,
                usual,
                reason,
            },
            seen
        );
}
