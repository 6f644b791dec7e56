using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>One figure of a cell or of a part by its path ("C3", "C3.sex.female", "A2.numerator", "C3.group.communes"), and how it is said in a sentence.</summary>
public sealed record FigureText(
    CellState State,
    long? Number,
    long? Numerator,
    long? Denominator,
    bool? Yes,
    string? Text
)
{
    /// <summary>Null: the cell has no such figure.</summary>
    public static FigureText? At(Cell cell, string path) => At(cell.AsPart(""), path);

    public static FigureText? At(CellPart part, string path) =>
        path.Split('.') switch
        {
            [_] => new(part.State, part.Number, part.Numerator, part.Denominator, part.Yes, part.Text),
            [_, Figures.Numerator] => Of(part.State, part.Numerator),
            [_, Figures.Denominator] => Of(part.State, part.Denominator),
            [_, "group", var group] => OfGroup(part, group),
            [_, var split, var item] => OfSplit(part, split, item),
            _ => null,
        };

    private static FigureText Of(CellState state, long? number) => new(state, number, null, null, null, null);

    private static FigureText? OfGroup(CellPart part, string group) =>
        part.Groups.GetValueOrDefault(group) is { } total
            ? new(total.State, total.Number, total.Numerator, total.Denominator, null, null)
            : null;

    private static FigureText OfSplit(CellPart part, string split, string item)
    {
        if (part.State != CellState.Value)
            return Of(part.State, null);
        return part.Splits.GetValueOrDefault(split) is { } items && items.TryGetValue(item, out var n)
            ? Of(CellState.Value, n)
            : Of(CellState.Missing, null);
    }

    /// <summary>"1.234", "7/9 (77,8 %)", "có", "không phát sinh", "0/0", "chưa báo cáo".</summary>
    public Text Shown() =>
        this switch
        {
            { State: CellState.Missing } => ConsolidationTexts.Missing,
            { State: CellState.Nil } => ConsolidationTexts.Nil,
            { Number: { } number } => Whole(number),
            { Denominator: 0 } => ConsolidationTexts.NoneToCount,
            { Yes: { } yes, Numerator: { } said, Denominator: { } of } => ConsolidationTexts.YesShown.WithTexts(
                yes ? ConsolidationTexts.Yes : ConsolidationTexts.No,
                Whole(said),
                Whole(of)
            ),
            { Numerator: { } n, Denominator: { } d } => ConsolidationTexts.RatioShown.WithTexts(
                Whole(n),
                Whole(d),
                Percent.Of(n, d)!
            ),
            { Text: { } text } => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? new(VietnamTime.Show(day), VietnamTime.Show(day))
                : new(text, text),
            _ => ConsolidationTexts.Given,
        };

    /// <summary>Thousands with a dot in Vietnamese, with a comma in English.</summary>
    public static Text Whole(long number)
    {
        var english = number.ToString("#,0", CultureInfo.InvariantCulture);
        return new(english.Replace(',', '.'), english);
    }
}
