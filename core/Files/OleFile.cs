using System.Buffers.Binary;
using System.Text;

namespace PlanMonitor.Core.Files;

/// <summary>
/// The container of Office files before 2007, which is also that of newer ones with a password ([MS-CFB]; [MS-OFFCRYPTO] 2.3.1): only the names in it tell
/// which of the two a file is.
/// </summary>
public static class OleFile
{
    private const int EntrySize = 128;
    private const int NameLengthAt = 64;
    private static readonly byte[] Package = Encoding.Unicode.GetBytes("EncryptedPackage\0");
    private static readonly byte[] Information = Encoding.Unicode.GetBytes("EncryptionInfo\0");

    public static bool Is(ReadOnlySpan<byte> head) => head is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>Entries of the directory stand at multiples of their size ([MS-CFB] 2.6).</summary>
    public static bool IsEncrypted(Stream content)
    {
        content.Position = 0;
        var chunk = new byte[512 * EntrySize];
        for (int read; (read = content.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false)) >= EntrySize; )
        {
            for (var at = 0; at + EntrySize <= read; at += EntrySize)
            {
                var entry = chunk.AsSpan(at, EntrySize);
                if (IsNamed(entry, Package) || IsNamed(entry, Information))
                    return true;
            }
        }
        return false;
    }

    private static bool IsNamed(ReadOnlySpan<byte> entry, byte[] name) =>
        BinaryPrimitives.ReadUInt16LittleEndian(entry[NameLengthAt..]) == name.Length && entry.StartsWith(name);
}
