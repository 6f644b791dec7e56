using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>Phụ lục II: who reported, when, how late. Those released from it stand apart, and invited bodies: they are asked, not ordered, and never late.</summary>
internal static class StatusAnnex
{
    private static readonly int[] Widths = [.. new double[] { 11, 54, 31, 25, 20, 19 }.Select(Grid.Millimetres)];

    private static readonly string[] Titles =
    [
        Words.Ordinal,
        Words.Unit,
        Words.Status,
        Words.SubmittedOn,
        Words.LateDays,
        Words.NilReport,
    ];

    public static IEnumerable<OpenXmlElement> Write(ReportModel model)
    {
        var table = Grid.Bordered(Widths);
        table.Append(Grid.Header(Widths, Styles.TableHead, Titles));
        var owing = model.Status.Where(s => s is { Invited: false, Waived: false }).ToList();
        var waived = model.Status.Where(s => s is { Invited: false, Waived: true }).ToList();
        var invited = model.Status.Where(s => s.Invited).ToList();
        table.Append(owing.Select((line, i) => Row(model, line, i + 1)));
        table.Append(TotalRow(model));
        table.Append(Group(model, Words.WaivedGroup, waived));
        table.Append(Group(model, Words.InvitedUnits, invited));
        yield return table;
    }

    private static IEnumerable<W.TableRow> Group(ReportModel model, string title, List<SubmissionLine> lines)
    {
        if (lines.Count == 0)
            return [];
        var head = Prose.Paragraph(Styles.TableGroup, title);
        var rows = lines.Select((line, i) => Row(model, line, i + 1));
        return rows.Prepend(Grid.Row(Grid.Spanning(Widths.Length, Widths.Sum(), head)));
    }

    private static W.TableRow Row(ReportModel model, SubmissionLine line, int number)
    {
        var ordinal = Cell(0, VietnameseNumbers.Whole(number));
        var unit = Cell(1, Prose.Paragraph(Styles.TableText, model.NameOf(line.Unit)));
        var submittedOn = Cell(3, line.SubmittedOn ?? "");
        var nil = Cell(5, line.Nil ? Words.NilMark : "");
        return Grid.Row(ordinal, unit, Cell(2, line.Status), submittedOn, LateDays(line), nil);
    }

    private static W.TableCell LateDays(SubmissionLine line)
    {
        if (line.Invited || line.Waived || (line.SubmittedOn is null && line.LateDays == 0))
            return Cell(4, "");
        var days = new Figure(FigureTag.LateDays(line.Unit), VietnameseNumbers.Whole(line.LateDays));
        return Cell(4, Prose.Paragraph(Styles.TableFigure, Prose.Control(days)));
    }

    private static W.TableRow TotalRow(ReportModel model)
    {
        var count = model.Figures.Completeness;
        var received = Counted("received", count.Received);
        var expected = Counted("expected", count.Expected);
        var total = Prose.Paragraph(Styles.TableGroup, Words.Total);
        var receivedOf = Prose.Sentence(Styles.TableHead, Words.ReceivedOf, received, expected);
        var late = Prose.Sentence(Styles.TableHead, Words.LateUnits, Counted("late", count.Late));
        // Closed to the reader it is a blank, as in the lines above.
        var nil = count.Nil is { } n ? Cell(5, Prose.Paragraph(Styles.TableHead, Counted("nil", n))) : Cell(5, "");
        return Grid.Row(Cell(0, ""), Cell(1, total), Cell(2, receivedOf), Cell(3, ""), Cell(4, late), nil);
    }

    private static W.SdtRun Counted(string name, int count) => Prose.Control(Figure.Count(name, count));

    private static W.TableCell Cell(int column, string text) => Cell(column, Prose.Paragraph(Styles.TableFigure, text));

    private static W.TableCell Cell(int column, W.Paragraph content) => Grid.Cell(Widths[column], content);
}
