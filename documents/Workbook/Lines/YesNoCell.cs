using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>Yes or no, from the list of the two.</summary>
internal sealed class YesNoCell : EntryCell
{
    public override LineValue Of(FormValue? value) => new(Yes: value?.Yes);

    public override void Write(SheetRows rows, CellAt at, LineValue value) =>
        rows.Text(at.Row, at.Column, Shown(value), Look.Pick);

    public override SheetCheck CheckOf(string cells, WorkbookLists lists) =>
        new(cells, WorkbookLists.YesNo, WorkbookWords.ListTitle, WorkbookWords.ListPrompt);

    public override string? Shown(LineValue value) => value.Yes is { } yes ? YesOrNo(yes) : null;

    protected override CellReading Read(RawCell cell, string text, bool is1904)
    {
        if (cell.Kind == RawKind.Truth)
            return new(new(Yes: text == "TRUE"));
        bool? yes = NarrowText.Of(text).ToLowerInvariant() switch
        {
            "có" or "co" or "yes" or "true" or "đúng" => true,
            "không" or "khong" or "no" or "false" => false,
            _ => null,
        };
        return yes is null ? CellReading.Refused("not-yes-no", WorkbookTexts.NotYesNo.With(text)) : new(new(Yes: yes));
    }

    private static string YesOrNo(bool yes) => (yes ? WorkbookWords.Yes : WorkbookWords.No).Vi;
}
