using System.Xml;
using System.Xml.Linq;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>
/// A sheet as a tree, without its rows. A sheet of 24 MB has a million cells, each of which would be a node of a hundred bytes; when the tree is written, the rows
/// are copied from the part as it was.
/// </summary>
internal static class SheetFrame
{
    private const string Rows = "sheetData";

    private sealed class Left;

    public static bool IsFrame(XDocument document) => RowsOf(document)?.Annotation<Left>() is not null;

    /// <exception cref="XmlException">It is no XML.</exception>
    public static XDocument Read(XmlReader reader)
    {
        reader.MoveToContent();
        var root = new XElement(NameOf(reader), AttributesOf(reader));
        var document = new XDocument(root);
        if (reader.IsEmptyElement)
            return document;
        reader.Read();
        while (!reader.EOF && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
                reader.Read();
            else if (reader.LocalName == Rows)
                root.Add(Without(reader));
            else
                root.Add(XNode.ReadFrom(reader));
        }
        return document;
    }

    public static void Write(XDocument document, XmlWriter writer, Func<Stream> part)
    {
        var root = document.Root!;
        writer.WriteStartDocument();
        // The prefixes are those the rows use.
        writer.WriteStartElement(
            root.GetPrefixOfNamespace(root.Name.Namespace),
            root.Name.LocalName,
            root.Name.NamespaceName
        );
        foreach (var attribute in root.Attributes())
            WriteAttribute(attribute, root, writer);
        foreach (var child in root.Nodes())
        {
            if (child is XElement element && element.Annotation<Left>() is not null)
                Copy(writer, part);
            else
                child.WriteTo(writer);
        }
        writer.WriteEndElement();
        writer.WriteEndDocument();
    }

    private static void WriteAttribute(XAttribute attribute, XElement root, XmlWriter writer)
    {
        var (name, space) = (attribute.Name.LocalName, attribute.Name.NamespaceName);
        if (attribute.IsNamespaceDeclaration && space.Length == 0)
            writer.WriteAttributeString("xmlns", attribute.Value);
        else
            writer.WriteAttributeString(
                root.GetPrefixOfNamespace(space),
                name,
                space.Length == 0 ? null : space,
                attribute.Value
            );
    }

    private static void Copy(XmlWriter writer, Func<Stream> part)
    {
        using var stream = part();
        using var reader = XmlReader.Create(stream, WorkbookPackage.Settings());
        reader.MoveToContent();
        reader.Read();
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: Rows, Depth: 1 })
            {
                writer.WriteNode(reader, defattr: false);
                return;
            }
            reader.Skip();
        }
    }

    private static XElement Without(XmlReader reader)
    {
        var rows = new XElement(NameOf(reader));
        rows.AddAnnotation(new Left());
        reader.Skip();
        return rows;
    }

    private static XElement? RowsOf(XDocument document) =>
        document.Root?.Elements().FirstOrDefault(e => e.Name.LocalName == Rows);

    private static XName NameOf(XmlReader reader) => (XNamespace)reader.NamespaceURI + reader.LocalName;

    private static List<XAttribute> AttributesOf(XmlReader reader)
    {
        var attributes = new List<XAttribute>();
        while (reader.MoveToNextAttribute())
        {
            var isDefault = reader is { Prefix: "", LocalName: "xmlns" };
            attributes.Add(new(isDefault ? "xmlns" : NameOf(reader), reader.Value));
        }
        reader.MoveToElement();
        return attributes;
    }
}
