using System.Globalization;

namespace PlanMonitor.Documents.Word;

/// <summary>
/// The styles, with the sizes of NĐ 30/2020, Phụ lục I: black Times New Roman in all four font slots (a missing one shows Vietnamese
/// letters in another font); body 13-14 justified, first line 1.27 cm in, 6 pt between paragraphs.
/// </summary>
internal static class Styles
{
    public const string Body = "Body",
        Part = "Part",
        Item = "Item",
        Point = "Point",
        Lead = "Lead",
        Fill = "Fill",
        Closing = "Closing";
    public const string Country = "Country",
        Motto = "Motto",
        Issuer = "Issuer",
        Superior = "Superior",
        Number = "Number",
        Place = "Place",
        Rule = "Rule";
    public const string DocumentType = "DocumentType",
        Addressee = "Addressee",
        AddresseesHead = "AddresseesHead",
        AddresseeLine = "AddresseeLine";
    public const string Signature = "Signature",
        RecipientsHead = "RecipientsHead",
        Recipient = "Recipient";
    public const string TableHead = "TableHead",
        TableText = "TableText",
        TableFigure = "TableFigure",
        TableTotal = "TableTotal",
        TableGroup = "TableGroup",
        TableNote = "TableNote";
    public const string SmallHead = "SmallHead",
        SmallText = "SmallText",
        SmallFigure = "SmallFigure",
        SmallTotal = "SmallTotal",
        SmallGroup = "SmallGroup",
        SmallSplit = "SmallSplit",
        SmallNote = "SmallNote",
        Continued = "Continued";
    public const string AnnexOf = "AnnexOf",
        PageNumber = "PageNumber",
        Mark = "Mark",
        MeasureLine = "MeasureLine";

    public const string Regarding = "Regarding",
        Compact = "Compact",
        CompactHead = "CompactHead";

    /// <summary>Where "Kính gửi:" begins, and where its colon stands: the dashes of the addressees are under it (Phụ lục I, Mục V.9a). In upright type at 14 points.</summary>
    private const int AddresseesAt = 1985,
        DashAt = AddresseesAt + 980;

    /// <summary>Type size in points of the annex by unit.</summary>
    public const double SmallSize = 10;

    /// <summary>Type size in points of the tables in the text.</summary>
    public const double TableSize = 12;

    private const string Fonts =
        """<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>""";
    private const string Centred = """<w:jc w:val="center"/>""";
    private const string Indented =
        """<w:spacing w:before="0" w:after="120" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>""";
    private const string Padded = """<w:spacing w:before="20" w:after="20"/>""";
    private const string KeepNext = "<w:keepNext/>";

    public static string Xml { get; } =
        $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:docDefaults><w:rPrDefault><w:rPr>{Fonts}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
            <w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr>{Fonts}</w:rPr></w:style>
            {Style(Body, Indented, 14)}
            {Style(Part, KeepNext + Indented + Outline(0), 14, bold: true)}
            {Style(Item, KeepNext + Indented + Outline(1), 14, bold: true)}
            {Style(Point, KeepNext + Indented + Outline(2), 14)}
            {Style(Lead, KeepNext + Indented, 14, italic: true)}
            {Style(Fill, Indented, 14)}
            {Style(Closing, KeepNext + Indented, 14)}
            {Style(Country, Centred, 13, bold: true)}
            {Style(Motto, Centred, 14, bold: true)}
            {Style(Issuer, Centred, 13, bold: true)}
            {Style(Superior, Centred, 13)}
            {Style(Number, """<w:spacing w:before="60"/>""" + Centred, 13)}
            {Style(Place, """<w:spacing w:before="60"/>""" + Centred, 13, italic: true)}
            {Style(Rule, """<w:spacing w:before="60" w:after="0" w:line="40" w:lineRule="exact"/>""", 2)}
            {Style(DocumentType, KeepNext + Centred, 14, bold: true)}
            {Style(Addressee, """<w:spacing w:before="240" w:after="240"/>""" + Centred, 14)}
            {Style(AddresseesHead, KeepNext + $"""<w:spacing w:after="60"/><w:ind w:left="{AddresseesAt}"/>""", 14)}
            {Style(AddresseeLine, $"""<w:spacing w:after="60"/><w:ind w:left="{DashAt + 227}" w:hanging="227"/>""", 14)}
            {Style(Signature, KeepNext + Centred, 14, bold: true)}
            {Style(RecipientsHead, KeepNext, 12, bold: true, italic: true)}
            {Style(Recipient, KeepNext, 11)}
            {Style(TableHead, KeepNext + Padded + Centred, 12, bold: true)}
            {Style(TableText, Padded, 12)}
            {Style(TableFigure, Padded + Centred, 12)}
            {Style(TableTotal, Padded + Centred, 12, bold: true)}
            {Style(TableGroup, KeepNext + Padded, 12, bold: true)}
            {Style(TableNote, """<w:spacing w:before="60" w:after="120"/><w:jc w:val="both"/>""", 12, italic: true)}
            {Style(SmallHead, KeepNext + Centred, SmallSize, bold: true)}
            {Style(SmallText, "", SmallSize)}
            {Style(SmallFigure, Centred, SmallSize)}
            {Style(SmallTotal, Centred, SmallSize, bold: true)}
            {Style(SmallGroup, KeepNext + Padded, SmallSize, bold: true)}
            {Style(SmallSplit, KeepNext, SmallSize, italic: true)}
            {Style(SmallNote, """<w:spacing w:before="60" w:after="60"/>""", 11, italic: true)}
            {Style(Continued, KeepNext + """<w:spacing w:before="240" w:after="60"/>""", 11, italic: true)}
            {Style(AnnexOf, KeepNext + """<w:spacing w:after="120"/>""" + Centred, 13, italic: true)}
            {Style(PageNumber, Centred, 13)}
            {Style(Mark, Centred, 13, bold: true)}
            {Style(
                MeasureLine,
                KeepNext + """<w:spacing w:before="60" w:after="60"/><w:jc w:val="right"/>""",
                12,
                italic: true
            )}
            {Style(Regarding, """<w:spacing w:before="120"/>""" + Centred, 12)}
            {Style(
                Compact,
                """<w:spacing w:before="40" w:after="40"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>""",
                13
            )}
            {Style(
                CompactHead,
                KeepNext + """<w:spacing w:before="80" w:after="20"/><w:ind w:firstLine="567"/>""",
                13,
                bold: true
            )}
            </w:styles>
            """;

    private static string Outline(int level) =>
        string.Create(CultureInfo.InvariantCulture, $"""<w:outlineLvl w:val="{level}"/>""");

    private static string Style(string id, string paragraph, double size, bool bold = false, bool italic = false)
    {
        var halves = (size * 2).ToString(CultureInfo.InvariantCulture);
        return $"""<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{id}"/><w:basedOn w:val="Normal"/><w:qFormat/>"""
            + $"<w:pPr>{paragraph}</w:pPr><w:rPr>{(bold ? "<w:b/><w:bCs/>" : "")}{(italic ? "<w:i/><w:iCs/>" : "")}"
            + $"""<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/></w:rPr></w:style>""";
    }
}
