using DocumentFormat.OpenXml;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>A section of a unit's own report: its figures in a table, the rows of each table, then its words.</summary>
internal sealed class UnitSection(UnitReportModel model)
{
    private static readonly int[] Usual = [.. new double[] { 11, 87, 22, 40 }.Select(Grid.Millimetres)];
    private static readonly int NumberWidth = Grid.Millimetres(10);

    private readonly Legend legend = new();
    private int[] widths = Usual;

    public IEnumerable<OpenXmlElement> Write(FormSection section)
    {
        var fields = section.Fields.Where(f => f.Kind().IsEntered && IsSaid(f)).ToList();
        var figures = fields.Where(f => !StandsBelow(f)).ToList();
        if (figures.Count > 0)
        {
            yield return ResultTable.MeasureLine(figures.Select(f => f.OnPaper().MeasureOf(f)), Words.MeasuresInColumn);
            yield return Figures(figures);
            foreach (var note in legend.Write(Styles.TableNote).DefaultIfEmpty(Prose.Paragraph(Styles.TableNote, [])))
                yield return note;
        }
        foreach (var field in fields.Where(StandsBelow))
        {
            if (!Words.IsSame(section.Title.Vi, field.Name.Vi))
                yield return Prose.Paragraph(Styles.Lead, field.Name.Vi);
            foreach (var element in field.Kind().HasRows ? Rows(field) : Narrative(field))
                yield return element;
        }
    }

    /// <summary>Of what a unit sent only what it said is printed: it does not say of itself that it has not reported. In a draft everything stands, to be filled in.</summary>
    private bool IsSaid(Field field) =>
        model.Revision is null
        || model.Nil.Contains(field)
        || IsWithheld(field)
        || model.Values.ContainsKey(field.Code);

    private static bool StandsBelow(Field field) => field.OnPaper().IsWords || field.Kind().HasRows;

    private W.Table Figures(List<Field> fields)
    {
        var results = fields.Select(f => Figure.Print(AmountOf(f), f, narrow: false));
        widths = FittedWidths.Of(Usual, new Dictionary<int, IEnumerable<string>> { [3] = results }, Styles.TableSize);
        var table = Grid.Bordered(widths);
        string[] titles = [Words.Ordinal, Words.Indicator, Words.Measure, Words.Result];
        table.Append(Grid.Header(widths, Styles.TableHead, titles));
        foreach (var (i, field) in fields.Index())
        {
            var amount = AmountOf(field);
            table.Append(Row(field, amount, i + 1));
            table.Append(Splits(field, amount));
            if (EvidenceOf(field) is { Length: > 0 } evidence)
                table.Append(Under(Prose.Paragraph(Styles.TableText, Words.Fill(Words.Evidence, evidence))));
        }
        return table;
    }

    private string? EvidenceOf(Field field) =>
        IsWithheld(field) ? null : model.Values.GetValueOrDefault(field.Code)?.Evidence;

    private bool IsWithheld(Field field) => model.Withheld.Contains(field.Code);

    private W.TableRow Row(Field field, Amount amount, int number)
    {
        var ordinal = Prose.Paragraph(Styles.TableFigure, VietnameseNumbers.Whole(number));
        var name = Prose.Paragraph(Styles.TableText, field.Name.Vi);
        var measure = Prose.Paragraph(Styles.TableFigure, field.OnPaper().OwnMeasureOf(field));
        return Grid.Row(Cell(0, ordinal), Cell(1, name), Cell(2, measure), Cell(3, Result(field, amount)));
    }

    private W.TableCell Cell(int column, W.Paragraph content) => Grid.Cell(widths[column], content);

    private Amount AmountOf(Field field) =>
        Amount.Of(model.Values.GetValueOrDefault(field.Code), model.Nil.Contains(field));

    /// <summary>The figure, and of a ratio the rate computed from it.</summary>
    private W.Paragraph Result(Field field, Amount amount)
    {
        var text = TextOf(field, amount);
        var figure = new Figure(FigureTag.Total(field.Code, model.Unit), text);
        var paragraph = Prose.Paragraph(Styles.TableTotal, Prose.Control(legend.See(figure)));
        if (RateOf(field, amount) is { } rate)
            paragraph.Append(Prose.Run(" ("), Prose.Control(rate), Prose.Run(" %)"));
        return paragraph;
    }

