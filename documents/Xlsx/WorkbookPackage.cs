using System.IO.Compression;
using System.Xml;
using PlanMonitor.Core;
using PlanMonitor.Core.Files;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>
/// A workbook from outside, opened with nothing trusted: sizes are looked at before anything is unpacked, what could act (macros, links to other files,
/// connections) is refused, and parts are read as plain XML without DTD, each within a bound. Nothing in it is ever followed or calculated.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    public const int MaxBytes = 10 * 1024 * 1024;
    private const int MaxParts = 2_000;
    private const long MaxPart = 24L * 1024 * 1024;
    private const long MaxTotal = 64L * 1024 * 1024;

    /// <summary>Sheets of thousands of alike rows reach some 60; a bomb reaches 1,000.</summary>
    private const long MaxRatio = 250;
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private static readonly string[] Acting = ["vbaProject", "macrosheets/", "activeX/"];
    private static readonly string[] Linking = ["xl/externalLinks/", "xl/connections", "xl/queryTables/"];

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts;

    private WorkbookPackage(ZipArchive zip, Dictionary<string, ZipArchiveEntry> parts, ReadBudget budget) =>
        (this.zip, this.parts, Budget) = (zip, parts, budget);

    /// <summary>What reading it may cost.</summary>
    public ReadBudget Budget { get; }

    /// <exception cref="ProblemException">It is no workbook, too large, or carries what is not taken.</exception>
    public static WorkbookPackage Open(byte[] bytes, ReadBudget budget)
    {
        if (bytes.Length > MaxBytes)
            throw WorkbookLimits.Bytes.AsException();
        // A workbook with a password is such a container, and so is the old .xls.
        if (OleFile.Is(bytes))
            throw OldOrLocked(bytes).With().AsException();
        var zip = Unzip(bytes);
        try
        {
            var entries = zip.Entries;
            if (entries.Count > MaxParts)
                throw WorkbookLimits.Parts.AsException();
            if (entries.FirstOrDefault(IsTooLarge) is { } large)
                throw WorkbookLimits.Unpacked(large.FullName, large.Length).AsException();
            if (entries.Sum(e => e.Length) > MaxTotal)
                throw WorkbookLimits.Unpacked("xl", entries.Sum(e => e.Length)).AsException();
            var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in zip.Entries)
            {
                // Two parts of one name: each reader would see another workbook.
                if (!parts.TryAdd(entry.FullName, entry))
                    throw Problems.WorkbookUnreadable.With(entry.FullName).AsException();
            }
            var package = new WorkbookPackage(zip, parts, budget);
            package.RefuseWhatActs();
            return package;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    private static ProblemKind OldOrLocked(byte[] bytes) =>
        OleFile.IsEncrypted(new MemoryStream(bytes)) ? Problems.WorkbookLocked : Problems.WorkbookOld;

    private static bool IsTooLarge(ZipArchiveEntry entry)
    {
        if (entry.Length > MaxPart)
            return true;
        return entry.Length > 1024 * 1024 && entry.Length / Math.Max(entry.CompressedLength, 1) > MaxRatio;
    }

    public IEnumerable<string> Names => parts.Keys;

    /// <summary>As the package itself writes it.</summary>
    public string NameOf(string path) => parts.TryGetValue(path, out var entry) ? entry.FullName : path;

    public bool Has(string path) => parts.ContainsKey(path);

    /// <summary>Walks through a part; the callback stands at each element in turn.</summary>
    public void Read(string path, Action<XmlReader> atElement)
    {
        try
        {
            using var stream = Open(path);
            using var reader = XmlReader.Create(stream, Settings());
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                    atElement(reader);
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            throw Problems.WorkbookUnreadable.With(path).AsException();
        }
    }

    /// <summary>The raw bytes; bounded by what was checked at the opening.</summary>
    public byte[] Bytes(string path)
    {
        using var stream = Open(path);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    /// <summary>No DTD, nothing from elsewhere, no more characters than a part may have.</summary>
    public static XmlReaderSettings Settings() =>
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxPart,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };

    public void Dispose() => zip.Dispose();

    public Stream Open(string path) =>
        parts.TryGetValue(path, out var entry)
            ? new CountedStream(entry.Open(), Budget)
            : throw Problems.WorkbookUnreadable.With(path).AsException();

    private void RefuseWhatActs()
    {
        List<string> types = [.. Types().OfParts];
        bool IsOf(string kind) => types.Any(t => t.Contains(kind, StringComparison.OrdinalIgnoreCase));
        if (IsOf("sheet.binary"))
            throw Problems.WorkbookOld.With().AsException();
        if (
            IsOf("macro")
            || IsOf("vbaProject")
            || Names.Any(n => Acting.Any(a => n.Contains(a, StringComparison.OrdinalIgnoreCase)))
        )
            throw Problems.WorkbookMacros.With().AsException();
        if (Names.Any(n => Linking.Any(l => n.StartsWith(l, StringComparison.OrdinalIgnoreCase))))
            throw Problems.WorkbookLinks.With().AsException();
        if (!types.Contains(Main, StringComparer.Ordinal))
            throw Problems.WorkbookUnreadable.With("[Content_Types].xml").AsException();
    }

    private PackageTypes Types()
    {
        try
        {
            return new(zip, Budget);
        }
        catch (InvalidDataException)
        {
            throw Problems.WorkbookUnreadable.With("[Content_Types].xml").AsException();
        }
    }

    private static ZipArchive Unzip(byte[] bytes)
    {
        try
        {
            var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            // The list of what is in it is read only when somebody asks.
            _ = zip.Entries.Count;
            return zip;
        }
        catch (InvalidDataException)
        {
            throw Problems.WorkbookUnreadable.With("zip").AsException();
        }
    }
}
