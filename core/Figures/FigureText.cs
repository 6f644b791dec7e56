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
    /// <summary>The total was given, and nobody said how much of it this part is.</summary>
    public bool IsUndivided { get; init; }

    /// <summary>Null: the cell has no such figure.</summary>
    public static FigureText? At(Cell cell, string path) => At(cell.AsPart(""), path);

    public static FigureText? At(CellPart part, string path)
    {
        var names = path.Split('.');
        return names.Length switch
        {
            1 => OfAll(part),
            2 => OfPair(part, names[1]),
            3 => OfSome(part, names[1], names[2]),
            _ => null,
        };
    }

    private static FigureText OfAll(CellPart part) =>
        new(part.State, part.Number, part.Numerator, part.Denominator, part.Yes, part.Text);

    private static FigureText? OfSome(CellPart part, string split, string item) =>
        split == "group" ? OfGroup(part, item) : OfSplit(part, split, item);

    private static FigureText? OfPair(CellPart part, string name) =>
        name switch
        {
            FigureReferences.Numerator => Of(part.State, part.Numerator),
            FigureReferences.Denominator => Of(part.State, part.Denominator),
            _ => null,
        };

    private static FigureText Of(CellState state, long? number) => new(state, number, null, null, null, null);

    private static FigureText? OfGroup(CellPart part, string group)
    {
        if (!part.Groups.TryGetValue(group, out var total))
            return null;
        return new(total.State, total.Number, total.Numerator, total.Denominator, null, null);
    }

    private static FigureText OfSplit(CellPart part, string split, string item)
    {
        if (part.State != CellState.Value)
            return Of(part.State, null);
        if (Undivided.PartOf(part.Number, part.Splits.GetValueOrDefault(split), item) is { } number)
            return Of(CellState.Value, number);
        return Of(CellState.Missing, null) with { IsUndivided = part.Number is not null };
    }

    /// <summary>"1.234", "7/9 (77,8 %)", "có", "không phát sinh", "không áp dụng (0/0)", "chưa phân tổ", "chưa báo cáo".</summary>
    public Text Shown()
    {
        if (IsUndivided)
            return Undivided.Name;
        if (State == CellState.Missing)
            return FigureWords.NotReported;
        if (State == CellState.Nil)
            return FigureWords.Nil;
        if (Number is { } number)
            return Whole(number);
        if (Denominator == 0)
            return FigureWords.NotApplicable;
        if (Numerator is { } some && Denominator is { } all)
            return Yes is { } yes ? YesShown(yes, some, all) : RatioShown(some, all);
        return Text is null ? ConsolidationTexts.Given : WordsShown(Text);
    }

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
    public static readonly Text Given = new("có nội dung", "given");
}
