using PlanMonitor.Core.Files;

namespace PlanMonitor.Local.Storage;

/// <summary>Removes what uploads left behind: at the start, and every hour while the host runs (a host in an office runs for months).</summary>
public sealed partial class UploadSweep(DiskFiles files, ILogger<UploadSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time, whatever the host's clock: files carry the time of the disk.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        do
        {
            await Sweep(TimeProvider.System.GetUtcNow(), stoppingToken);
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Sweep(DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            var swept = await files.Sweep(now - UploadRules.GivenUp, cancel);
            if (swept > 0)
                LogSwept(logger, swept);
        }
        catch (IOException e)
        {
            // A file that is open just now goes with the next sweep.
            LogLeft(logger, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} uploads that were given up are removed")]
    private static partial void LogSwept(ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Uploads that were given up could not be removed; tried again in an hour"
    )]
    private static partial void LogLeft(ILogger logger, Exception e);
}
