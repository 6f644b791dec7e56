using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The number of the newest batch that was acknowledged, beside the database. A database that is behind it has lost what somebody has a receipt for: its log
/// was cut or thrown away, or an older file was put in its place, and each of these looks whole to SQLite.
/// Written after the commit and never flushed, so it costs next to nothing, and after a power cut it may be behind the database, but never ahead of it.
/// </summary>
public sealed class Acknowledged : IDisposable
{
    private const int Length = 2 * sizeof(long);
    private readonly SafeFileHandle file;

    public Acknowledged(string database) =>
        file = File.OpenHandle(
            OwnerOnly.Existing(PathOf(database)),
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite
        );

    public static string PathOf(string database) => database + "-acknowledged";

    /// <summary>0: nothing yet, or the file does not say a number (its second half is the complement of the first).</summary>
    public long Newest
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Length];
            if (RandomAccess.Read(file, bytes, 0) < Length)
                return 0;
            var number = BinaryPrimitives.ReadInt64LittleEndian(bytes);
            return BinaryPrimitives.ReadInt64LittleEndian(bytes[sizeof(long)..]) == ~number ? number : 0;
        }
        set
        {
            Span<byte> bytes = stackalloc byte[Length];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[sizeof(long)..], ~value);
            RandomAccess.Write(file, bytes, 0);
        }
    }

    public void Dispose() => file.Dispose();
}
