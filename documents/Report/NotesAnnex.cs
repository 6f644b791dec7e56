using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>What the units said of unusual figures, and what they reported on another version of the form that has no place in these figures.</summary>
internal static class NotesAnnex
{
    private static readonly int[] ExplanationWidths = [.. new double[] { 11, 34, 55, 60 }.Select(Grid.Millimetres)];
    private static readonly int[] UnmappedWidths = [.. new double[] { 11, 34, 45, 20, 50 }.Select(Grid.Millimetres)];

    public static IEnumerable<OpenXmlElement> Write(ReportModel model)
    {
        if (model.Explanations.Count > 0)
        {
            yield return Prose.Paragraph(Styles.TableGroup, Words.Explanations);
            yield return Table(
                ExplanationWidths,
                [Words.Ordinal, Words.Unit, Words.About, Words.Explanation],
                model.Explanations.Select(e => new[] { model.NameOf(e.Unit), e.About, e.Words ?? Words.Withheld })
            );
            if (model.Explanations.Any(e => e.Words is null))
                yield return Prose.Paragraph(Styles.TableNote, Words.Fill(Words.Legend, Words.WithheldLegend));
        }
        if (model.Unmapped.Count == 0)
            yield break;
        yield return Prose.Paragraph(Styles.TableGroup, Words.UnmappedPart);
        yield return Table(
            UnmappedWidths,
            [Words.Ordinal, Words.Unit, Words.Indicator, Words.FormVersion, Words.Why],
            model.Unmapped.Select(u =>
                new[] { model.NameOf(u.Unit), u.Name, VietnameseNumbers.Whole(u.FormVersion), u.Why }
            )
        );
    }

    private static W.Table Table(int[] widths, IEnumerable<string> titles, IEnumerable<string[]> rows)
    {
        var table = Grid.Bordered(widths);
        table.Append(Grid.Header(widths, Styles.TableHead, titles));
        foreach (var (i, row) in rows.Index())
        {
            var number = Prose.Paragraph(Styles.TableFigure, VietnameseNumbers.Whole(i + 1));
            var words = row.Select((text, c) => Cell(widths[c + 1], text));
            table.Append(Grid.Row([Grid.Cell(widths[0], number), .. words]));
        }
        return table;
    }

    private static W.TableCell Cell(int width, string text)
    {
        var empty = Prose.Paragraph(Styles.TableText, []);
        return Grid.Cell(width, [.. Prose.Paragraphs(Styles.TableText, text).DefaultIfEmpty(empty)]);
    }
}
