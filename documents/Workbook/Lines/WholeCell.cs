using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>A whole number.</summary>
internal sealed class WholeCell : EntryCell
{
    private static readonly string[] NilWords = ["không phát sinh", "kps", "ko phát sinh", "không"];

    public override bool IsMeasured => true;

    public override LineValue Of(FormValue? value) => new(value?.Number);

    public override void Write(SheetRows rows, CellAt at, LineValue value) =>
        rows.Number(at.Row, at.Column, value.Number, Look.Whole);

    public override void WriteBefore(SheetRows rows, CellAt at, LineValue value) =>
        rows.Number(at.Row, at.Column, value.Number, Look.WholeBefore);

    /// <summary>Whole numbers are asked for, not forced: the reader of the file explains better than Excel's box.</summary>
    public override SheetCheck CheckOf(string cells, WorkbookLists lists) =>
        new(cells, null, WorkbookWords.WholeTitle, WorkbookWords.WholePrompt);

    protected override CellReading Read(RawCell cell, string text, bool is1904)
    {
        if (OtherThanNumber(cell) is { } other)
            return CellReading.Refused("not-a-number", other.With(text));
        var narrow = NarrowText.Of(text);
        if (cell.Kind == RawKind.Text && NilWords.Contains(narrow.ToLowerInvariant()))
            return new(default, "nil-words", WorkbookTexts.NilWords.With(text), Severity.Warning);
        var (number, problem) =
            cell.Kind == RawKind.Number ? WholeNumberText.OfCell(cell.Value!) : WholeNumberText.Parse(narrow);
        if (number is not { } n)
            return CellReading.Refused("not-a-number", problem!);
        if (cell is { Kind: RawKind.Number, IsFormula: false } && DayText.IsJustTyped(n))
            return new(new(n), "looks-like-a-day", LooksLikeADay(n), Severity.Warning);
        return new(new(n));
    }

    /// <summary>What the person sees where it is no number, by its name; null: a number or words.</summary>
    private static Text? OtherThanNumber(RawCell cell) =>
        cell.Kind switch
        {
            RawKind.Truth => WorkbookTexts.TruthInCount,
            RawKind.Day => WorkbookTexts.DayInCount,
            RawKind.Number => OtherThanNumber(cell.Look.As),
            RawKind.Text or RawKind.Error => null,
        };

    private static Text? OtherThanNumber(ShownAs shown) =>
        shown switch
        {
            ShownAs.Day => WorkbookTexts.DayInCount,
            ShownAs.Time => WorkbookTexts.TimeInCount,
            ShownAs.Percent => WorkbookTexts.PercentInCount,
            ShownAs.Scaled => WorkbookTexts.ScaledInCount,
            ShownAs.Number => null,
        };

    private static Text LooksLikeADay(long serial)
    {
        var day = VietnamTime.Show(DayText.OfSerial((int)serial));
        return WorkbookTexts.LooksLikeADay.With(serial, day);
    }
}
