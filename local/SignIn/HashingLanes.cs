using System.Threading.RateLimiting;
using PlanMonitor.Core;

namespace PlanMonitor.Local.SignIn;

/// <summary>
/// Checking a password takes a core for a third of a second. So few are checked at once, some wait, and the rest is told to come again: three hundred sign-ins at once leave the pages
/// their processor. Browsers that have signed in before have a lane of their own, so that strangers who fill theirs keep nobody out.
/// </summary>
public sealed class HashingLanes : IDisposable
{
    /// <summary>A few seconds of waiting.</summary>
    private const int Waiting = 12;

    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(10);
    private readonly ConcurrencyLimiter known = LaneOf(waiting: Waiting);
    private readonly ConcurrencyLimiter unknown = LaneOf(waiting: Waiting);

    /// <exception cref="ProblemException">too-busy: as many wait as may.</exception>
    public async Task<RateLimitLease> Enter(bool isKnown, CancellationToken cancel)
    {
        var lease = await (isKnown ? known : unknown).AcquireAsync(1, cancel);
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        throw (Problems.TooBusy.With() with { RetryAfter = ComeAgain }).AsException();
    }

    public void Dispose()
    {
        known.Dispose();
        unknown.Dispose();
    }

    /// <summary>A quarter of the cores, at least one.</summary>
    private static ConcurrencyLimiter LaneOf(int waiting) =>
        new(
            new()
            {
                PermitLimit = Math.Max(1, Environment.ProcessorCount / 4),
                QueueLimit = waiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
}
