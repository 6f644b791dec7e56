using System.Net;

namespace PlanMonitor.Channels;

/// <summary>What an answer means (RFC 9110, 15). Pure.</summary>
internal static class WebhookRules
{
    /// <param name="after">What Retry-After asks for; null: nothing.</param>
    public static Attempt Of(HttpStatusCode status, TimeSpan? after)
    {
        var code = (int)status;
        var detail = $"{code} {status}";
        if (code is >= 200 and < 300)
            return new(new(DeliveryOutcome.Sent));
        // A gateway in between lost the answer of whoever may have taken the message.
        if (code is 502 or 504)
            return Attempt.Doubtful(detail);
        if (code is 408 or 425 or 429 or >= 500)
            return new(new(DeliveryOutcome.Later, detail), Down: true, Again: true, after);
        // A redirect is not followed: what is signed for one address is not sent to another.
        return new(new(DeliveryOutcome.Never, detail));
    }
}
