using System.Text;
using System.Xml;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>A text whose pieces may look different: "12" struck out before "15" is not 1215.</summary>
/// <param name="IsStruck">A piece is struck out.</param>
/// <param name="IsRaised">A piece stands above or below the line.</param>
/// <param name="IsBare">A piece looks as its cell does.</param>
internal readonly record struct RunText(string Text, bool IsStruck, bool IsRaised, bool IsBare)
{
    /// <summary>Excel itself holds 32,767 characters in a cell.</summary>
    private const int MaxText = 100_000;

    /// <summary>The text of an element, wherever in it: the runs of a rich text add up, its phonetic hints do not.</summary>
    public static RunText Read(XmlReader r)
    {
        var all = new StringBuilder();
        var (struck, raised, bare) = (false, false, false);
        var (runStruck, runRaised, runBare) = (false, false, true);
        var depth = r.Depth;
        while (r.Read() && r.Depth > depth)
        {
            if (r.NodeType != XmlNodeType.Element)
                continue;
            if (r is { LocalName: "rPh", IsEmptyElement: false })
                Pass(r);
            else if (r.LocalName == "r")
                (runStruck, runRaised, runBare) = (false, false, true);
            else if (r.LocalName == "rPr")
                runBare = false;
            else if (r is { LocalName: "t", IsEmptyElement: false })
            {
                var text = WorkbookParts.ElementText(r);
                Append(all, text);
                var isSeen = !string.IsNullOrWhiteSpace(text);
                struck |= isSeen && runStruck;
                raised |= isSeen && runRaised;
                bare |= isSeen && runBare;
            }
            else
                (runStruck, runRaised) = (runStruck || CellLooks.Strikes(r), runRaised || CellLooks.Raises(r));
        }
        return new(XlsxText.Unescape(all.ToString()), struck, raised, bare);
    }

    public static void Append(StringBuilder text, string more)
    {
        if (text.Length + more.Length > MaxText)
            throw new XmlException("text");
        text.Append(more);
    }

    /// <summary>To the end of the element.</summary>
    private static void Pass(XmlReader r)
    {
        var depth = r.Depth;
        while (r.Read() && r.Depth > depth) { }
    }
}
