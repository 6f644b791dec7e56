using System.Net;
using System.Net.Sockets;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Channels;

/// <summary>The connection that is kept between the letters of a round: it saves time, and never a letter's fate is said of it.</summary>
[Slow]
public sealed class SmtpConnectionTests : IDisposable
{
    private static readonly string[] Whole =
    [
        "220 a\r\n",
        "250 x\r\n",
        "250 ok\r\n",
        "250 ok\r\n",
        "354 go\r\n",
        "250 taken\r\n",
    ];
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<string> heard = [];

    public SmtpConnectionTests() => listener.Start();

    private SmtpOptions Options =>
        new()
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Security = SmtpSecurity.None,
            From = "a@example.vn",
            CommandTimeout = TimeSpan.FromSeconds(1),
        };

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task The_letters_of_a_round_go_over_one_connection()
    {
        await using var server = await MailServer.Start();
        using var notifier = new SmtpNotifier(server.Options);
        for (var i = 0; i < 5; i++)
            Assert.Equal(DeliveryOutcome.Sent, (await notifier.Send(Letters.One, None)).Outcome);
        Assert.Equal(5, server.Taken.Count);
        Assert.Single(server.Taken.Select(t => t.Connection).Distinct());
    }

    [Theory]
    [InlineData("250 x\r\n")]
    [InlineData("250-x\r\n250 PIPELINING\r\n")]
    public async Task A_refused_address_does_not_cost_the_others_the_connection(string hello)
    {
        var server = Answer(["220 a\r\n", hello, "250 ok\r\n", "550 5.1.1 Nobody\r\n", "250 reset\r\n", .. Whole[2..]]);
        using var notifier = new SmtpNotifier(Options);
        Assert.Equal(new Delivery(DeliveryOutcome.Never, "550 5.1.1 Nobody"), await notifier.Send(Letters.One, None));
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Letters.One, None));
        using var client = await server;
    }

    /// <summary>A server that takes letters of any script in an address is no promise of those behind it.</summary>
    [Fact]
    public async Task A_domain_with_Vietnamese_letters_goes_out_in_ASCII_to_any_server()
    {
        var server = Answer(["220 a\r\n", "250-x\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n", .. Whole[2..]]);
        using var notifier = new SmtpNotifier(Options);
        var letter = Letters.One with { Address = "xa@hươngtrà.vn" };
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(letter, None));
        using var client = await server;
        Assert.Contains("MAIL FROM:<a@example.vn>", heard);
        Assert.Contains("RCPT TO:<xa@xn--hngtr-vqa06kod.vn>", heard);
    }

    [Fact]
    public async Task An_address_in_another_script_goes_to_a_server_that_takes_it()
    {
        var server = Answer(["220 a\r\n", "250-x\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n", .. Whole[2..]]);
        using var notifier = new SmtpNotifier(Options);
        var letter = Letters.One with { Address = "xã@example.vn" };
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(letter, None));
        using var client = await server;
        Assert.Contains(heard, l =>
            l.StartsWith("MAIL FROM:<a@example.vn>", StringComparison.Ordinal)
            && l.EndsWith(" SMTPUTF8", StringComparison.Ordinal)
        );
        Assert.Contains("RCPT TO:<xã@example.vn>", heard);
    }

    [Fact]
    public async Task An_address_in_another_script_is_refused_for_good_where_the_server_does_not_take_it()
    {
        var server = Answer(["220 a\r\n", "250 x\r\n"]);
        using var notifier = new SmtpNotifier(Options);
        var delivery = await notifier.Send(Letters.One with { Address = "xã@example.vn" }, None);
        Assert.Equal(DeliveryOutcome.Never, delivery.Outcome);
        Assert.Contains("SMTPUTF8", delivery.Detail, StringComparison.Ordinal);
        using var client = await server;
        Assert.DoesNotContain(heard, l => l.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letters_side_by_side_have_a_connection_each()
    {
        await using var server = await MailServer.Misbehaving("dot=slow:300");
        using var notifier = new SmtpNotifier(server.Options);
        for (var round = 0; round < 2; round++)
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => notifier.Send(Letters.One, None))), d =>
                Assert.Equal(DeliveryOutcome.Sent, d.Outcome)
            );
        Assert.Equal(6, server.Taken.Count);
        Assert.Equal(3, server.Taken.Select(t => t.Connection).Distinct().Count());
    }

    /// <summary>What the server does with the connection after the first letter; the second letter then goes over a new one, in the same attempt.</summary>
    [Theory]
    [InlineData("hangs up")]
    [InlineData("resets")]
    [InlineData("421 4.4.2 Idle too long\r\n")]
    [InlineData("250 2.0.0 said twice\r\n")]
    public async Task A_connection_that_died_while_it_rested_is_noticed_before_the_letter_is_given(string end)
    {
        var server = Task.Run(async () =>
        {
            using (var first = await Answer(Whole))
            {
                if (end == "resets")
                    first.LingerState = new(enable: true, 0);
                if (end.Contains('\n', StringComparison.Ordinal))
                {
                    await first.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(end));
                    await Task.Delay(500);
                }
            }
            using var second = await Answer(Whole);
        });
        using var notifier = new SmtpNotifier(Options, new() { Retries = 0 });
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Letters.One, None));
        await Task.Delay(200);
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Letters.One, None));
        await server;
        Assert.Equal(2, heard.Count(l => l.StartsWith("MAIL", StringComparison.Ordinal)));
    }

    /// <summary>As behind a firewall that forgot the connection, and as a server that counts the letters of a connection.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("hangs up")]
    [InlineData("421 4.7.0 Too many letters, closing\r\n")]
    [InlineData("452 4.5.3 Too many letters in this session\r\n")]
    public async Task What_a_kept_connection_answers_to_the_sender_is_no_word_on_the_letter(string? answer)
    {
        var server = Task.Run(async () =>
        {
            using var first = await Answer(Whole);
            using var reader = new StreamReader(first.GetStream());
            Assert.StartsWith("MAIL", await reader.ReadLineAsync(), StringComparison.Ordinal);
            if (answer == "hangs up")
                first.Close();
            else if (answer is not null)
                await first.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
            using var second = await Answer(Whole);
        });
        using var notifier = new SmtpNotifier(Options, new() { Retries = 0 });
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Letters.One, None));
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Letters.One, None));
        await server;
    }

    [Fact]
    public async Task A_server_that_takes_one_letter_a_connection_does_not_stop_the_channel()
    {
        var server = Task.Run(async () =>
        {
            for (var i = 0; i < 8; i++)
            {
                using var client = await Answer([.. Whole, "421 4.7.0 One letter only\r\n"]);
            }
        });
        using var notifier = new SmtpNotifier(Options, new() { Retries = 0, Failures = 2 });
        for (var i = 0; i < 8; i++)
            Assert.Equal(new Delivery(DeliveryOutcome.Sent), await notifier.Send(Letters.One, None));
        await server;
    }

    /// <summary>A letter longer than what the systems on both ends hold for a server that does not read.</summary>
    [Fact]
    public async Task A_connection_lost_amid_the_letter_has_surely_not_delivered_it()
    {
        var server = Task.Run(async () =>
        {
            using var client = await Answer([.. Whole.Take(5)], andTheLetter: false);
            await Task.Delay(300);
            client.LingerState = new(enable: true, 0);
        });
        var letter = Letters.One.Letters[0];
        var large = Letters.One with { Letters = [letter with { Body = new(new('a', 20_000_000), "") }] };
        // Long enough for a busy machine to write a letter of this size.
        var patient = Options with { CommandTimeout = TimeSpan.FromSeconds(20) };
        using var notifier = new SmtpNotifier(patient, new() { Retries = 0 });
        var delivery = await notifier.Send(large, None);
        await server;
        Assert.True(delivery is { Outcome: DeliveryOutcome.Later, Detail: ['L', 'e', 't', ..] }, delivery.ToString());
    }

    [Fact]
    public async Task After_a_while_the_server_has_its_connection_back()
    {
        var server = Task.Run(async () =>
        {
            using var client = await Answer(Whole);
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadLineAsync();
        });
        using var notifier = new SmtpNotifier(Options with { RestTime = TimeSpan.FromMilliseconds(200) });
        await notifier.Send(Letters.One, None);
        Assert.Equal("QUIT", await server.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    /// <summary>Takes a connection and says one reply after each command, the last after the final dot and any further at once after it.</summary>
    private async Task<TcpClient> Answer(string[] replies, bool andTheLetter = true)
    {
        var client = await listener.AcceptTcpClientAsync();
        var reader = new StreamReader(client.GetStream());
        foreach (var reply in replies)
        {
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(reply));
            if (reply.StartsWith("354", StringComparison.Ordinal))
                while (andTheLetter && await reader.ReadLineAsync() is not (null or ".")) { }
            else if (!reply.StartsWith("250 taken", StringComparison.Ordinal) && reply[0] != '4')
                heard.Add(await reader.ReadLineAsync() ?? "");
        }
        return client;
    }
}
