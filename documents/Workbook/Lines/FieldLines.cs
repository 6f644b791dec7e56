using PlanMonitor.Core;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>What was read in the lines of one field, or of the document of the submission.</summary>
/// <param name="Owner">How the paths of the lines begin: the field's code.</param>
/// <param name="Rows">Of a table, its rows.</param>
/// <param name="Refused">Is told path, code and reason where a cell is empty that what stands beside it needs.</param>
internal sealed record FieldLines(
    Form Form,
    string Owner,
    IReadOnlyDictionary<string, LineValue> Lines,
    IReadOnlyList<IReadOnlyDictionary<string, FormValue>> Rows,
    Action<string, string, Text> Refused
)
{
    public LineValue Own => Lines.GetValueOrDefault(Owner);

    public LineValue At(string part) => Lines.GetValueOrDefault($"{Owner}.{part}");

    public void Refuse(string code, Text text) => Refused(Owner, code, text);

    public void Require(string part, Text text) => Refused($"{Owner}.{part}", "required", text);
}
