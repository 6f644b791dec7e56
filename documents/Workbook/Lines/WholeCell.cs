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
        if (cell.Kind is RawKind.Truth or RawKind.Day)
            return CellReading.Refused("not-a-number", WorkbookTexts.NotANumber.With(text));
        var narrow = NarrowText.Of(text);
        if (cell.Kind == RawKind.Text && NilWords.Contains(narrow.ToLowerInvariant()))
            return new(default, "nil-words", WorkbookTexts.NilWords.With(text), Severity.Warning);
        var (number, problem) =
            cell.Kind == RawKind.Number ? WholeNumberText.OfCell(text) : WholeNumberText.Parse(narrow);
        return number is { } n ? new(new(n)) : CellReading.Refused("not-a-number", problem!);
    }
}
