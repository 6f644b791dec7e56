using System.Text.Json;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Channels;

/// <summary>Text messages against a real server on this machine.</summary>
public sealed class SmsNotifierTests
{
    private static readonly AttemptLimits Once = new() { Retries = 0 };
    private static readonly Outgoing Message = Letters.One with
    {
        Channel = SmsChannel.Channel.Id,
        Address = "0912345678",
    };

    [Fact]
    public async Task A_gateway_gets_one_message_of_plain_letters_with_where_to_read_the_rest()
    {
        await using var gateway = await Gateway.Answering(200);
        using var notifier = To(gateway.Address);
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Message, None));
        var (_, _, type, body) = Assert.Single(gateway.Taken);
        var sent = JsonDocument.Parse(body).RootElement;
        Assert.Equal("application/json; charset=utf-8", type);
        Assert.Equal(
            (Message.Id, "+84912345678", "UBND HTra"),
            (
                sent.GetProperty("id").GetString(),
                sent.GetProperty("to").GetString(),
                sent.GetProperty("sender").GetString()
            )
        );
        var text = sent.GetProperty("text").GetString()!;
        Assert.Equal(
            "Nhac han: Ke hoach phong, chong bao luc gia dinh nam 2023 cua Uy ban nhan dan phuong Tu Ha, con 3 ngay lam viec https://kehoach.example.vn/",
            text
        );
    }

    [Fact]
    public async Task What_is_too_long_is_cut_and_keeps_its_link()
    {
        await using var gateway = await Gateway.Answering(200);
        using var notifier = To(gateway.Address);
        await notifier.Send(Message with { Subject = new(new('ế', 400), "x") }, None);
        var text = JsonDocument.Parse(Assert.Single(gateway.Taken).Body).RootElement.GetProperty("text").GetString()!;
        Assert.Equal(160, text.Length);
        Assert.EndsWith("... https://kehoach.example.vn/", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, DeliveryOutcome.Never)]
    [InlineData(422, DeliveryOutcome.Never)]
    [InlineData(401, DeliveryOutcome.Later)] // our key, not her number
    [InlineData(403, DeliveryOutcome.Later)]
    [InlineData(404, DeliveryOutcome.Later)]
    [InlineData(429, DeliveryOutcome.Later)]
    [InlineData(500, DeliveryOutcome.Later)]
    [InlineData(502, DeliveryOutcome.Unknown)]
    public async Task An_answer_says_whether_the_number_is_wrong(int status, DeliveryOutcome outcome)
    {
        await using var gateway = await Gateway.Answering(status);
        using var notifier = To(gateway.Address);
        Assert.Equal(outcome, (await notifier.Send(Message, None)).Outcome);
        Assert.Single(gateway.Taken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("02438251234")] // a desk
    [InlineData("+1 555 0100")]
    public async Task What_is_no_mobile_number_is_sent_nowhere(string? number)
    {
        await using var gateway = await Gateway.Answering(200);
        using var notifier = To(gateway.Address);
        Assert.Equal(DeliveryOutcome.Never, (await notifier.Send(Message with { Address = number }, None)).Outcome);
        Assert.Empty(gateway.Taken);
    }

    [Theory]
    [InlineData("PlanMonitor:Sms:Address", "http://sms.example.vn/")]
    [InlineData("PlanMonitor:Sms:Key", "")]
    [InlineData("PlanMonitor:Sms:Sender", "")]
    [InlineData("PlanMonitor:Sms:Sender", "Ủy ban")]
    [InlineData("PlanMonitor:Sms:Sender", "UBND Huong Tra")]
    public void What_cannot_be_meant_is_refused_by_name(string name, string value)
    {
        var set = new Dictionary<string, string>
        {
            ["PlanMonitor:Sms:Address"] = "https://sms.example.vn/send",
            ["PlanMonitor:Sms:Key"] = "0123456789abcdef",
            ["PlanMonitor:Sms:Sender"] = "UBND HTra",
        };
        Assert.Equal(["sms"], ChannelSettings.Read(set.GetValueOrDefault).Notifiers().Select(n => n.Channel.Id));
        set[name] = value;
        var e = Assert.Throws<ChannelSettingException>(() => ChannelSettings.Read(set.GetValueOrDefault));
        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), e.Message, StringComparison.Ordinal);
    }

    private static SmsNotifier To(Uri address) =>
        new(
            new()
            {
                Address = address,
                Key = "key of the office",
                Sender = "UBND HTra",
                Pages = new("https://kehoach.example.vn/"),
            },
            TimeProvider.System,
            Once
        );
}
