using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Letters;

/// <summary>What a letter that urges (công văn đôn đốc) says, already decided by others.</summary>
/// <param name="Opening">On what ground something is owed.</param>
/// <param name="Asked">What is asked of the units, paragraph by paragraph.</param>
/// <param name="Year">Of the blank date.</param>
public sealed record DispatchModel(
    LetterHeading Heading,
    string Opening,
    IReadOnlyList<DispatchLine> Lines,
    IReadOnlyList<string> Asked,
    int Year,
    string Identifier
);

/// <summary>One unit and what it has not sent.</summary>
/// <param name="Deadline">The sentence of the date in force.</param>
public sealed record DispatchLine(string Unit, string Owed, string Deadline, int DaysLate, string Remark);

/// <summary>
/// A công văn of NĐ 30/2020: no name of a type, "V/v" under number and symbol (Phụ lục I, Mục V.5), the units that have not sent what is owed as its addressees,
/// and a table of them. The same model gives the same bytes.
/// </summary>
public static class DispatchDocument
{
    private static readonly int[] Widths = [.. new double[] { 11, 42, 47, 38, 22 }.Select(Grid.Millimetres)];

    private static readonly string[] Titles =
    [
        Words.Ordinal,
        Words.Unit,
        Words.NotSent,
        Words.Deadline,
        Words.LateDays,
    ];

    public static void Write(DispatchModel model, Stream output)
    {
        var heading = model.Heading;
        var boxes = heading.BoxesIn(model.Year);
        var body = new W.Body();
        body.Append(HeadingBoxes.WriteLetter(boxes));
        body.Append(Prose.Paragraphs(Styles.Body, model.Opening));
        body.Append(Table(model));
        body.Append(Prose.Paragraph(Styles.TableNote, []));
        foreach (var (asked, i) in model.Asked.Select((a, i) => (a, i)))
        {
            body.Append(
                i < model.Asked.Count - 1
                    ? Prose.Paragraph(Styles.Body, asked)
                    : Prose.Paragraph(Styles.Closing, asked.Trim().TrimEnd('.', '/', ' ') + Words.End)
            );
        }
        body.Append(SignatureBoxes.Write(heading.Recipients, heading.SignatureLines));
        body.Append(PageSetup.Section(landscape: false));
        WordPackage.Write(
            body,
            new(heading.Subject, string.Join(' ', heading.Issuer), model.Year, model.Identifier),
            output
        );
    }

    private static W.Table Table(DispatchModel model)
    {
        var table = Grid.Bordered(Widths);
        table.Append(Grid.Header(Widths, Styles.TableHead, Titles));
        table.Append(model.Lines.Select((line, i) => Row(line, i + 1)));
        return table;
    }

    private static W.TableRow Row(DispatchLine line, int number)
    {
        var owed = line.Remark.Length == 0 ? line.Owed : $"{line.Owed} ({line.Remark})";
        return Grid.Row(
            Counted(0, number),
            Cell(1, Styles.TableText, line.Unit),
            Cell(2, Styles.TableText, owed),
            Cell(3, Styles.TableText, line.Deadline),
            Counted(4, line.DaysLate)
        );
    }

    private static W.TableCell Counted(int column, int count) =>
        Cell(column, Styles.TableFigure, VietnameseNumbers.Whole(count));

    private static W.TableCell Cell(int column, string style, string text) =>
        Grid.Cell(Widths[column], (OpenXmlElement)Prose.Paragraph(style, text));
}
