using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>One of a list.</summary>
/// <param name="offered">What may be chosen now.</param>
/// <param name="known">With what could be chosen once.</param>
internal sealed class ChoiceCell(IReadOnlyList<DimensionItem> offered, IReadOnlyList<DimensionItem> known) : EntryCell
{
    public override LineValue Of(FormValue? value) => new(Text: value?.Text);

    public override void Write(SheetRows rows, CellAt at, LineValue value) =>
        rows.Text(at.Row, at.Column, NameIn(offered, value.Text), Look.Pick);

    public override SheetCheck CheckOf(string cells, WorkbookLists lists) =>
        new(cells, lists.NameOf(offered), WorkbookWords.ListTitle, WorkbookWords.ListPrompt);

    public override string? Shown(LineValue value) => NameIn(known, value.Text);

    protected override CellReading Read(RawCell cell, string text, bool is1904)
    {
        var wanted = NarrowText.Of(text);
        bool Same(string name) =>
            string.Equals(NarrowText.Of(VietnameseText.Compose(name)), wanted, StringComparison.OrdinalIgnoreCase);
        var option = known.FirstOrDefault(o => Same(WorkbookLists.NameIn(known, o)))
            ?? known.FirstOrDefault(o => Same(o.Code));
        return option is null
            ? CellReading.Refused("not-in-list", WorkbookTexts.NotInList.With(text))
            : new(new(Text: option.Code));
    }

    private static string? NameIn(IReadOnlyList<DimensionItem> options, string? code) =>
        options.FirstOrDefault(o => o.Code == code) is { } option ? WorkbookLists.NameIn(options, option) : code;
}
