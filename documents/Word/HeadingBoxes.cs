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
    string AddressedTo,
    string DocumentType = Words.DocumentType
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
        yield return Prose.Paragraph(Styles.DocumentType, heading.DocumentType);
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
        var placeAndDate = Prose.Paragraph(Styles.Place, heading.PlaceAndDate);
        var table = Grid.Invisible([Left, Right]);
        table.Append(
            Grid.Row(Issuer(heading), Country()),
            Grid.Row(NumberBox(heading.Number, regarding), Grid.Cell(Right, placeAndDate).AtTop())
        );
        return table;
    }

    private static W.TableCell Issuer(Boxes heading)
    {
        List<OpenXmlElement> lines =
        [
            .. Lines(heading.Superior).Select(line => Prose.Paragraph(Styles.Superior, line)),
            .. Lines(heading.Issuer).Select(line => Prose.Paragraph(Styles.Issuer, line)),
        ];
        if (Lines(heading.Issuer).LastOrDefault() is { } last)
            lines.Add(PartialLine(Left, last, 13));
        return Grid.Cell(Left, lines).AtTop();
    }

    private static IEnumerable<string> Lines(IReadOnlyList<string> names) =>
        names.SelectMany(name => NameLines.Of(name, Left, 13));

    private static W.TableCell Country()
    {
        var country = Prose.Paragraph(Styles.Country, Words.Country);
        var motto = Prose.Paragraph(Styles.Motto, Words.Motto);
        var line = Line(Right, TimesWidth.Twips(Words.Motto, 14));
        return Grid.Cell(Right, country, motto, line).AtTop();
    }

    private static W.TableCell NumberBox(string number, string? regarding)
    {
        List<OpenXmlElement> lines = [Prose.Paragraph(Styles.Number, number)];
        if (regarding is not null)
            lines.Add(Prose.Paragraph(Styles.Regarding, regarding));
        return Grid.Cell(Left, lines).AtTop();
    }

    /// <summary>The line under the issuer and under the trích yếu: 1/3 to 1/2 of the text's length.</summary>
    private static W.Paragraph PartialLine(int width, string text, double points) =>
        Line(width, (int)(0.42 * Math.Min(width, TimesWidth.Twips(text, points))));

    /// <summary>A drawn line, never underlining: the border of an empty paragraph as narrow as the line is to be.</summary>
    private static W.Paragraph Line(int width, int length)
    {
        var aside = ((width - length) / 2).ToString(CultureInfo.InvariantCulture);
        var drawn = new W.TopBorder
        {
            Val = W.BorderValues.Single,
            Size = 6U,
            Space = 1U,
            Color = "000000",
        };
        var properties = new W.ParagraphProperties(
            new W.ParagraphStyleId { Val = Styles.Rule },
            new W.ParagraphBorders(drawn),
            new W.Indentation { Left = aside, Right = aside }
        );
        return new W.Paragraph(properties);
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
        yield return Prose.Paragraph(Styles.AddresseesHead, Words.AddressedTo);
        foreach (var name in names.SkipLast(1))
            yield return Prose.Paragraph(Styles.AddresseeLine, $"- {name};");
        yield return Prose.Paragraph(Styles.AddresseeLine, $"- {names[^1]}.");
    }
}
