namespace PlanMonitor.Core.Files;

/// <summary>An upload that somebody opened and has not finished. It belongs to that person: nobody else may renew or finish it.</summary>
/// <param name="Size">Bytes, as stated when it was opened; more are not taken.</param>
public sealed record OpenUpload(long Size, DateTimeOffset At);

/// <summary>What one person opened on one day of Vietnam.</summary>
/// <param name="Bytes">As stated.</param>
public sealed record UploadDay(DateOnly Day, int Files, long Bytes);

/// <summary>How much one person may upload: far above any working day, far below what fills a disk.</summary>
public static class UploadRules
{
    /// <summary>Under way at the same time.</summary>
    public const int MostOpen = 40;

    public const int MostFilesADay = 500;
    public const long MostBytesADay = 2L * 1024 * 1024 * 1024;

    /// <summary>A ticket lives for minutes and may be renewed; what nobody has finished for a day was given up.</summary>
    public static readonly TimeSpan GivenUp = TimeSpan.FromDays(1);

    /// <summary>What carries harm is kept apart so long, for whoever has to find out where it came from.</summary>
    public static readonly TimeSpan InQuarantine = TimeSpan.FromDays(30);

    /// <summary>The day with one more upload, or why there is none more.</summary>
    public static (UploadDay Next, Problem? Problem) Admit(int open, UploadDay? before, long size, DateTimeOffset now)
    {
        var today = VietnamTime.DayOf(now);
        var sofar = before?.Day == today ? before : new(today, 0, 0);
        var next = sofar with { Files = sofar.Files + 1, Bytes = sofar.Bytes + size };
        if (open >= MostOpen)
            return (next, Problems.UploadsOpen.With(MostOpen));
        var isOver = next.Files > MostFilesADay || next.Bytes > MostBytesADay;
        return (next, isOver ? Problems.UploadsOfDay.With(MostFilesADay, MostBytesADay / (1024 * 1024 * 1024)) : null);
    }
}