    /// <summary>What a draft lacks is a line to fill in.</summary>
    private string TextOf(Field field, Amount amount)
    {
        if (IsWithheld(field))
            return Words.NotShown;
        return amount.State == CellState.Missing ? Words.ToFillInShort : Figure.Print(amount, field, narrow: false);
    }

    private Figure? RateOf(Field field, Amount amount)
    {
        if (!field.OnPaper().IsShare || IsWithheld(field))
            return null;
        if (amount is not { State: CellState.Value, Numerator: { } above, Denominator: { } below })
            return null;
        return Percent.Of(above, below) is { } rate ? new(FigureTag.Percent(field.Code), rate.Vi) : null;
    }

    private IEnumerable<W.TableRow> Splits(Field field, Amount amount)
    {
        if (IsWithheld(field))
            yield break;
        foreach (var breakdown in Breakdown.Of(field, model.Form, amount.Number, amount.Splits))
        {
            var by = Prose.Run(Words.Fill(Words.SplitBy, breakdown.Name), italic: true);
            var line = Prose.Paragraph(Styles.TableText, by);
            foreach (var (i, item) in breakdown.Items.Index())
            {
                var tag = FigureTag.Split(field.Code, breakdown.Key, item.Code, model.Unit);
                var count = Figure.SplitOf(amount.Number, amount.Splits, breakdown.Key, item.Code);
                var text = count is { } n ? VietnameseNumbers.Whole(n) : Words.Undivided;
                line.Append(Prose.Run($"{(i == 0 ? "" : "; ")}{breakdown.NameOf(item)} "));
                line.Append(Prose.Control(new(tag, text)));
            }
            line.Append(Prose.Run("."));
            yield return Under(line);
        }
    }

    private W.TableRow Under(W.Paragraph line)
    {
        var empty = Grid.Cell(widths[0], Prose.Paragraph(Styles.TableFigure, []));
        return Grid.Row(empty, Grid.Spanning(3, widths[1..].Sum(), line));
    }

    private IEnumerable<OpenXmlElement> Narrative(Field field)
    {
        if (model.Withheld.Contains(field.Code))
            return [Prose.Paragraph(Styles.Body, Words.NotShown)];
        var written = Prose.Paragraphs(Styles.Body, model.Values.GetValueOrDefault(field.Code)?.Text).ToList();
        if (written.Count > 0)
            return written;
        return [Prose.Paragraph(Styles.Body, model.Nil.Contains(field) ? Words.NilSentence : Words.ToFillIn)];
    }

    private IEnumerable<OpenXmlElement> Rows(Field field)
    {
        if (model.Withheld.Contains(field.Code))
        {
            yield return Prose.Paragraph(Styles.Body, Words.NotShown);
            yield break;
        }
        var rows = model.Values.GetValueOrDefault(field.Code)?.Rows;
        if (rows is null or { Count: 0 })
        {
            yield return Prose.Paragraph(Styles.Body, model.Nil.Contains(field) ? Words.NilSentence : Words.NoRows);
            yield break;
        }
        int[] columns =
        [
            NumberWidth,
            .. RowCells.Widths(field.Columns, PageSetup.TextWidth(landscape: false) - NumberWidth, rows),
        ];
        var table = Grid.Bordered(columns);
        table.Append(Grid.Header(columns, Styles.SmallHead, [Words.Ordinal, .. field.Columns.Select(RowCells.Title)]));
        foreach (var (i, row) in rows.Index())
        {
            var values = RowCells.Row(field, row, i + 1, model.Unit, columns[1..], legend);
            var number = Prose.Paragraph(Styles.SmallFigure, VietnameseNumbers.Whole(i + 1));
            table.Append(Grid.Row([Grid.Cell(columns[0], number), .. values]));
        }
        yield return table;
        yield return Prose.Paragraph(Styles.SmallNote, []);
    }
}
