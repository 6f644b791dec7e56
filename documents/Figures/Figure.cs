using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Figures;

/// <summary>A figure ready to print: the tag of its content control and its text.</summary>
internal readonly record struct Figure(string Tag, string Text)
{
    public static Figure Of(Cell cell, Field field) =>
        new(
            FigureTag.Total(cell.Field),
            cell.Withheld ? Words.Withheld : Print(Amount.Of(cell, field.OnPaper()), field, narrow: false)
        );

    public static Figure Narrow(Cell cell, Field field)
    {
        var figure = Of(cell, field);
        return cell.State == CellState.Nil ? figure with { Text = Words.NilShort } : figure;
    }

    /// <summary>Null: how many rows came through a unit that consolidated them is not known.</summary>
    public static Figure? Of(CellPart part, Field field, Cell cell)
    {
        if (part is { FromBelow: true, Withheld: false, State: CellState.Value } && field.OnPaper().IsListed)
            return null;
        var text = part.Withheld ? Words.Withheld : Print(Amount.Of(part, cell, field), field, narrow: true);
        return new(FigureTag.Total(field.Code, part.Unit), text);
    }

    /// <summary>Null: the cell has no such group, or nothing that adds up over one. Where the units are withheld a group of them is too: it could be one unit.</summary>
    public static Figure? Group(Cell cell, Field field, string group)
    {
        var tag = FigureTag.Group(cell.Field, group);
        if (cell.Parts.Any(p => p.Withheld))
            return new(tag, Words.Withheld);
        if (!cell.Groups.TryGetValue(group, out var total))
            return null;
        return total is { State: CellState.Value, Number: null, Numerator: null }
            ? null
            : new(tag, Print(Amount.Of(total), field, narrow: true));
    }

    public static Figure Split(Cell cell, string dimension, string item) =>
        new(
            FigureTag.Split(cell.Field, dimension, item),
            cell.Withheld ? Words.Withheld : PrintSplit(cell.State, cell.Number, cell.Splits, dimension, item)
        );

    public static Figure Split(CellPart part, string field, string dimension, string item) =>
        new(
            FigureTag.Split(field, dimension, item, part.Unit),
            part.Withheld ? Words.Withheld : PrintSplit(part.State, part.Number, part.Splits, dimension, item)
        );

    public static Figure Reported(Cell cell) =>
        new(FigureTag.Reported(cell.Field), VietnameseNumbers.Ratio(cell.Reported, cell.Expected));

    /// <summary>Null: the direct units are the source.</summary>
    public static Figure? Source(Cell cell) =>
        cell is { SourceReported: { } reported, SourceExpected: { } expected }
            ? new(FigureTag.Source(cell.Field), VietnameseNumbers.Ratio(reported, expected))
            : null;

    public static Figure? Overlap(Cell cell) =>
        cell.Overlap is { } overlap ? new(FigureTag.Overlap(cell.Field), VietnameseNumbers.Whole(overlap)) : null;

    public static Figure Count(string name, int count) =>
        new(FigureTag.Completeness(name), VietnameseNumbers.Whole(count));

    /// <summary>How many rows stay in the reports of units below.</summary>
    public static Figure RowsLeft(Cell cell) =>
        new(FigureTag.RowsLeft(cell.Field), VietnameseNumbers.Whole(cell.RowsLeftBelow));

    public static Figure Goal(TargetLine line) =>
        new(FigureTag.Goal(line.Indicator), $"{VietnameseNumbers.Whole(line.GoalPercent)}%");

    public static Figure Done(TargetLine line)
    {
        var tag = FigureTag.Total(line.Indicator);
        if (line is not { State: CellState.Value, Numerator: { } above, Denominator: { } below })
            return new(tag, WordOf(line));
        return new(tag, VietnameseNumbers.Ratio(above, below));
    }

    public static Figure Percent(TargetLine line)
    {
        var tag = FigureTag.Percent(line.Indicator);
        if (line is not { State: CellState.Value, Numerator: { } above, Denominator: { } below })
            return new(tag, WordOf(line));
        return new(tag, Core.Forms.Percent.Of(above, below)?.Vi ?? Words.NotApplicable);
    }

    private static string WordOf(TargetLine line) =>
        line.Withheld ? Words.Withheld : ZeroWords.Of(line.State, narrow: false);

    public static string Print(Amount amount, Field field, bool narrow)
    {
        return amount.State == CellState.Value
            ? field.OnPaper().Print(amount, field)
            : ZeroWords.Of(amount.State, narrow);
    }

    /// <summary>Null: nobody said. An option nobody chose was chosen by none.</summary>
    public static long? SplitOf(
        long? total,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits,
        string dimension,
        string item
    )
    {
        var items = splits.GetValueOrDefault(dimension);
        return dimension == ChoiceKind.Options
            ? items?.GetValueOrDefault(item) ?? 0
            : Undivided.PartOf(total, items, item);
    }

    private static string PrintSplit(
        CellState state,
        long? total,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits,
        string dimension,
        string item
    )
    {
        if (state != CellState.Value)
            return ZeroWords.Of(state, narrow: true);
        return SplitOf(total, splits, dimension, item) is { } count ? VietnameseNumbers.Whole(count) : Words.Undivided;
    }
}
