using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Letters;

/// <summary>One page for the head: a sentence of figures, a table of what is open, and short paragraphs of names.</summary>
/// <param name="Lines">At most so many as a page holds; <paramref name="MoreLines"/> says how many there are besides.</param>
public sealed record BriefModel(
    LetterHeading Heading,
    IReadOnlyList<string> Opening,
    IReadOnlyList<BriefRow> Lines,
    int MoreLines,
    IReadOnlyList<BriefPart> Parts,
    string Closing,
    int Year,
    string Identifier
);

/// <param name="Change">What was received more than a week ago.</param>
public sealed record BriefRow(
    string Name,
    string Deadline,
    int Received,
    int Expected,
    int OnTime,
    int Late,
    int Missing,
    int Overdue,
    string Change
);

/// <summary>A heading in bold and what stands under it.</summary>
public sealed record BriefPart(string Title, IReadOnlyList<string> Lines);

/// <summary>The weekly brief as a document: the boxes of NĐ 30/2020, the text in its smallest size (13), so that it stays on one page.</summary>
public static class BriefDocument
{
    private static readonly int[] Widths =
    [
        .. new double[] { 11, 61, 18, 14, 14, 14, 14, 14 }.Select(Grid.Millimetres),
    ];

    private static readonly string[] Titles =
    [
        Words.Ordinal,
        Words.OwedAndDue,
        Words.Sent,
        Words.SentOnTime,
        Words.SentLate,
        Words.NotSentShort,
        Words.OverdueShort,
        Words.SinceLastWeek,
    ];

    public static void Write(BriefModel model, Stream output)
    {
        var heading = model.Heading;
        var boxes = heading.BoxesIn(model.Year);
        var body = new W.Body();
        body.Append(HeadingBoxes.Write(boxes));
        foreach (var paragraph in model.Opening)
            body.Append(Prose.Paragraph(Styles.Compact, paragraph));
        if (model.Lines.Count > 0)
            body.Append(Table(model));
        if (model.MoreLines > 0)
            body.Append(Prose.Paragraph(Styles.SmallNote, Words.Fill(Words.MoreLines, model.MoreLines)));
        foreach (var part in model.Parts)
        {
            body.Append(Prose.Paragraph(Styles.CompactHead, part.Title));
            foreach (var line in part.Lines)
                body.Append(Prose.Paragraph(Styles.Compact, $"- {line}"));
        }
        body.Append(Prose.Paragraph(Styles.Compact, model.Closing.Trim().TrimEnd('.', '/', ' ') + Words.End));
        body.Append(SignatureBoxes.Write(heading.Recipients, heading.SignatureLines));
        body.Append(PageSetup.Section(landscape: false));
        WordPackage.Write(
            body,
            new(heading.Subject, string.Join(' ', heading.Issuer), model.Year, model.Identifier),
            output
        );
    }

    private static W.Table Table(BriefModel model)
    {
        var table = Grid.Bordered(Widths);
        table.Append(Grid.Header(Widths, Styles.SmallHead, Titles));
        table.Append(model.Lines.Select((row, i) => Row(row, i + 1)));
        return table;
    }

    private static W.TableRow Row(BriefRow row, int number)
    {
        var name = Prose.Paragraph(Styles.SmallText, row.Name);
        var deadline = Prose.Paragraph(Styles.SmallText, Prose.Run(row.Deadline, italic: true));
        W.TableCell[] what = [Cell(0, number), Grid.Cell(Widths[1], name, deadline)];
        W.TableCell[] sent =
        [
            Cell(2, VietnameseNumbers.Ratio(row.Received, row.Expected)),
            Cell(3, row.OnTime),
            Cell(4, row.Late),
        ];
        return Grid.Row([.. what, .. sent, Cell(5, row.Missing), Cell(6, row.Overdue), Cell(7, row.Change)]);
    }

    private static W.TableCell Cell(int column, int count) => Cell(column, VietnameseNumbers.Whole(count));

    private static W.TableCell Cell(int column, string text) =>
        Grid.Cell(Widths[column], (OpenXmlElement)Prose.Paragraph(Styles.SmallFigure, text));
}
