using System.Diagnostics;
using PlanMonitor.Core;

namespace PlanMonitor.Documents.Uploads;

/// <summary>What looking into one file may cost. It is asked at every read and before every unpacking.</summary>
/// <param name="Memory">Bytes allotted by the thread that looks.</param>
/// <param name="Unpacked">Bytes of one stream in the file, unpacked.</param>
public sealed record PdfBudget(TimeSpan Time, long Memory, long Unpacked)
{
    private long began,
        before;
    private volatile bool exhausted;

    /// <summary>A scan of 50 MB opens in less than a second.</summary>
    public static PdfBudget Usual => new(TimeSpan.FromSeconds(10), 768L * 1024 * 1024, 64L * 1024 * 1024);

    internal bool IsExhausted => exhausted;

    /// <summary>On the thread that looks.</summary>
    internal void Begin() => (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());

    /// <exception cref="BudgetException">There is nothing left.</exception>
    internal void Ask()
    {
        var isOver = Stopwatch.GetElapsedTime(began) > Time || GC.GetAllocatedBytesForCurrentThread() - before > Memory;
        if (exhausted || isOver)
            Refuse();
    }

    internal void AskUnpacked(long bytes)
    {
        if (bytes > Unpacked)
            Refuse();
    }

    /// <summary>Nobody waits any longer; the thread stops at its next read.</summary>
    internal Problem Exhaust()
    {
        exhausted = true;
        return Problems.FileTooComplex.With();
    }

    private void Refuse()
    {
        exhausted = true;
        throw new BudgetException();
    }
}

/// <summary>The file asks for more than it may have.</summary>
#pragma warning disable CA1032, CA1064
internal sealed class BudgetException() : Exception("budget");
#pragma warning restore CA1032, CA1064
