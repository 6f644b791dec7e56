using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Word;

/// <summary>
/// Page by NĐ 30/2020, Phụ lục I, Mục I: A4; top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm; page number Arabic, size 13-14,
/// centred in the top margin, not on the first page.
/// </summary>
internal static class PageSetup
{
    public const string HeaderId = "rIdPageNumber";
    public const string FirstHeaderId = "rIdNoPageNumber";

    private const int Short = 11906;
    private const int Long = 16838;

    private static readonly int TopAndBottom = Grid.Millimetres(20);
    private static readonly int Left = Grid.Millimetres(30);
    private static readonly int Right = Grid.Millimetres(20);
    private static readonly int HeaderAndFooter = Grid.Millimetres(10);

    /// <summary>Width of the text, in twips.</summary>
    public static int TextWidth(bool landscape) => (landscape ? Long : Short) - Left - Right;

    /// <summary>A section counts its own pages: so each annex is numbered separately (Mục II.6đ).</summary>
    public static W.SectionProperties Section(bool landscape)
    {
        var header = new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = HeaderId };
        var firstHeader = new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = FirstHeaderId };
        var type = new W.SectionType { Val = W.SectionMarkValues.NextPage };
        var size = landscape ? Landscape() : Portrait();
        var numbers = new W.PageNumberType { Format = W.NumberFormatValues.Decimal, Start = 1 };
        return new(header, firstHeader, type, size, Margins(), numbers, new W.TitlePage());
    }

    private static W.PageSize Portrait() =>
        new()
        {
            Width = Short,
            Height = Long,
            Orient = W.PageOrientationValues.Portrait,
        };

    private static W.PageSize Landscape() =>
        new()
        {
            Width = Long,
            Height = Short,
            Orient = W.PageOrientationValues.Landscape,
        };

    private static W.PageMargin Margins() =>
        new()
        {
            Top = TopAndBottom,
            Bottom = TopAndBottom,
            Left = (uint)Left,
            Right = (uint)Right,
            Header = (uint)HeaderAndFooter,
            Footer = (uint)HeaderAndFooter,
            Gutter = 0U,
        };

    /// <summary>The end of a section that is not the last.</summary>
    public static W.Paragraph Break(W.SectionProperties section) =>
        new(new W.ParagraphProperties(new W.ParagraphStyleId { Val = Styles.Rule }, section));

    public static W.Header NumberedHeader(string? mark)
    {
        var code = new W.FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve };
        var number = Prose.Paragraph(
            Styles.PageNumber,
            FieldMark(W.FieldCharValues.Begin),
            new W.Run(code),
            FieldMark(W.FieldCharValues.Separate),
            new W.Run(new W.Text("2")),
            FieldMark(W.FieldCharValues.End)
        );
        return Marked(mark, number);
    }

    private static W.Run FieldMark(W.FieldCharValues type) => new(new W.FieldChar { FieldCharType = type });

    public static W.Header FirstHeader(string? mark) => Marked(mark, Prose.Paragraph(Styles.PageNumber, []));

    private static W.Header Marked(string? mark, W.Paragraph number) =>
        mark is null ? new(number) : new(number, Prose.Paragraph(Styles.Mark, mark));
}
