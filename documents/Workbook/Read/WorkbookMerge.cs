using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>What a workbook says, laid over what stands: a field that could be read takes its value (or none, where its cells are empty), any other keeps its own.</summary>
public static class WorkbookMerge
{
    private const string Document = "document";

    public static Content Over(Content before, WorkbookReading reading, Func<string, bool> takes)
    {
        var values = new Dictionary<string, FormValue>(before.Values, StringComparer.Ordinal);
        foreach (var code in reading.Read.Where(takes))
        {
            if (reading.Values.TryGetValue(code, out var value))
                values[code] = value;
            else
                values.Remove(code);
        }
        return before with
        {
            Values = values,
            Document = reading.Read.Contains(Document) && takes(Document) ? reading.Document : before.Document,
        };
    }

    /// <summary>The field a problem is about: "C3" of "C3.sex.female".</summary>
    public static string FieldOf(string path) => path.Split('.')[0];

    /// <summary>What could not be read, then what the rules say, each with its cell. A refused cell is not called missing as well, and what has no cell is not the workbook's.</summary>
    public static IReadOnlyList<CellProblem> Problems(WorkbookReading reading, IReadOnlyList<FieldProblem> rules)
    {
        var refused = reading
            .Problems.Where(p => p.Severity == Severity.Error)
            .Select(p => FieldOf(p.Path))
            .ToHashSet();
        var said = rules.Where(p => !refused.Contains(FieldOf(p.Path))).Select(reading.At);
        var inCells = said.Where(p => p.Cell.Length > 0).DistinctBy(p => (p.Path, p.Code));
        return [.. reading.Problems, .. inCells];
    }
}
