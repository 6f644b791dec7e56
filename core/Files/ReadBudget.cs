namespace PlanMonitor.Core.Files;

/// <summary>A budget for one file that is about to be read, which ends with the request that asked for it.</summary>
public delegate ReadBudget NewBudget(CancellationToken cancel);

/// <summary>
/// What reading one file from outside may cost: time, memory, and steps (a byte unpacked, an entry, a name, a cell looked at). Whoever reads takes from it; what a
/// file says of its own size is not believed.
/// </summary>
/// <param name="clock">Measures real time, also where a demonstration turns another clock.</param>
public sealed class ReadBudget(TimeProvider clock, CancellationToken cancel)
{
    /// <summary>Looking at a clock costs more than a step.</summary>
    private const int Often = 4096;

    private long began = clock.GetTimestamp(),
        before = GC.GetAllocatedBytesForCurrentThread(),
        taken,
        nextLook;
    private volatile bool exhausted;

    /// <summary>A scan of 50 MB opens in less than a second.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes allotted by the thread that reads.</summary>
    public long Memory { get; init; } = 768L * 1024 * 1024;

    /// <summary>Bytes of one stream in the file, unpacked.</summary>
    public long Unpacked { get; init; } = 64L * 1024 * 1024;

    public long Steps { get; init; } = 400_000_000;

    /// <summary>Steps so far.</summary>
    public long Taken => taken;

    public bool IsExhausted => exhausted;

    /// <summary>On the thread that reads, where it is another one than that which made the budget.</summary>
    public void Begin() => (began, before) = (clock.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());

    /// <exception cref="BudgetException">There is nothing left.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any longer.</exception>
    public void Take(long steps)
    {
        taken += steps;
        if (taken > Steps)
            Refuse();
        if (taken < nextLook)
            return;
        nextLook = taken + Often;
        Ask();
    }

    /// <summary>The same without a step.</summary>
    public void Ask()
    {
        cancel.ThrowIfCancellationRequested();
        var isOver = clock.GetElapsedTime(began) > Time || GC.GetAllocatedBytesForCurrentThread() - before > Memory;
        if (exhausted || isOver)
            Refuse();
    }

    public void AskUnpacked(long bytes)
    {
        if (bytes > Unpacked)
            Refuse();
    }

    /// <summary>Nobody waits any longer: the thread that reads stops at its next step.</summary>
    public void Exhaust() => exhausted = true;

    private void Refuse()
    {
        exhausted = true;
        throw new BudgetException();
    }
}

/// <summary>The file asks for more than it may have.</summary>
#pragma warning disable CA1032
public sealed class BudgetException() : Exception("budget");
#pragma warning restore CA1032

/// <summary>A stream of a file from outside: each byte that is read is a step.</summary>
public sealed class CountedStream(Stream inner, ReadBudget budget, bool leaveOpen = false) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => inner.CanSeek;
    public override bool CanWrite => false;
    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        budget.Take(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
