using System.Net;
using System.Net.Sockets;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Channels;

/// <summary>Servers that no mail server would be: what they say leads to no letter, to no lie about one, and to no endless wait.</summary>
[Slow]
public sealed class SmtpHostileTests
{
    private const string Hello = "250-x\r\n250 STARTTLS\r\n";

    public static TheoryData<string, SmtpSecurity, string[], DeliveryOutcome, string> Talks =>
        new()
        {
            {
                "speaks HTTP",
                SmtpSecurity.None,
                ["HTTP/1.1 400 Bad Request\r\n"],
                DeliveryOutcome.Later,
                "Unable to parse status code"
            },
            {
                "never ends a line",
                SmtpSecurity.None,
                ["220-" + new string('x', 100_000)],
                DeliveryOutcome.Later,
                "answers without end"
            },
            {
                "never ends a reply",
                SmtpSecurity.None,
                [string.Concat(Enumerable.Repeat("220-x\r\n", 20_000))],
                DeliveryOutcome.Later,
                "answers without end"
            },
            {
                "slips a line in before the handshake",
                SmtpSecurity.StartTls,
                ["220 a\r\n", Hello, "220 go\r\n250 slipped in\r\n"],
                DeliveryOutcome.Later,
                "between STARTTLS and the handshake"
            },
            {
                "refuses STARTTLS",
                SmtpSecurity.StartTls,
                ["220 a\r\n", Hello, "454 4.7.0 TLS not available\r\n"],
                DeliveryOutcome.Later,
                "454 4.7.0 TLS not available"
            },
            {
                "speaks no TLS after all",
                SmtpSecurity.StartTls,
                ["220 a\r\n", Hello, "220 go\r\n", "250 what\r\n"],
                DeliveryOutcome.Later,
                "Tls:"
            },
            {
                "asks for the letter too early",
                SmtpSecurity.None,
                ["220 a\r\n", Hello, "354 go on\r\n"],
                DeliveryOutcome.Later,
                "no answer to this"
            },
            {
                "says much and hangs up",
                SmtpSecurity.None,
                ["220 a\r\n", $"250 \u001b[31m{new string('x', 5000)}\r\n"],
                DeliveryOutcome.Later,
                "Mail: "
            },
            {
                "refuses in two lines",
                SmtpSecurity.None,
                ["220 a\r\n", Hello, "250 ok\r\n", "550-5.1.1 There is\r\n550 5.1.1 nobody\r\n"],
                DeliveryOutcome.Never,
                "550 5.1.1 There is 5.1.1 nobody"
            },
            {
                "takes the letter before it has it",
                SmtpSecurity.None,
                ["220 a\r\n", Hello, "250 ok\r\n", "250 ok\r\n", "354 go\r\n250 queued\r\n"],
                DeliveryOutcome.Later,
                "before it had the letter"
            },
            {
                "answers the letter with noise",
                SmtpSecurity.None,
                ["220 a\r\n", Hello, "250 ok\r\n", "250 ok\r\n", "354 go\r\n", "thanks\r\n"],
                DeliveryOutcome.Unknown,
                "End:"
            },
            {
                "takes the letter without a word of parting",
                SmtpSecurity.None,
                ["220 a\r\n", Hello, "250 ok\r\n", "251 will forward\r\n", "354 go\r\n", "250 2.0.0 taken\r\n"],
                DeliveryOutcome.Sent,
                ""
            },
        };

    [Theory]
    [MemberData(nameof(Talks))]
    public async Task A_server_that(
        string what,
        SmtpSecurity security,
        string[] replies,
        DeliveryOutcome outcome,
        string words
    )
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var talk = Talk(listener, replies);
        var options = new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Security = security,
            From = "a@example.vn",
            CommandTimeout = TimeSpan.FromSeconds(5),
        };
        var delivery = await new SmtpNotifier(options, new() { Retries = 0 }).Send(Letters.One, None);
        await talk;
        Assert.True(
            delivery.Outcome == outcome && (delivery.Detail ?? "").Contains(words, StringComparison.Ordinal),
            $"{what}: {delivery}"
        );
        // It is kept and shown.
        Assert.Matches(@"\A[\x20-\x7e]{0,300}\z", delivery.Detail ?? "");
    }

    /// <summary>Says the next reply after each line it hears, the last but one after the final dot; then hangs up.</summary>
    private static async Task Talk(TcpListener listener, string[] replies)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
        try
        {
            foreach (var reply in replies)
            {
                await writer.WriteAsync(reply);
                while (
                    await reader.ReadLineAsync() is { } line
                    && reply.StartsWith("354", StringComparison.Ordinal)
                    && line != "."
                ) { }
            }
        }
        catch (IOException)
        {
            // The client has hung up, as it should on most of these.
            client.Close();
        }
    }
}
