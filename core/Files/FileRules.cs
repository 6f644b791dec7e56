using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PlanMonitor.Core.Files;

/// <summary>A kept file as a submission refers to it.</summary>
public sealed record FileRef(string Name, string Sha256, long Size, FileType Type);

public enum FileType
{
    /// <summary>PDF (ISO 32000).</summary>
    Pdf,

    /// <summary>Word (ECMA-376).</summary>
    Docx,
}

/// <summary>What may be uploaded: PDF and DOCX, judged by content, not by name.</summary>
public static class FileRules
{
    public const long MaxSize = 50L * 1024 * 1024;
    public const int MaxName = 200;
    private const long MaxPartSize = 512L * 1024 * 1024;
    private const int MaxParts = 5000;
    private const string MainDocument =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static bool IsUploadId(string id) =>
        id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The type a name claims; a name with separators, control characters, over 200 characters or another ending is refused.</summary>
    public static (FileType Type, Problem? Problem) CheckName(string name)
    {
        bool EndsWith(string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
        if (name.Length is <= 4 or > MaxName || name.Any(IsForbiddenInName))
            return (default, Problems.FileName.With());
        if (EndsWith(".pdf"))
            return (FileType.Pdf, null);
        if (EndsWith(".docx"))
            return (FileType.Docx, null);
        return (default, EndsWith(".docm") ? Problems.FileMacros.With() : Problems.FileName.With());
    }

    /// <summary>Separators, and what is not seen: control characters and marks that turn the direction of the text.</summary>
    private static bool IsForbiddenInName(char c) =>
        c is '/' or '\\' || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    public static Problem? CheckSize(long size) =>
        size switch
        {
            <= 0 => Problems.FileEmpty.With(),
            > MaxSize => Problems.FileTooLarge.With(),
            _ => null,
        };

    /// <summary>Looks inside: a seekable stream of the whole file. Reads bounded amounts whatever the file claims.</summary>
    public static Problem? CheckContent(FileType type, Stream content)
    {
        var head = new byte[8];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        // A Word file with a password is an OLE container, whatever its name says ([MS-OFFCRYPTO] 2.3).
        if (read == 8 && head is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return type == FileType.Docx ? Problems.FileEncrypted.With() : Problems.FileType.With("PDF");
        return type == FileType.Pdf ? CheckPdf(content) : CheckDocx(content);
    }

    /// <summary>ISO 32000-1, 7.5.2 (header), 7.5.5 (trailer with %%EOF; /Encrypt marks encryption).</summary>
    private static Problem? CheckPdf(Stream content)
    {
        var start = Encoding.Latin1.GetString(ReadAt(content, 0, 1024));
        var last = Math.Max(0, content.Length - 64 * 1024);
        var end = Encoding.Latin1.GetString(ReadAt(content, last, 64 * 1024));
        if (!start.StartsWith("%PDF-", StringComparison.Ordinal) || !end.Contains("%%EOF", StringComparison.Ordinal))
            return Problems.FileType.With("PDF");
        static bool IsEncrypted(string part) => part.Contains("/Encrypt", StringComparison.Ordinal);
        return IsEncrypted(start) || IsEncrypted(end) ? Problems.FileEncrypted.With() : null;
    }

    /// <summary>ECMA-376 part 2 (package): content types name a Word main document and no VBA project.</summary>
    private static Problem? CheckDocx(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxParts || zip.Entries.Any(e => e.Length > MaxPartSize))
                return Problems.FileType.With("DOCX");
            if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return Problems.FileMacros.With();
            if (zip.GetEntry("[Content_Types].xml") is not { } types)
                return Problems.FileType.With("DOCX");
            using var reader = new StreamReader(types.Open());
            var buffer = new char[256 * 1024];
            var text = new string(buffer, 0, reader.ReadBlock(buffer));
            if (
                text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                || text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
            )
                return Problems.FileMacros.With();
            return text.Contains(MainDocument, StringComparison.Ordinal) ? null : Problems.FileType.With("DOCX");
        }
        catch (InvalidDataException)
        {
            return Problems.FileType.With("DOCX");
        }
    }

    private static byte[] ReadAt(Stream content, long position, int count)
    {
        content.Position = position;
        var buffer = new byte[count];
        var read = content.ReadAtLeast(buffer, count, throwOnEndOfStream: false);
        return buffer[..read];
    }
}
