using System.Globalization;
using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Texts;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Word;

/// <param name="Superior">The body above the issuer, not bold; none above a People's Committee.</param>
/// <param name="Number">"Số: …/BC-UBND".</param>
internal sealed record Boxes(
    IReadOnlyList<string> Superior,
    IReadOnlyList<string> Issuer,
    string Number,
    string PlaceAndDate,
    string Subject,
    string AddressedTo
);

/// <summary>
/// Boxes 1 to 5a and 9a of NĐ 30/2020, Phụ lục I, Mục IV-V. Number and date of a report that is to be signed are left blank: they are given after the signature
/// (Điều 15(3), 18(1)), by the document system.
/// </summary>
internal static class HeadingBoxes
{
    private static readonly int Left = Grid.Millimetres(60);
    private static readonly int Right = PageSetup.TextWidth(landscape: false) - Left;

    public static IEnumerable<OpenXmlElement> Write(Boxes heading)
    {
        yield return TopTable(heading, null);
        yield return Prose.Paragraph(Styles.Body, []);
        yield return Prose.Paragraph(Styles.DocumentType, Words.DocumentType);
        foreach (var line in Prose.Paragraphs(Styles.DocumentType, heading.Subject))
            yield return line;
        yield return PartialLine(PageSetup.TextWidth(landscape: false), heading.Subject, 14);
        foreach (var line in Addressees(heading.AddressedTo))
            yield return line;
    }

    /// <summary>Of a công văn: no name of a type; what it is about stands under number and symbol (box 5b).</summary>
    public static IEnumerable<OpenXmlElement> WriteLetter(Boxes heading)
    {
        yield return TopTable(heading, Words.Fill(Words.Regarding, heading.Subject));
        yield return Prose.Paragraph(Styles.Body, []);
        foreach (var line in Addressees(heading.AddressedTo))
            yield return line;
        yield return Prose.Paragraph(Styles.TableNote, []);
    }

    private static W.Table TopTable(Boxes heading, string? regarding)
    {
        var widths = new[] { Left, Right };
        List<OpenXmlElement> issuer =
        [
            .. heading.Superior.Select(line => Prose.Paragraph(Styles.Superior, line)),
            .. heading.Issuer.Select(line => Prose.Paragraph(Styles.Issuer, line)),
        ];
        if (heading.Issuer is [.., var last])
            issuer.Add(PartialLine(Left, last, 13));

        var table = Grid.Invisible(widths);
        table.Append(
            Grid.Row(
                Grid.Cell(Left, issuer).AtTop(),
                Grid.Cell(
                        Right,
                        Prose.Paragraph(Styles.Country, Words.Country),
                        Prose.Paragraph(Styles.Motto, Words.Motto),
                        Line(Right, TimesWidth.Twips(Words.Motto, 14))
                    )
                    .AtTop()
            ),
            Grid.Row(
                Grid.Cell(
                        Left,
                        [
                            Prose.Paragraph(Styles.Number, heading.Number),
                            .. regarding is null
                                ? (OpenXmlElement[])[]
                                : [Prose.Paragraph(Styles.Regarding, regarding)],
                        ]
                    )
                    .AtTop(),
                Grid.Cell(Right, Prose.Paragraph(Styles.Place, heading.PlaceAndDate)).AtTop()
            )
        );
        return table;
    }

    /// <summary>The line under the issuer and under the trích yếu: 1/3 to 1/2 of the text's length.</summary>
    private static W.Paragraph PartialLine(int width, string text, double points) =>
        Line(width, (int)(0.42 * Math.Min(width, TimesWidth.Twips(text, points))));

    /// <summary>A drawn line, never underlining: the border of an empty paragraph as narrow as the line is to be.</summary>
    private static W.Paragraph Line(int width, int length)
    {
        var aside = ((width - length) / 2).ToString(CultureInfo.InvariantCulture);
        return new W.Paragraph(
            new W.ParagraphProperties(
                new W.ParagraphStyleId { Val = Styles.Rule },
                new W.ParagraphBorders(
                    new W.TopBorder
                    {
                        Val = W.BorderValues.Single,
                        Size = 6U,
                        Space = 1U,
                        Color = "000000",
                    }
                ),
                new W.Indentation { Left = aside, Right = aside }
            )
        );
    }

    /// <summary>One addressee on the line of "Kính gửi:"; several one a line, each with ";", the last with ".".</summary>
    private static IEnumerable<W.Paragraph> Addressees(string text)
    {
        var names = CleanText
            .Lines(text)
            .Select(l => l.TrimStart('-', ' ').TrimEnd(';', '.', ' '))
            .Where(l => l.Length > 0)
            .ToList();
        if (names.Count == 1)
            yield return Prose.Paragraph(Styles.Addressee, $"{Words.AddressedTo} {names[0]}.");
        if (names.Count <= 1)
            yield break;
        yield return Prose.Paragraph(Styles.AddresseeLine, Words.AddressedTo);
        for (var i = 0; i < names.Count; i++)
            yield return Prose.Paragraph(Styles.AddresseeLine, $"- {names[i]}{(i == names.Count - 1 ? '.' : ';')}");
    }
}
