using System.Globalization;

namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>A day, as "yyyy-MM-dd" (ISO 8601).</summary>
public sealed class DateKind : FieldKind
{
    private const string Format = "yyyy-MM-dd";

    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.Min, Aggregation.Max, Aggregation.Latest];

    public override bool FitsTable => true;
    public override bool TellsByWords => true;

    public override IEnumerable<FieldProblem> Check(Entry entry)
    {
        if (DayOf(entry.Value.Text) is null)
            yield return entry.Wrong();
    }

    public override FormValue? Draw(Drawing drawing) => DrawCell(drawing);

    public override FormValue DrawCell(Drawing drawing) =>
        FormValue.Of($"2023-{drawing.Dice.Next(3, 12):00}-{drawing.Dice.Next(1, 28):00}");

    public override FieldFigure Read(Field field, FormValue value) => new() { Text = value.Text };

    public override bool IsOfKind(Field field, FieldFigure figure) => DayOf(figure.Text) is not null;

    public override long? NumberOf(Field field, FieldFigure figure) => DayOf(figure.Text)!.Value.DayNumber;

    public override string? TextOf(Field field, long number) =>
        DateOnly.FromDayNumber((int)number).ToString(Format, CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
