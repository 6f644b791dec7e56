using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>One line of words.</summary>
internal class WordCell : EntryCell
{
    public sealed override LineValue Of(FormValue? value) => new(Text: value?.Text);

    public sealed override void Write(SheetRows rows, CellAt at, LineValue value) =>
        rows.Words(at.Row, at.Column, Shown(value), Look.Word, Look.QuotedWord);

    /// <summary>Marks nobody sees do not belong to a code, which others search for.</summary>
    protected override CellReading Read(RawCell cell, string text, bool is1904) =>
        new(new(Text: VietnameseText.WithoutUnseen(text.ReplaceLineEndings(" ").Replace('\t', ' '))));
}
