using System.Globalization;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>A day, as the program knows days.</summary>
internal sealed class DayCell : EntryCell
{
    public override LineValue Of(FormValue? value) => new(Day: DayOf(value?.Text));

    public override void Write(SheetRows rows, CellAt at, LineValue value) =>
        rows.Day(at.Row, at.Column, value.Day, Look.Day);

    public override void WriteBefore(SheetRows rows, CellAt at, LineValue value) =>
        rows.Day(at.Row, at.Column, value.Day, Look.DayBefore);

    protected override CellReading Read(RawCell cell, string text, bool is1904)
    {
        if (cell.Kind == RawKind.Number)
            return OfSerial(cell.Value!, text, is1904);
        var day = DayText.Parse(NarrowText.Of(text));
        return day is { } d ? new(new(Day: d)) : CellReading.Refused("not-a-day", WorkbookTexts.NotADay.With(text));
    }

    /// <summary>A program that writes midnight of the 3rd in another time zone leaves "the 2nd, 17:00": nobody guesses which day was meant.</summary>
    private static CellReading OfSerial(string serial, string text, bool is1904)
    {
        var isNumber = double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || DayText.Moment(number, is1904) is not { } moment)
            return CellReading.Refused("not-a-day", WorkbookTexts.NotADay.With(text));
        if (moment.TimeOfDay != TimeSpan.Zero)
            return CellReading.Refused("not-a-day", WorkbookTexts.DayWithTime.With(DayText.Show(moment)));
        return new(new(Day: DateOnly.FromDateTime(moment)));
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(
            text,
            LineValue.DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
