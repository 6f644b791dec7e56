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
        var day = cell.Kind == RawKind.Number ? DayOfSerial(text, is1904) : DayText.Parse(NarrowText.Of(text));
        return day is { } d ? new(new(Day: d)) : CellReading.Refused("not-a-day", WorkbookTexts.NotADay.With(text));
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

    private static DateOnly? DayOfSerial(string text, bool is1904) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            ? DayText.OfSerial(serial, is1904)
            : null;
}
