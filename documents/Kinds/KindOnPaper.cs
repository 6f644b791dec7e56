using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>Everything the documents know of one kind of field: its lines in a workbook, how it is printed in reports and sheets.</summary>
internal abstract class KindOnPaper
{
    // In the workbook that a unit fills in

    /// <summary>The lines of a field.</summary>
    /// <param name="day">Which items of lists are offered: those valid then. Null: every item (for reading back).</param>
    public abstract IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day);

    /// <summary>How a column of a table is filled in.</summary>
    public virtual EntryCell CellOf(Column column) => EntryCells.Word;

    /// <summary>The value that the lines say together; null: none.</summary>
    public virtual FormValue? Read(Field field, FieldLines lines) => lines.Own.AsValue();

    // In reports and sheets

    /// <summary>Words of a unit: they stand below its name, and in no table of figures.</summary>
    public virtual bool IsWords => false;

    /// <summary>Distinct persons where they were counted, and not above it: a note says so.</summary>
    public virtual bool IsOfPersons => false;

    /// <summary>So many of so many: each of the two has its column, and beside both stands the rate.</summary>
    public virtual bool IsShare => false;

    /// <summary>It is listed in an annex; what is printed as its figure is how many there are.</summary>
    public virtual bool IsListed => false;

    /// <summary>The columns of that list.</summary>
    public virtual IReadOnlyList<Column> ColumnsOf(Field field) => field.Columns;

    /// <summary>What may have been chosen, where it is told how many chose which.</summary>
    public virtual IReadOnlyList<DimensionItem> TallyOf(Field field) => [];

    /// <summary>The unit of measure of its total; empty: none.</summary>
    public virtual string MeasureOf(Field field) => field.Measure?.Vi ?? "";

    /// <summary>The same in the report of the one unit that said it.</summary>
    public virtual string OwnMeasureOf(Field field) => MeasureOf(field);

    /// <summary>A figure that is there, as it is printed.</summary>
    public string Print(Amount amount, Field field)
    {
        if (amount.Rows is { } rows)
            return VietnameseNumbers.Whole(rows);
        if (amount.Yes is { } yes)
            return yes ? Words.Yes : Words.No;
        if (amount is { Numerator: { } above, Denominator: { } below })
            return PrintTwo(amount.OneUnit, above, below);
        return amount.Number is { } count ? VietnameseNumbers.Whole(count) : PrintText(amount, field);
    }

    protected virtual string PrintTwo(bool ofOneUnit, long above, long below) => VietnameseNumbers.Ratio(above, below);

    protected virtual string PrintText(Amount amount, Field field) => amount.Text ?? "";

    // As a column of a table

    /// <summary>Its share of the width of a printed table.</summary>
    public virtual int WidthShare => 2;

    /// <summary>The width of its column in a sheet.</summary>
    public virtual double SheetWidth => 18;

    protected static FormLine Line(Field field, EntryCell cell) =>
        new(field.Code, cell, field.Name, cell.Of) { Field = field, Measure = field.Measure };

    /// <summary>A line of a field that has several.</summary>
    protected static FormLine Part(
        Field field,
        EntryCell cell,
        string part,
        Text label,
        Func<FormValue, LineValue> take
    ) =>
        new($"{field.Code}.{part}", cell, label, take)
        {
            Field = field,
            Measure = cell.IsMeasured ? field.Measure : null,
            Depth = 1,
        };

    protected static IReadOnlyList<DimensionItem> Offered(IReadOnlyList<DimensionItem> items, DateOnly? day) =>
        day is { } on ? [.. items.Where(i => i.IsValidOn(on))] : items;
}
