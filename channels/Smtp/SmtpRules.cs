namespace PlanMonitor.Channels;

/// <summary>What a reply means for the letter and for the address (RFC 5321, 4.2; RFC 3463, 3). Pure.</summary>
internal static class SmtpRules
{
    public static Attempt Of(SmtpStage stage, SmtpReply reply)
    {
        var detail = reply.ToString();
        if (IsAddressAtFault(stage, reply))
            return new(new(DeliveryOutcome.Never, detail));
        // 421: the server is closing, whatever it was asked (RFC 5321, 3.8). A server that says no before it knows the recipient says so to every letter.
        var down = reply.Code == 421 || stage < SmtpStage.Mail;
        // A refused password is not tried again at once: servers lock accounts. 5xx of the server or of its rules may be put right by who looks after it
        // within the days in which the post tries; the address stays unmarked.
        return new(new(DeliveryOutcome.Later, detail), down, down && reply.Code < 500 && stage != SmtpStage.Auth);
    }

    /// <summary>
    /// Only what speaks of the recipient's mailbox: X.1.* without the sender's own (7, 8), X.2.1 (closed). A relay that refuses everybody ("550 5.7.1 Relaying denied")
    /// must not mark every address as wrong. Without an enhanced code: the replies RFC 5321, 4.2.2 and RFC 7504 give for a mailbox, and only to RCPT.
    /// </summary>
    private static bool IsAddressAtFault(SmtpStage stage, SmtpReply reply)
    {
        if (reply.Code < 500 || stage is not (SmtpStage.Rcpt or SmtpStage.End))
            return false;
        var isOfMailbox = reply.Code is 501 or 550 or 551 or 553 or 556;
        return reply.Enhanced switch
        {
            (1, var detail) => detail is not (7 or 8),
            (2, var detail) => detail == 1,
            not null => false,
            null => stage == SmtpStage.Rcpt && isOfMailbox,
        };
    }
}
