using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>Changes single parts of a package and leaves every other byte for byte. The package was opened and measured before (<see cref="WorkbookPackage"/>).</summary>
internal sealed class PackageEdit : IDisposable
{
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "[Content_Types].xml";

    private readonly MemoryStream bytes = new();
    private readonly ZipArchive zip;
    private readonly Dictionary<string, XDocument> changed = new(StringComparer.OrdinalIgnoreCase);

    public PackageEdit(byte[] package)
    {
        bytes.Write(package);
        zip = new(bytes, ZipArchiveMode.Update, leaveOpen: true);
    }

    public bool Has(string path) => changed.ContainsKey(path) || Entry(path) is not null;

    /// <summary>A part to be changed; null: it is not XML, as old drawings may be.</summary>
    public XDocument? Edit(string path)
    {
        if (changed.TryGetValue(path, out var document))
            return document;
        var settings = WorkbookPackage.Settings();
        (settings.IgnoreComments, settings.IgnoreProcessingInstructions) = (false, false);
        try
        {
            using var stream = Entry(path)!.Open();
            using var reader = XmlReader.Create(stream, settings);
            return changed[path] = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public void Put(string path, XDocument content) => changed[path] = content;

    public void Remove(string path)
    {
        changed.Remove(path);
        Entry(path)?.Delete();
    }

    /// <summary>Adds a relationship and gives its id.</summary>
    public string Relate(string from, string type, string target)
    {
        var path = WorkbookParts.RelationsOf(from);
        var root = (Has(path) ? Edit(path)! : changed[path] = new(new XElement(Links + "Relationships"))).Root!;
        var taken = root.Elements().Select(e => (string?)e.Attribute("Id")).ToHashSet();
        var id = Enumerable.Range(1, int.MaxValue).Select(n => $"rIdPM{n}").First(n => !taken.Contains(n));
        root.Add(
            new XElement(
                root.Name.Namespace + "Relationship",
                new XAttribute("Id", id),
                new XAttribute("Type", type),
                new XAttribute("Target", target)
            )
        );
        return id;
    }

    public void TypeOf(string path, string contentType)
    {
        var root = Edit(ContentTypes)!.Root!;
        if (
            root.Elements(Types + "Override")
                .All(e =>
                    !string.Equals((string?)e.Attribute("PartName"), $"/{path}", StringComparison.OrdinalIgnoreCase)
                )
        )
            root.Add(
                new XElement(
                    Types + "Override",
                    new XAttribute("PartName", $"/{path}"),
                    new XAttribute("ContentType", contentType)
                )
            );
    }

    public string NewPath(string before, string after) =>
        Enumerable.Range(1, int.MaxValue).Select(n => $"{before}{n}{after}").First(p => !Has(p));

    public byte[] Made()
    {
        foreach (var (path, document) in changed)
        {
            Entry(path)?.Delete();
            using var writer = XmlWriter.Create(
                zip.CreateEntry(path).Open(),
                new() { Encoding = new UTF8Encoding(false), CloseOutput = true }
            );
            document.Save(writer);
        }
        zip.Dispose();
        return bytes.ToArray();
    }

    public void Dispose()
    {
        zip.Dispose();
        bytes.Dispose();
    }

    private ZipArchiveEntry? Entry(string path) =>
        zip.Entries.FirstOrDefault(e => string.Equals(e.FullName, path, StringComparison.OrdinalIgnoreCase));
}
