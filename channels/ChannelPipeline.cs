using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace PlanMonitor.Channels;

/// <summary>How a channel is used within one run; over hours and days the post tries again by itself (core/Post).</summary>
public sealed record AttemptLimits
{
    /// <summary>All attempts of one run together; well below the time for which the post keeps a claim.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(110);
    public int Retries { get; init; } = 2;

    /// <summary>Doubled each time, with jitter.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An other end that asks for more is left to the post.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>So many attempts within a minute, half of them failing because the other end is away, and nothing is tried for <see cref="Rest"/>.</summary>
    public int Failures { get; init; } = 6;
    public TimeSpan Rest { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Time limit, short retries and circuit breaker round an attempt. Real time: the other end does not live on a virtual clock.</summary>
internal static class ChannelPipeline
{
    public static ResiliencePipeline<Attempt> Build(AttemptLimits limits)
    {
        var builder = new ResiliencePipelineBuilder<Attempt>().AddTimeout(limits.Total);
        if (limits.Retries > 0)
            builder.AddRetry(RetryOf(limits));
        return builder.AddCircuitBreaker(BreakerOf(limits)).Build();
    }

    private static RetryStrategyOptions<Attempt> RetryOf(AttemptLimits limits)
    {
        bool IsTriedAgain(Attempt? attempt) =>
            attempt is { Again: true } && (attempt.After ?? TimeSpan.Zero) <= limits.LongestPause;
        return new()
        {
            ShouldHandle = args => ValueTask.FromResult(IsTriedAgain(args.Outcome.Result)),
            MaxRetryAttempts = limits.Retries,
            Delay = limits.Pause,
            MaxDelay = limits.LongestPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            DelayGenerator = AskedPause,
        };
    }

    private static ValueTask<TimeSpan?> AskedPause(RetryDelayGeneratorArguments<Attempt> args) =>
        ValueTask.FromResult(args.Outcome.Result?.After);

    private static CircuitBreakerStrategyOptions<Attempt> BreakerOf(AttemptLimits limits) =>
        new()
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { Down: true }),
            FailureRatio = 0.5,
            MinimumThroughput = limits.Failures,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = limits.Rest,
        };

    /// <summary>An attempt that knows that it handed everything over answers also when it is stopped; every other way out means that nothing was sent.</summary>
    public static async Task<Delivery> Deliver(
        this ResiliencePipeline<Attempt> pipeline,
        Func<CancellationToken, ValueTask<Attempt>> once,
        CancellationToken cancel
    )
    {
        try
        {
            return (await pipeline.ExecuteAsync(static (act, token) => act(token), once, cancel)).Delivery;
        }
        catch (BrokenCircuitException)
        {
            return new(DeliveryOutcome.Later, "the channel rests after several failures");
        }
        catch (TimeoutRejectedException)
        {
            return new(DeliveryOutcome.Later, "not done in time");
        }
    }
}
