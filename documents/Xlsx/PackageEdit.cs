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
    private readonly WorkbookPackage package;
    private readonly Dictionary<string, XDocument> changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> gone = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string>? typed;

    /// <param name="package">What is changed, opened, with the budget for it.</param>
    public PackageEdit(WorkbookPackage package, byte[] content)
    {
        this.package = package;
        bytes.Write(content);
        zip = new(bytes, ZipArchiveMode.Update, leaveOpen: true);
    }

    public bool Has(string path) => changed.ContainsKey(path) || IsThere(path);

    private bool IsThere(string path) => package.Has(path) && !gone.Contains(path);

    /// <summary>A part to be changed; null: it is not XML, as old drawings may be.</summary>
    public XDocument? Edit(string path)
    {
        if (changed.TryGetValue(path, out var document))
            return document;
        var settings = WorkbookPackage.Settings();
        (settings.IgnoreComments, settings.IgnoreProcessingInstructions) = (false, false);
        try
        {
            using var stream = package.Open(path);
            using var reader = XmlReader.Create(stream, settings);
            return changed[path] = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A sheet to be changed, without its rows: these are as many as they are, and go through untouched.</summary>
    public XDocument EditSheet(string path)
    {
        if (changed.TryGetValue(path, out var document))
            return document;
        try
        {
            using var stream = package.Open(path);
            using var reader = XmlReader.Create(stream, WorkbookPackage.Settings());
            return changed[path] = SheetFrame.Read(reader);
        }
        catch (XmlException)
        {
            throw Core.Problems.WorkbookUnreadable.With(path).AsException();
        }
    }

    public void Put(string path, XDocument content) => changed[path] = content;

    public void Remove(string path)
    {
        changed.Remove(path);
        gone.Add(path);
        zip.GetEntry(package.NameOf(path))?.Delete();
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
        typed ??= root.Elements(Types + "Override")
            .Select(e => (string?)e.Attribute("PartName") ?? "")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (typed.Add($"/{path}"))
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
            package.Budget.Ask();
            zip.GetEntry(package.NameOf(path))?.Delete();
            using var writer = XmlWriter.Create(
                zip.CreateEntry(path).Open(),
                new() { Encoding = new UTF8Encoding(false), CloseOutput = true }
            );
            if (SheetFrame.IsFrame(document))
                SheetFrame.Write(document, writer, () => package.Open(path));
            else
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
}
