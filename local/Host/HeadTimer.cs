using PlanMonitor.Core.Post;
using PlanMonitor.Core.Proof;

namespace PlanMonitor.Local.Host;

/// <summary>Takes a head at the start and every hour while the host runs, and mails it at the end of the week: what was recorded before it can no longer be changed unseen.</summary>
public sealed partial class HeadTimer(HeadService heads, HeadNotices notices, ILogger<HeadTimer> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the host is not held up.
        await Task.Yield();
        // Real time, as in the links.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        do
        {
            await Take(stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Take(CancellationToken cancel)
    {
        try
        {
            await notices.Tell(await heads.Take(cancel), cancel);
        }
#pragma warning disable CA1031 // Whatever it is, a damaged record among others: it stops no host, and the next head covers what this one would have.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogMissed(logger, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No head could be taken; tried again in an hour")]
    private static partial void LogMissed(ILogger logger, Exception e);
}
