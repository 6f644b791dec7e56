using System.Globalization;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Figures;

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
            [_, FigureReferences.Numerator] => Of(part.State, part.Numerator),
            [_, FigureReferences.Denominator] => Of(part.State, part.Denominator),
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
            { Yes: { } yes, Numerator: { } said, Denominator: { } of } => YesShown(yes, said, of),
            { Numerator: { } n, Denominator: { } d } => RatioShown(n, d),
            { Text: { } text } => WordsShown(text),
            _ => ConsolidationTexts.Given,
        };

    private static Text YesShown(bool yes, long said, long of)
    {
        var answer = yes ? ConsolidationTexts.Yes : ConsolidationTexts.No;
        return ConsolidationTexts.YesShown.WithTexts(answer, Whole(said), Whole(of));
    }

    private static Text RatioShown(long numerator, long denominator)
    {
        var percent = Percent.Of(numerator, denominator)!;
        return ConsolidationTexts.RatioShown.WithTexts(Whole(numerator), Whole(denominator), percent);
    }

    /// <summary>A day as people write it; a code or words as they are.</summary>
    private static Text WordsShown(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day);
        return isDay ? VietnamTime.Text(day) : Core.Text.Same(text);
    }

    /// <summary>Thousands with a dot in Vietnamese, with a comma in English.</summary>
    public static Text Whole(long number)
    {
        var english = number.ToString("#,0", CultureInfo.InvariantCulture);
        return new(english.Replace(',', '.'), english);
    }
}

public static class ConsolidationTexts
{
    public static readonly Text RatioShown = new("{0}/{1} ({2} %)", "{0}/{1} ({2} %)");
    public static readonly Text YesShown = new("{0} ({1}/{2})", "{0} ({1}/{2})");
    public static readonly Text Yes = new("có", "yes");
    public static readonly Text No = new("không", "no");
    public static readonly Text NoneToCount = new("0/0", "0/0");
    public static readonly Text Given = new("có nội dung", "given");
    public static readonly Text Nil = new("không phát sinh", "nil");
    public static readonly Text Missing = new("chưa báo cáo", "not reported");
    public static readonly Text Withheld = new("không hiển thị", "withheld");
}
