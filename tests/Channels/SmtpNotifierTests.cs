using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Channels;

/// <summary>The sender of mail against a real server process: what is received, and what is said of a letter wherever the server refuses it or the connection dies.</summary>
[Slow]
public sealed class SmtpNotifierTests
{
    private static readonly AttemptLimits Once = new() { Retries = 0 };

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var server = await MailServer.Start();
        Assert.Equal(
            new Delivery(DeliveryOutcome.Sent),
            await new SmtpNotifier(server.Options).Send(Letters.One, None)
        );
        var letter = Assert.Single(server.Taken);
        Assert.Equal(
            ("<0123456789abcdef0123456789abcdef@huong-tra.example.vn>", Letters.One.Subject.Vi),
            (letter.MessageId, letter.Subject)
        );
        Assert.Equal(
            ("ke-hoach@huong-tra.example.vn", "tu-ha@huong-tra.example.vn"),
            (letter.From, Assert.Single(letter.To))
        );
        Assert.Equal(new(Letters.One.Name, "tu-ha@huong-tra.example.vn"), Assert.Single(letter.Receivers));
        Assert.StartsWith(
            Letters.One.Letters[0].Body.Vi,
            letter.Text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains("tức hết ngày 27/02/2023", letter.Html, StringComparison.Ordinal);
        Assert.Equal("Fri, 24 Feb 2023 07:00:00 +0700", letter.Header("Date"));
        Assert.Equal(
            ("auto-generated", "vi", "PlanMonitor <planmonitor.huong-tra.example.vn>"),
            (letter.Header("Auto-Submitted"), letter.Header("Content-Language"), letter.Header("List-Id"))
        );
    }

    [Fact]
    public async Task Every_line_of_a_letter_is_short_and_in_ASCII()
    {
        await using var server = await MailServer.Start();
        await new SmtpNotifier(server.Options).Send(Letters.Digest, None);
        Assert.All(Assert.Single(server.Taken).Letter.Split("\r\n"), line =>
        {
            Assert.InRange(line.Length, 0, 78);
            Assert.Matches(@"\A[\t\x20-\x7e]*\z", line);
        });
    }

