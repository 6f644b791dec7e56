using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>One line of a unit's sheet: one cell to fill in, or the head of a table. The path names it: "B1", "C3.sex.female", "A2.numerator", "H1".</summary>
/// <param name="Take">What it shows of the value of its field.</param>
internal sealed record FormLine(string Path, EntryCell Cell, Text Label, Func<FormValue, LineValue> Take)
{
    /// <summary>The field it belongs to; null: the document of the submission itself.</summary>
    public Field? Field { get; init; }
    public Text? Measure { get; init; }
    public int Depth { get; init; }

    /// <summary>For a computed cell: the figure (<see cref="FigureReferences"/>).</summary>
    public string? From { get; init; }

    /// <summary>Nothing is typed here.</summary>
    public bool IsComputed => From is not null;

    /// <summary>The head of a table; what is typed stands in the rows below.</summary>
    public bool HasRows => Field?.Kind().HasRows == true;

    /// <summary>The first line of its field shows the field's code.</summary>
    public bool IsFirst => Field is not null && Depth == 0;

    public LineValue Of(IReadOnlyDictionary<string, FormValue> values, DocumentReference? document)
    {
        var value = Field is null ? new() { Document = document } : values.GetValueOrDefault(Field.Code);
        return value is null ? default : Take(value);
    }
}
