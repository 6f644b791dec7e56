using System.Globalization;
using System.IO.Compression;

namespace PlanMonitor.Core.Files;

/// <summary>A kept file as a submission refers to it.</summary>
public sealed record FileRef(string Name, string Sha256, long Size, FileType Type);

/// <summary>Opens a PDF as a reader does; null: whoever receives it can read it.</summary>
public delegate Problem? PdfCheck(Stream content, ReadBudget budget);

/// <summary>What may be uploaded, judged by content, not by name. Which of it an obligation takes, its form says.</summary>
public static class FileRules
{
    public const long MaxSize = 50L * 1024 * 1024;
    public const int MaxName = 200;
    private const long MaxPartSize = 512L * 1024 * 1024;
    private const int MaxParts = 5000;
    private static readonly Dictionary<string, FileType> Taken = new()
    {
        [".pdf"] = FileType.Pdf,
        [".docx"] = FileType.Docx,
        [".jpg"] = FileType.Jpeg,
        [".jpeg"] = FileType.Jpeg,
        [".png"] = FileType.Png,
        [".xlsx"] = FileType.Xlsx,
    };
    private static readonly byte[] JpegHead = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] PngHead = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private const string MainSheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string MainDocument =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>Served so, whatever the uploader's browser said.</summary>
    public static string ContentTypeOf(FileType type) =>
        type switch
        {
            FileType.Pdf => "application/pdf",
            FileType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileType.Jpeg => "image/jpeg",
            FileType.Png => "image/png",
            FileType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };

    public static bool IsUploadId(string id) =>
        id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The type a name claims; a name with separators, control characters, over 200 characters or another ending is refused. Length is that of the composed name.</summary>
    public static (FileType Type, Problem? Problem) CheckName(string given)
    {
        var name = VietnameseText.Compose(given);
        if (name.Length is 0 or > MaxName || name.Any(IsForbiddenInName))
            return (default, Problems.FileName.With());
        var ending = name.LastIndexOf('.') < 1 ? "" : name[name.LastIndexOf('.')..].ToLowerInvariant();
        return Taken.TryGetValue(ending, out var type) ? (type, null) : (default, WhyNot(ending));
    }

    /// <summary>Each with what helps.</summary>
    private static Problem WhyNot(string ending)
    {
        if (ending.Length == 0)
            return Problems.FileName.With();
        if (WithMacros.Contains(ending))
            return Problems.FileMacros.With();
        if (OldTexts.Contains(ending))
            return Problems.FileOld.With();
        if (OldSheets.Contains(ending))
            return Problems.FileOldSheet.With();
        return Packed.Contains(ending) ? Problems.FilePacked.With() : Problems.FileKind.With(ending);
    }

    private static readonly string[] WithMacros = [".docm", ".xlsm"];
    private static readonly string[] OldTexts = [".doc", ".dot", ".rtf", ".odt"];
    private static readonly string[] OldSheets = [".xls", ".xlsb", ".ods"];
    private static readonly string[] Packed = [".zip", ".rar", ".7z"];

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

    /// <summary>Looks inside: a seekable stream of the whole file. Reads within the budget, whatever the file claims.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any longer.</exception>
    public static Problem? CheckContent(FileType type, Stream file, PdfCheck pdf, ReadBudget budget)
    {
        using var content = new CountedStream(file, budget, leaveOpen: true);
        try
        {
            if (Inside(type, content, pdf, budget) is { } problem)
                return problem;
            content.Position = 0;
            return KnownHarm.IsIn(content) ? Problems.FileInfected.With(KnownHarm.Name) : null;
        }
        catch (BudgetException)
        {
            return Problems.FileTooComplex.With();
        }
    }

    private static Problem? Inside(FileType type, Stream content, PdfCheck pdf, ReadBudget budget)
    {
        var head = ReadAt(content, 0, 16);
        content.Position = 0;
        if (OleFile.Is(head))
            return OleFile.IsEncrypted(content) ? Problems.FileEncrypted.With() : Problems.FileOld.With();
        return type switch
        {
            FileType.Pdf => pdf(content, budget),
            FileType.Docx => CheckOffice(content, "DOCX", MainDocument, budget),
            FileType.Xlsx => CheckOffice(content, "XLSX", MainSheet, budget),
            FileType.Jpeg => CheckHead(head, "JPEG", JpegHead),
            FileType.Png => CheckHead(head, "PNG", PngHead),
        };
    }

    private static Problem? CheckHead(byte[] head, string name, byte[] wanted) =>
        head.AsSpan().StartsWith(wanted) ? null : Problems.FileType.With(name);

    /// <summary>ECMA-376 part 2 (package): the content types name the main part, and no part is a VBA project.</summary>
    private static Problem? CheckOffice(Stream content, string name, string main, ReadBudget budget)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxParts || zip.Entries.Any(e => e.Length > MaxPartSize))
                return Problems.FileType.With(name);
            if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return Problems.FileMacros.With();
            List<string> types = [.. new PackageTypes(zip, budget).OfParts];
            bool IsOf(string kind) => types.Any(t => t.Contains(kind, StringComparison.OrdinalIgnoreCase));
            if (IsOf("macroEnabled") || IsOf("vbaProject"))
                return Problems.FileMacros.With();
            if (!types.Contains(main, StringComparer.Ordinal))
                return Problems.FileType.With(name);
            if (ActiveContent.In(zip, budget) is { } active)
                return Problems.FileActive.WithTexts(active);
            return zip.Entries.Any(e => IsHarmful(e, budget)) ? Problems.FileInfected.With(KnownHarm.Name) : null;
        }
        catch (InvalidDataException)
        {
            return Problems.FileType.With(name);
        }
    }

    private static bool IsHarmful(ZipArchiveEntry entry, ReadBudget budget)
    {
        using var content = new CountedStream(entry.Open(), budget);
        return KnownHarm.IsIn(content);
    }

    private static byte[] ReadAt(Stream content, long position, int count)
    {
        content.Position = position;
        var buffer = new byte[count];
        var read = content.ReadAtLeast(buffer, count, throwOnEndOfStream: false);
        return buffer[..read];
    }
}
