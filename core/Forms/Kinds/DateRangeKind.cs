using System.Globalization;

namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>
/// From a day to a day, both included, as an interval of ISO 8601: "2023-03-01/2023-03-05". Over units nothing is added: each unit's stands beside its name.
/// </summary>
public sealed class DateRangeKind : FieldKind
{
    private const string Format = "yyyy-MM-dd";

    private static readonly Text Reversed = new(
        "Ngày bắt đầu không được sau ngày kết thúc.",
        "The first day cannot be after the last."
    );

    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.Concatenate];
    public override bool TellsByWords => true;

    public override int SlotsOf(Field field) => 0;

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        if (RangeOf(entry.Value.Text) is not { } range)
            yield return entry.Wrong();
        else if (range.First > range.Last)
            yield return new(entry.Path, "range-reversed", Reversed);
    }

    public override FormValue? Draw(Drawing drawing)
    {
        var dice = drawing.Dice;
        var first = new DateOnly(2023, dice.Next(3, 12), dice.Next(1, 28));
        var last = first.AddDays(dice.Next(0, 10));
        return FormValue.Of($"{first:yyyy-MM-dd}/{last:yyyy-MM-dd}");
    }

    /// <summary>As people write it: "01/03/2023 – 05/03/2023".</summary>
    public override FieldFigure Read(Field field, FormValue value)
    {
        var (first, last) = RangeOf(value.Text)!.Value;
        return new() { Text = $"{VietnamTime.Show(first)} – {VietnamTime.Show(last)}" };
    }

    public override bool IsOfKind(Field field, FieldFigure figure) => figure is { Number: null, Denominator: null };

    private static (DateOnly First, DateOnly Last)? RangeOf(string? text)
    {
        if (text?.Split('/') is not [var first, var last])
            return null;
        return DayOf(first) is { } from && DayOf(last) is { } to ? (from, to) : null;
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
