namespace PlanMonitor.Channels;

/// <summary>What came of one attempt, and what it says of the channel.</summary>
/// <param name="Down">The other end as a whole is away or turns everybody off: counts for the circuit breaker.</param>
/// <param name="Again">Worth trying again within the same run: surely not delivered, and a short failure.</param>
/// <param name="After">How long the other end asks to be left alone.</param>
internal sealed record Attempt(Delivery Delivery, bool Down = false, bool Again = false, TimeSpan? After = null)
{
    /// <summary>A failure of the connection before anything was handed over.</summary>
    public static Attempt Away(string detail) => new(new(DeliveryOutcome.Later, detail), Down: true, Again: true);

    /// <summary>A failure after everything was handed over: trying again at once would be the surest way to send it twice.</summary>
    public static Attempt Doubtful(string detail) => new(new(DeliveryOutcome.Unknown, detail), Down: true);
}
