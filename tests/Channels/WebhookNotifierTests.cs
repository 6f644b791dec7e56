using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Channels;

/// <summary>The webhook against a real server on this machine.</summary>
public sealed class WebhookNotifierTests
{
    private const string Secret = "a secret of the office";
    private static readonly AttemptLimits Once = new() { Retries = 0 };
    private static readonly Outgoing Message = Letters.One with { Channel = WebhookChannel.Channel.Id, Address = null };

    [Fact]
    public async Task A_gateway_reads_the_whole_message_and_can_prove_where_it_comes_from()
    {
        await using var gateway = await Gateway.Answering(204);
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        using var notifier = To(gateway.Address);
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Message, None));
        var (delivery, signature, type, body) = Assert.Single(gateway.Taken);
        Assert.Equal((Message.Id, "application/json; charset=utf-8"), (delivery, type));
        var parts = signature!.Split(',').ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
        Assert.InRange(long.Parse(parts["t"], null), before, before + 60);
        Assert.Equal(
            Convert.ToHexStringLower(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"))
            ),
            parts["v1"]
        );

        var json = JsonDocument.Parse(body).RootElement;
        Assert.Equal(
            (Message.Id, "xa.tu-ha", "vi", Message.Subject.Vi),
            (
                json.GetProperty("id").GetString(),
                json.GetProperty("to").GetProperty("login").GetString(),
                json.GetProperty("language").GetString(),
                json.GetProperty("subject").GetProperty("vi").GetString()
            )
        );
        var letter = Assert.Single(json.GetProperty("letters").EnumerateArray());
        Assert.Equal(
            ("plan", "c1", Message.Letters[0].DueAt),
            (
                letter.GetProperty("obligation").GetString(),
                letter.GetProperty("unit").GetString(),
                letter.GetProperty("dueAt").GetDateTimeOffset()
            )
        );
    }

    [Fact]
    public void The_signature_is_the_one_the_docs_describe() =>
        Assert.Equal(
            "t=1677196800,v1=" + Convert.ToHexStringLower(HMACSHA256.HashData("khóa"u8, "1677196800.{}"u8)),
            WebhookSignature.Of("{}"u8, DateTimeOffset.FromUnixTimeSeconds(1677196800), "khóa")
        );

    [Theory]
    [InlineData(200, DeliveryOutcome.Sent)]
    [InlineData(202, DeliveryOutcome.Sent)]
    [InlineData(301, DeliveryOutcome.Never)]
    [InlineData(400, DeliveryOutcome.Never)]
    [InlineData(401, DeliveryOutcome.Never)]
    [InlineData(404, DeliveryOutcome.Never)]
    [InlineData(408, DeliveryOutcome.Later)]
    [InlineData(410, DeliveryOutcome.Never)]
    [InlineData(425, DeliveryOutcome.Later)]
    [InlineData(429, DeliveryOutcome.Later)]
    [InlineData(500, DeliveryOutcome.Later)]
    [InlineData(502, DeliveryOutcome.Unknown)]
    [InlineData(503, DeliveryOutcome.Later)]
    [InlineData(504, DeliveryOutcome.Unknown)]
    public async Task An_answer_is_an_outcome(int status, DeliveryOutcome outcome)
    {
        await using var gateway = await Gateway.Answering(status);
        using var notifier = To(gateway.Address);
        var delivery = await notifier.Send(Message, None);
        Assert.Equal(outcome, delivery.Outcome);
        Assert.Equal(outcome == DeliveryOutcome.Sent ? null : $"{status}", delivery.Detail?.Split(' ')[0]);
        Assert.Single(gateway.Taken);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await Gateway.Answering(200);
        await using var gateway = await Gateway.Start(
            (context, _) =>
            {
                context.Response.Redirect(other.Address.AbsoluteUri, permanent: false, preserveMethod: true);
                return Task.CompletedTask;
            }
        );
        using var notifier = To(gateway.Address);
        Assert.Equal(DeliveryOutcome.Never, (await notifier.Send(Message, None)).Outcome);
        Assert.Empty(other.Taken);
    }

    [Fact]
    public async Task A_gateway_that_asks_for_a_second_gets_it_and_the_same_message()
    {
        await using var gateway = await Gateway.Start(
            (context, call) =>
            {
                context.Response.StatusCode = call == 1 ? 429 : 200;
                context.Response.Headers.RetryAfter = "1";
                return Task.CompletedTask;
            }
        );
        using var notifier = To(gateway.Address, new() { Pause = TimeSpan.FromMilliseconds(1) });
        var start = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(DeliveryOutcome.Sent, (await notifier.Send(Message, None)).Outcome);
        Assert.InRange(start.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(30));
        var taken = gateway.Taken.ToList();
        Assert.Equal((2, taken[0].Delivery, taken[0].Body), (taken.Count, taken[1].Delivery, taken[1].Body));
    }

    [Fact]
    public async Task A_gateway_that_asks_for_an_hour_is_left_to_the_post()
    {
        await using var gateway = await Gateway.Answering(503, "3600");
        using var notifier = To(gateway.Address, new() { Pause = TimeSpan.FromMilliseconds(1) });
        Assert.Equal(DeliveryOutcome.Later, (await notifier.Send(Message, None)).Outcome);
        Assert.Single(gateway.Taken);
    }

    [Fact]
    public async Task A_gateway_that_took_the_message_and_says_nothing_may_have_it()
    {
        await using var gateway = await Gateway.Start(
            (context, _) =>
                Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );
        using var notifier = new WebhookNotifier(
            new()
            {
                Address = gateway.Address,
                Secret = Secret,
                AnswerTimeout = TimeSpan.FromSeconds(1),
            },
            TimeProvider.System
        );
        Assert.Equal(DeliveryOutcome.Unknown, (await notifier.Send(Message, None)).Outcome);
        Assert.Single(gateway.Taken);
    }

    [Fact]
    public async Task A_gateway_that_hangs_up_after_the_message_may_have_it()
    {
        await using var gateway = await Gateway.Start(
            (context, _) =>
            {
                context.Abort();
                return Task.CompletedTask;
            }
        );
        using var notifier = To(gateway.Address);
        Assert.Equal(DeliveryOutcome.Unknown, (await notifier.Send(Message, None)).Outcome);
        Assert.Single(gateway.Taken);
    }

    [Fact]
    public async Task Nobody_listens()
    {
        using var notifier = To(new($"http://127.0.0.1:{Loopback.FreePort()}/"));
        Assert.Equal(DeliveryOutcome.Later, (await notifier.Send(Message, None)).Outcome);
    }

    /// <summary>Takes the connection, and not a byte of the TLS handshake: nothing of the message has been said.</summary>
    [Fact]
    public async Task A_gateway_that_never_completes_TLS_surely_has_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var notifier = new WebhookNotifier(
            new()
            {
                Address = new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"),
                Secret = Secret,
                ConnectTimeout = TimeSpan.FromSeconds(1),
                AnswerTimeout = TimeSpan.FromSeconds(2),
            },
            TimeProvider.System,
            Once
        );
        Assert.Equal(DeliveryOutcome.Later, (await notifier.Send(Message, None)).Outcome);
    }

    private static WebhookNotifier To(Uri address, AttemptLimits? limits = null) =>
        new(new() { Address = address, Secret = Secret }, TimeProvider.System, limits ?? Once);
}
