namespace PlanMonitor.Tests.Channels;

/// <summary>What a reply says of the letter, of the address and of the channel. Only replies that speak of the mailbox mark an address.</summary>
public sealed class SmtpRulesTests
{
    /// <summary>Stage, code, text; outcome, whether the whole channel is meant, whether it is worth trying again at once.</summary>
    public static TheoryData<string, int, string, DeliveryOutcome, bool, bool> Replies =>
        new()
        {
            { "Greeting", 421, "4.3.2 Busy", DeliveryOutcome.Later, true, true },
            { "Greeting", 554, "No service", DeliveryOutcome.Later, true, false },
            { "Auth", 454, "4.7.0 Temporary failure", DeliveryOutcome.Later, true, false },
            { "Auth", 535, "5.7.8 Wrong", DeliveryOutcome.Later, true, false },
            { "Mail", 451, "4.3.0 Later", DeliveryOutcome.Later, false, false },
            { "Mail", 530, "5.7.0 Sign in first", DeliveryOutcome.Later, false, false },
            { "Mail", 553, "5.1.8 Sender unknown", DeliveryOutcome.Later, false, false },
            { "Rcpt", 421, "4.3.2 Closing", DeliveryOutcome.Later, true, true },
            { "Rcpt", 450, "4.1.1 Not now", DeliveryOutcome.Later, false, false },
            { "Rcpt", 501, "Syntax", DeliveryOutcome.Never, false, false },
            { "Rcpt", 503, "Out of order", DeliveryOutcome.Later, false, false },
            { "Rcpt", 550, "No such user here", DeliveryOutcome.Never, false, false },
            { "Rcpt", 550, "5.1.1 Unknown", DeliveryOutcome.Never, false, false },
            { "Rcpt", 550, "5.1.10 Takes no mail", DeliveryOutcome.Never, false, false },
            { "Rcpt", 550, "5.2.1 Closed", DeliveryOutcome.Never, false, false },
            { "Rcpt", 552, "5.2.2 Full", DeliveryOutcome.Later, false, false },
            { "Rcpt", 553, "5.1.7 Your own address", DeliveryOutcome.Later, false, false },
            { "Rcpt", 550, "5.7.1 Relaying denied", DeliveryOutcome.Later, false, false },
            { "Rcpt", 554, "Denied", DeliveryOutcome.Later, false, false },
            { "Rcpt", 556, "Domain takes no mail", DeliveryOutcome.Never, false, false },
            { "Data", 554, "5.1.1 No valid recipients", DeliveryOutcome.Later, false, false },
            { "End", 550, "5.1.1 Unknown", DeliveryOutcome.Never, false, false },
            { "End", 550, "Rejected", DeliveryOutcome.Later, false, false },
            { "End", 554, "5.7.1 Spam", DeliveryOutcome.Later, false, false },
            { "End", 452, "4.3.1 Disk full", DeliveryOutcome.Later, false, false },
        };

    [Theory]
    [MemberData(nameof(Replies))]
    public void A_reply_means(string stage, int code, string text, DeliveryOutcome outcome, bool down, bool again)
    {
        var attempt = SmtpRules.Of(Enum.Parse<SmtpStage>(stage), new(code, text));
        Assert.Equal(
            (outcome, $"{code} {text}", down, again),
            (attempt.Delivery.Outcome, attempt.Delivery.Detail, attempt.Down, attempt.Again)
        );
    }

    [Fact]
    public void What_is_kept_of_a_reply_is_bounded_and_prints()
    {
        var kept = new SmtpReply(550, "5.1.1 a\u001b[31m\n" + new string('x', 900)).ToString();
        Assert.StartsWith("550 5.1.1 a [31m x", kept, StringComparison.Ordinal);
        Assert.Equal(300, kept.Length);
    }
}
