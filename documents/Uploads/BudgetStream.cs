using PlanMonitor.Core.Files;

namespace PlanMonitor.Documents.Uploads;

/// <summary>The bytes of a file, for reading only, as long as there is a budget.</summary>
internal sealed class BudgetStream(ReadOnlyMemory<byte> bytes, ReadBudget budget) : Stream
{
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => bytes.Length;

    public override long Position
    {
        get => position;
        set => position = Math.Max(0, value);
    }

    public override int Read(Span<byte> buffer)
    {
        var left = Math.Max(0, bytes.Length - position);
        var count = (int)Math.Min(left, buffer.Length);
        if (count > 0)
            bytes.Span.Slice((int)position, count).CopyTo(buffer);
        position += count;
        // Also what reads the same byte over and over comes to an end.
        budget.Take(Math.Max(count, 1));
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) =>
        Position =
            offset
            + origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => position,
                SeekOrigin.End => bytes.Length,
                _ => throw new ArgumentOutOfRangeException(nameof(origin)),
            };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
