using System.Threading.RateLimiting;
using PlanMonitor.Core;

namespace PlanMonitor.Api.Calls;

/// <summary>What answering costs.</summary>
public enum Cost
{
    /// <summary>Nothing that could be saved: health must answer also when everything is full.</summary>
    None,

    /// <summary>Some rows.</summary>
    Usual,

    /// <summary>A document, a workbook, a consolidation: a second of a core, and memory.</summary>
    Heavy,
}

/// <summary>
/// How many requests are answered at once. The others wait a little, and what would wait too long is refused before it costs anything (503 with Retry-After): so neither waiting nor
/// memory grows with what comes in. Heavy requests have few places, taken after the person is known, and one person only two of them: nobody without an account can fill them, and
/// nobody with one for all others.
/// </summary>
/// <param name="size">How many; tests take fewer.</param>
public sealed class Gate(GateSize size) : IDisposable
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ComeAgainForHeavy = TimeSpan.FromSeconds(10);
    private readonly ConcurrencyLimiter all = new(Options(size.AtOnce, size.Waiting));
    private readonly ConcurrencyLimiter heavy = new(Options(size.Heavy, size.HeavyWaiting));

    private readonly PartitionedRateLimiter<string> ofPerson = PartitionedRateLimiter.Create<string, string>(login =>
        RateLimitPartition.GetConcurrencyLimiter(login, _ => Options(size.HeavyOfOne, size.HeavyOfOneWaiting))
    );

    /// <summary>For as long as it is kept; null: the route needs none.</summary>
    /// <exception cref="ProblemException">too-busy.</exception>
    public async Task<IDisposable?> Enter(Cost cost, CancellationToken cancel)
    {
        if (cost == Cost.None)
            return null;
        var place = Taken(await all.AcquireAsync(1, cancel), ComeAgain);
        // A handler that never waits (SQLite) keeps its thread until it is done, and those behind it would queue for threads, where nobody counts them: so all come here first.
        await Task.Yield();
        return place;
    }

    /// <exception cref="ProblemException">too-busy.</exception>
    public async Task<IDisposable?> EnterHeavy(Cost cost, string login, CancellationToken cancel)
    {
        if (cost != Cost.Heavy)
            return null;
        var own = Taken(await ofPerson.AcquireAsync(login, 1, cancel), ComeAgainForHeavy);
        try
        {
            return new Both(Taken(await heavy.AcquireAsync(1, cancel), ComeAgainForHeavy), own);
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        all.Dispose();
        heavy.Dispose();
        ofPerson.Dispose();
    }

    private static RateLimitLease Taken(RateLimitLease lease, TimeSpan comeAgain)
    {
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        throw (Problems.TooBusy.With() with { RetryAfter = comeAgain }).AsException();
    }

    private static ConcurrencyLimiterOptions Options(int atOnce, int waiting) =>
        new()
        {
            PermitLimit = atOnce,
            QueueLimit = waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };

    private sealed record Both(IDisposable First, IDisposable Second) : IDisposable
    {
        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}

/// <summary>Places at the <see cref="Gate"/>, and how many may wait for one.</summary>
public sealed record GateSize(
    int AtOnce,
    int Waiting,
    int Heavy,
    int HeavyWaiting,
    int HeavyOfOne,
    int HeavyOfOneWaiting
)
{
    /// <summary>As many as the Functions host hands to a worker (host.json, maxConcurrentRequests and maxOutstandingRequests); heavy ones as there are cores.</summary>
    public static GateSize Usual { get; } = new(100, 200, Math.Max(2, Environment.ProcessorCount), 20, 2, 4);

    /// <summary>One machine answers with its own cores: about two hundred pages of a matrix are three seconds of two.</summary>
    public static GateSize OneMachine { get; } = Usual with { AtOnce = 64, Waiting = 128 };
}
