using Microsoft.Data.Sqlite;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// Looks through the whole database while the host runs: every ten minutes, and at once when a statement finds it damaged. Health tells what was found last;
/// it could not wait for a large file to be read.
/// </summary>
public sealed partial class DatabaseWatch(SqliteRecords records, ILogger<DatabaseWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <exception cref="StorageDamagedException">It is damaged, as far as anybody has seen.</exception>
    public static Task Health(SqliteRecords records) =>
        records.Damage is { } found ? throw new StorageDamagedException(found) : Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var seen = new SemaphoreSlim(0, 1);
        records.OnDamage = () => Wake(seen);
        try
        {
            while (true)
            {
                // Real time, whatever the host's clock. The start has looked already.
                await seen.WaitAsync(Every, stoppingToken);
                await Look(stoppingToken);
            }
        }
        finally
        {
            records.OnDamage = null;
        }
    }

    private async Task Look(CancellationToken cancel)
    {
        try
        {
            // A stop does not wait for a large file to be read to its end.
            await Task.Run(records.Check, CancellationToken.None).WaitAsync(cancel);
            if (records.Damage is { } found)
                LogDamaged(logger, found);
        }
        catch (SqliteException e)
        {
            // Busy, or no memory just now: looked at again the next time.
            LogNotLooked(logger, e);
        }
    }

    private static void Wake(SemaphoreSlim seen)
    {
        lock (seen)
        {
            if (seen.CurrentCount == 0)
                seen.Release();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "The database is damaged ({Found}); nothing is written any more. Stop the program and restore the last backup: restore FILE --data FOLDER"
    )]
    private static partial void LogDamaged(ILogger logger, string found);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database could not be looked through; tried again later")]
    private static partial void LogNotLooked(ILogger logger, Exception e);
}
