using System.Net;

namespace PlanMonitor.Channels;

/// <summary>What an answer means (RFC 9110, 15). Pure.</summary>
internal static class WebhookRules
{
    /// <param name="after">What Retry-After asks for; null: nothing.</param>
    public static Attempt Of(HttpStatusCode status, TimeSpan? after)
    {
        var detail = $"{(int)status} {status}";
        return (int)status switch
        {
            >= 200 and < 300 => new(new(DeliveryOutcome.Sent)),
            // A gateway in between lost the answer of whoever may have taken the message.
            502 or 504 => Attempt.Doubtful(detail),
            408 or 425 or 429 or >= 500 => new(new(DeliveryOutcome.Later, detail), Down: true, Again: true, after),
            // A redirect is not followed: what is signed for one address is not sent to another.
            _ => new(new(DeliveryOutcome.Never, detail)),
        };
    }
}
