using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>A way to fill in one cell of a unit's sheet: how it is written, read, checked and shown.</summary>
internal abstract class EntryCell
{
    /// <summary>Whether the unit of measure stands beside it also where it is a part of a field.</summary>
    public virtual bool IsMeasured => false;

    /// <summary>Whether a letter may stand above the line ("m²"); in a number or a code it is a note, or a power.</summary>
    public virtual bool TakesRaised => false;

    /// <summary>The part of a value that it shows.</summary>
    public abstract LineValue Of(FormValue? value);

    public abstract void Write(SheetRows rows, CellAt at, LineValue value);

    /// <summary>What was there in the period before: for reading only.</summary>
    public virtual void WriteBefore(SheetRows rows, CellAt at, LineValue value) =>
        rows.Words(at.Row, at.Column, Shown(value), Look.WordBefore, Look.QuotedWordBefore);

    /// <summary>What the program says where somebody types into the cells; null: nothing.</summary>
    public virtual SheetCheck? CheckOf(string cells, WorkbookLists lists) => null;

    /// <summary>How many characters it needs room for; 0: a line.</summary>
    public virtual int CharactersOf(LineValue value, int perLine) => 0;

    /// <summary>As words; a choice by its name in the list.</summary>
    public virtual string? Shown(LineValue value) => value.Text;

    public CellReading Read(RawCell? cell, bool is1904)
    {
        if (cell is null)
            return default;
        if (cell.Value is null)
            return CellReading.Refused("not-computed", WorkbookTexts.NotComputed);
        if (cell.Kind == RawKind.Error)
            return CellReading.Refused("cell-error", WorkbookTexts.ErrorValue.With(cell.Value));
        // A number cell without digits is one that was emptied by a program.
        if (VietnameseText.WithoutUnseen(cell.Value).Trim().Length == 0)
            return default;
        var text = VietnameseText.Clean(cell.Shown(is1904));
        if (cell.Look.IsStruck)
            return CellReading.Refused("struck-out", WorkbookTexts.StruckOut.With(text));
        if (cell.Look.IsRaised && !TakesRaised)
            return CellReading.Refused("raised", WorkbookTexts.Raised.With(text));
        return Read(cell, text, is1904);
    }

    /// <param name="text">What the person sees in the cell, cleaned.</param>
    protected abstract CellReading Read(RawCell cell, string text, bool is1904);
}
