using System.IO.Compression;
using System.Xml;

namespace PlanMonitor.Core.Files;

/// <summary>
/// What each part of an Office package is (ECMA-376 part 2, 10.1.2): its own entry in [Content_Types].xml, else that of the ending of its name. What the list
/// says of parts that are not there says nothing: some libraries list every type they know in every file.
/// </summary>
public sealed class PackageTypes
{
    private const string Path = "[Content_Types].xml";
    private const int MaxCharacters = 4 * 1024 * 1024;

    private readonly Dictionary<string, string> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byEnding = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> parts;

    /// <exception cref="InvalidDataException">There is no readable list.</exception>
    public PackageTypes(ZipArchive zip, ReadBudget budget)
    {
        parts = [.. zip.Entries.Select(e => e.FullName)];
        var entry = zip.Entries.FirstOrDefault(e =>
            string.Equals(e.FullName, Path, StringComparison.OrdinalIgnoreCase)
        );
        if (entry is null)
            throw new InvalidDataException(Path);
        try
        {
            using var stream = new CountedStream(entry.Open(), budget);
            using var reader = XmlReader.Create(stream, Settings());
            while (reader.Read())
                Take(reader);
        }
        catch (XmlException e)
        {
            throw new InvalidDataException(Path, e);
        }
    }

    /// <summary>The types of the parts that are there.</summary>
    public IEnumerable<string> OfParts => parts.Select(Of).OfType<string>();

    /// <summary>Null: nothing is said of it.</summary>
    public string? Of(string part)
    {
        if (byName.TryGetValue(part.TrimStart('/'), out var own))
            return own;
        return byEnding.GetValueOrDefault(part[(part.LastIndexOf('.') + 1)..]);
    }

    private void Take(XmlReader reader)
    {
        if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("ContentType") is not { } type)
            return;
        if (reader.LocalName == "Override")
            byName[(reader.GetAttribute("PartName") ?? "").TrimStart('/')] = type;
        else if (reader.LocalName == "Default")
            byEnding[reader.GetAttribute("Extension") ?? ""] = type;
    }

    private static XmlReaderSettings Settings() =>
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
        };
}