    [Fact]
    public async Task A_digest_has_every_letter_and_markup_in_a_text_stays_text()
    {
        await using var server = await MailServer.Start();
        await new SmtpNotifier(server.Options with { Pages = new("https://kehoach.example.vn/") }).Send(
            Letters.Digest with
            {
                Language = "en",
            },
            None
        );
        var letter = Assert.Single(server.Taken);
        Assert.Contains("1. Reminder of the plan", letter.Text, StringComparison.Ordinal);
        Assert.Contains("2. Report <Q1> & figures", letter.Text, StringComparison.Ordinal);
        Assert.Contains("https://kehoach.example.vn/messages", letter.Text, StringComparison.Ordinal);
        Assert.Contains("2. Report &lt;Q1&gt; &amp; figures</h2>", letter.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_attempt_is_the_same_letter_to_the_byte()
    {
        await using var server = await MailServer.Start();
        var notifier = new SmtpNotifier(server.Options);
        await notifier.Send(Letters.One, None);
        await notifier.Send(Letters.One, None);
        Assert.Equal(2, server.Taken.Count);
        Assert.Equal(server.Taken[0].Letter, server.Taken[1].Letter);
    }

    [Fact]
    public async Task Nothing_in_a_name_or_a_subject_becomes_a_header()
    {
        await using var server = await MailServer.Start();
        var hostile = Letters.One with
        {
            Name = "A\r\nBcc: x@example.vn",
            Subject = new("S\r\nX-Bad: 1\r\n\r\nbody =?UTF-8?B?QQ==?=", "S"),
        };
        Assert.Equal(DeliveryOutcome.Sent, (await new SmtpNotifier(server.Options).Send(hostile, None)).Outcome);
        var letter = Assert.Single(server.Taken);
        Assert.Equal(
            ("A Bcc: x@example.vn", "S X-Bad: 1 body =\u200b?UTF-8?B?QQ==\u200b?="),
            (letter.Receivers[0].Name, letter.Subject)
        );
        Assert.DoesNotContain(letter.Headers, h => h.Key is "bcc" or "x-bad");
    }

    [Theory]
    [InlineData("a@example.vn>\r\nRCPT TO:<b@example.vn")]
    [InlineData("a@")]
    [InlineData("a b@example.vn")]
    [InlineData(null)]
    public async Task What_is_no_address_is_refused_without_asking_the_server(string? address) =>
        Assert.Equal(
            DeliveryOutcome.Never,
            (
                await new SmtpNotifier(
                    new()
                    {
                        Host = "127.0.0.1",
                        Port = 1,
                        From = "a@example.vn",
                    }
                ).Send(Letters.One with { Address = address }, None)
            ).Outcome
        );

    [Fact]
    public void A_domain_with_Vietnamese_letters_is_written_to_in_ASCII() =>
        Assert.Equal("xa@xn--hngtr-vqa06kod.vn", MailAddresses.Envelope("xa@hươngtrà.vn"));

    public static TheoryData<string, DeliveryOutcome> Behaviours =>
        new()
        {
            { "connect=drop", DeliveryOutcome.Later },
            { "connect=554 5.3.2 Closed for maintenance", DeliveryOutcome.Later },
            { "connect=421 4.3.2 Too many connections", DeliveryOutcome.Later },
            { "connect=silent", DeliveryOutcome.Later },
            { "mail=drop", DeliveryOutcome.Later },
            { "mail=451 4.3.0 Try again", DeliveryOutcome.Later },
            { "mail=550 5.7.1 Sender not allowed", DeliveryOutcome.Later },
            { "rcpt=drop", DeliveryOutcome.Later },
            { "rcpt=silent", DeliveryOutcome.Later },
            { "rcpt=450 4.2.0 Greylisted", DeliveryOutcome.Later },
            { "rcpt=552 5.2.2 Mailbox full", DeliveryOutcome.Later },
            { "rcpt=550 5.7.1 Relaying denied", DeliveryOutcome.Later },
            { "rcpt=550 5.1.1 No such user", DeliveryOutcome.Never },
            { "rcpt=550 5.2.1 Mailbox closed", DeliveryOutcome.Never },
            { "data=drop", DeliveryOutcome.Later },
            { "data=silent", DeliveryOutcome.Unknown },
            { "dot=451 4.3.0 Queue full", DeliveryOutcome.Later },
            { "dot=554 5.7.1 Looks like spam", DeliveryOutcome.Later },
            { "dot=550 5.1.1 No such user", DeliveryOutcome.Never },
            { "dot=drop", DeliveryOutcome.Unknown },
            { "dot=silent", DeliveryOutcome.Unknown },
            { "dot=slow:200", DeliveryOutcome.Sent },
            { "rcpt=slow:200", DeliveryOutcome.Sent },
        };

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task What_is_said_of_a_letter_is_what_can_be_known(string behaviour, DeliveryOutcome outcome)
    {
        await using var server = await MailServer.Misbehaving(behaviour);
        var delivery = await new SmtpNotifier(
            server.Options with
            {
                CommandTimeout = TimeSpan.FromSeconds(2),
            },
            Once
        ).Send(Letters.One, None);
        Assert.True(outcome == delivery.Outcome, delivery.ToString());
        Assert.Equal(outcome == DeliveryOutcome.Sent, delivery.Detail is null);
        // Later and Never promise that nothing was taken; Sent that it was.
        if (outcome != DeliveryOutcome.Unknown)
            Assert.Equal(outcome == DeliveryOutcome.Sent ? 1 : 0, server.Taken.Count);
        if (behaviour.Split('=')[1] is [>= '4' and <= '5', ..] reply)
            Assert.Equal(reply, delivery.Detail);
    }

    [Fact]
    public async Task A_letter_taken_before_the_connection_broke_is_not_said_to_be_lost()
    {
        await using var server = await MailServer.Misbehaving("dot=drop");
        Assert.Equal(DeliveryOutcome.Unknown, (await new SmtpNotifier(server.Options).Send(Letters.One, None)).Outcome);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task Nobody_listens() =>
        Assert.Equal(
            DeliveryOutcome.Later,
            (
                await new SmtpNotifier(
                    new()
                    {
                        Host = "127.0.0.1",
                        Port = Loopback.FreePort(),
                        From = "a@example.vn",
                    },
                    Once
                ).Send(Letters.One, None)
            ).Outcome
        );

    [Fact]
    public async Task A_short_failure_is_got_over_within_the_same_run()
    {
        await using var server = await MailServer.Misbehaving("mail=drop", "--times", "2");
        Assert.Equal(
            DeliveryOutcome.Sent,
            (
                await new SmtpNotifier(server.Options, new() { Pause = TimeSpan.FromMilliseconds(50) }).Send(
                    Letters.One,
                    None
                )
            ).Outcome
        );
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task After_several_failures_the_server_is_left_alone_for_a_while()
    {
        await using var server = await MailServer.Misbehaving("mail=421 4.3.2 Closing", "--times", "2");
        var notifier = new SmtpNotifier(
            server.Options,
            new()
            {
                Retries = 0,
                Failures = 2,
                Rest = TimeSpan.FromSeconds(1),
            }
        );
        Assert.Equal("421 4.3.2 Closing", (await notifier.Send(Letters.One, None)).Detail);
        Assert.Equal("421 4.3.2 Closing", (await notifier.Send(Letters.One, None)).Detail);
        Assert.Equal(
            new Delivery(DeliveryOutcome.Later, "the channel rests after several failures"),
            await notifier.Send(Letters.One, None)
        );
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        Assert.Equal(DeliveryOutcome.Sent, (await notifier.Send(Letters.One, None)).Outcome);
    }

    [Fact]
    public async Task Wrong_addresses_do_not_stop_the_channel()
    {
        await using var server = await MailServer.Misbehaving("rcpt=550 5.1.1 No such user", "--times", "4");
        var notifier = new SmtpNotifier(server.Options, new() { Retries = 0, Failures = 2 });
        for (var i = 0; i < 4; i++)
            Assert.Equal(DeliveryOutcome.Never, (await notifier.Send(Letters.One, None)).Outcome);
        Assert.Equal(DeliveryOutcome.Sent, (await notifier.Send(Letters.One, None)).Outcome);
    }

    [Fact]
    public async Task A_host_that_stops_before_the_letter_is_handed_over_says_nothing()
    {
        await using var server = await MailServer.Misbehaving("rcpt=silent");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SmtpNotifier(server.Options).Send(Letters.One, stop.Token)
        );
    }

    [Fact]
    public async Task A_host_that_stops_while_the_server_answers_says_that_it_does_not_know()
    {
        await using var server = await MailServer.Misbehaving("dot=silent");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        Assert.Equal(
            DeliveryOutcome.Unknown,
            (await new SmtpNotifier(server.Options).Send(Letters.One, stop.Token)).Outcome
        );
        Assert.Single(server.Taken);
    }
}
