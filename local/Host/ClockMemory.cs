using PlanMonitor.Core;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Local.Host;

/// <summary>Remembers the latest instant, so that no later start records anything before it.</summary>
public sealed class ClockMemory(IRecords records)
{
    private const string Table = "host";
    private const string Key = "clock";
    private static readonly TimeSpan Tolerance = SubmissionRules.ClockTolerance;

    /// <summary>The clock of this start. A virtual clock goes on where it stood; a real clock behind the records, or far ahead of them, is refused.</summary>
    /// <exception cref="StartException">The clock is behind what is recorded, or far ahead and nobody said that it is right.</exception>
    public async Task<TimeProvider> Open(LocalOptions options, CancellationToken cancel)
    {
        var stored = await records.Read(Table, Table, Key, cancel) is { } row ? Json.Read<Remembered>(row.Body) : null;
        if (options.IsVirtual)
        {
            var start = options.Clock ?? options.RealTime.GetUtcNow();
            if (stored is { Virtual: false } && start < stored.At - Tolerance)
                throw new StartException(
                    $"The data was recorded on the real clock until {stored.At:u}; a virtual clock cannot start before that. Use another folder (--data) or start afresh (--reset)."
                );
            return new VirtualClock(stored is not null && stored.At > start ? stored.At : start, options.Speed ?? 1);
        }
        var now = options.RealTime.GetUtcNow();
        if (stored is not null && now < stored.At - Tolerance)
            throw new StartException(
                $"This machine's clock is behind the last recorded instant ({stored.At:u}). Set the clock, or start with --clock on that data, or use another folder (--data)."
            );
        if (stored is { Virtual: false } && now > stored.At + ClockWatch.FarAhead && !options.ClockIsRight)
            throw new StartException(
                $"This machine's clock says {now:u}; the last recorded instant is {stored.At:u}, {(now - stored.At).Days} days earlier. A clock that is ahead sends reminders too early, and nothing takes them back. Set the clock; if it is right, start once with --clock-is-right."
            );
        return options.RealTime;
    }

    /// <summary>Writes the instant every few seconds and once at the end.</summary>
    /// <param name="isWrong">Such an instant is not remembered.</param>
    public async Task KeepWriting(TimeProvider clock, Func<bool> isWrong, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!isWrong())
                await Write(clock);
            await Task.Delay(TimeSpan.FromSeconds(clock is VirtualClock ? 1 : 30), stop)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        if (!isWrong())
            await Write(clock);
    }

    private async Task Write(TimeProvider clock)
    {
        try
        {
            var body = Json.Write(new Remembered(clock.GetUtcNow(), clock is VirtualClock));
            var row = await records.Read(Table, Table, Key, CancellationToken.None);
            if (row?.Body != body)
                await records.Write(
                    Table,
                    Table,
                    [row is null ? RowChange.Insert(Key, body) : RowChange.Replace(Key, body, row.ETag)],
                    CancellationToken.None
                );
        }
        catch (Exception e)
            when (e
                    is StorageFullException
                        or StorageBusyException
                        or StorageDamagedException
                        or System.Data.Common.DbException
            )
        {
            // A database that does not answer is told by /health. The next beat tries again; every act checks the clock against its own last instant all the same.
            Console.Error.WriteLine($"The clock could not be remembered: {e.Message}");
        }
    }

    private sealed record Remembered(DateTimeOffset At, bool Virtual);
}
