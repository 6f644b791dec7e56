using System.Globalization;
using PlanMonitor.Core;

namespace PlanMonitor.Documents;

/// <summary>A figure ready to print: the tag of its content control and its text.</summary>
internal readonly record struct Figure(string Tag, string Text)
{
    public static Figure Of(Cell cell, Field field) =>
        new(FigureTag.Total(cell.Field), Print(cell.State, field, cell.Number, cell.Numerator, cell.Denominator, null, narrow: false));

    public static Figure Narrow(Cell cell, Field field) => Of(cell, field) is var figure && cell.State == CellState.Nil
        ? figure with { Text = Words.NilShort }
        : figure;

    public static Figure Of(CellPart part, Field field) => new(
        FigureTag.Total(field.Code, part.Unit),
        part.Withheld ? Words.Withheld
            : part.State == CellState.Value && field.Type == FieldType.YesNo ? part.Numerator > 0 ? Words.Yes : Words.No
            : Print(part.State, field, part.Number, part.Numerator, part.Denominator, part.Text, narrow: true));

    public static Figure Split(Cell cell, string dimension, string item) => new(
        FigureTag.Split(cell.Field, dimension, item),
        PrintSplit(cell.State, cell.Number, cell.Splits, dimension, item));

    public static Figure Split(CellPart part, string field, string dimension, string item) => new(
        FigureTag.Split(field, dimension, item, part.Unit),
        part.Withheld ? Words.Withheld : PrintSplit(part.State, part.Number, part.Splits, dimension, item));

    public static Figure Reported(Cell cell) =>
        new(FigureTag.Reported(cell.Field), $"{VietnameseNumbers.Whole(cell.Reported)}/{VietnameseNumbers.Whole(cell.Expected)}");

    public static Figure Count(string name, int count) => new(FigureTag.Completeness(name), VietnameseNumbers.Whole(count));

    public static Figure Done(TargetLine line) => new(
        FigureTag.Total(line.Indicator),
        line is { State: CellState.Value, Numerator: { } above, Denominator: { } below } ? Ratio(above, below) : Zero(line.State, narrow: false));

    public static Figure Percent(TargetLine line) => new(
        FigureTag.Percent(line.Indicator),
        line is { State: CellState.Value, Numerator: { } above, Denominator: { } below }
            ? Core.Percent.Of(above, below)?.Vi ?? Words.NotApplicable
            : Zero(line.State, narrow: false));

    private static string Print(CellState state, Field field, long? number, long? numerator, long? denominator, string? text, bool narrow)
    {
        if (state != CellState.Value) return Zero(state, narrow);
        if (numerator is { } above && denominator is { } below) return Ratio(above, below);
        if (number is { } count) return VietnameseNumbers.Whole(count);
        return field.Type switch
        {
            FieldType.Choice => field.Options.FirstOrDefault(o => o.Code == text)?.Name.Vi ?? text ?? "",
            FieldType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                VietnameseNumbers.Day(day),
            _ => text ?? "",
        };
    }

    /// <summary>An item not given is zero only where the items given already make up the total; otherwise nobody said.</summary>
    private static string PrintSplit(
        CellState state, long? total, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> splits, string dimension, string item)
    {
        if (state != CellState.Value) return Zero(state, narrow: true);
        var items = splits.GetValueOrDefault(dimension);
        if (items is not null && items.TryGetValue(item, out var count)) return VietnameseNumbers.Whole(count);
        return (items?.Values.Sum() ?? 0) == total ? VietnameseNumbers.Whole(0) : Words.Missing;
    }

    private static string Zero(CellState state, bool narrow) => state switch
    {
        CellState.Nil => narrow ? Words.NilShort : Words.Nil,
        CellState.NotApplicable => Words.NotApplicable,
        _ => Words.Missing,
    };

    private static string Ratio(long above, long below) => $"{VietnameseNumbers.Whole(above)}/{VietnameseNumbers.Whole(below)}";
}
