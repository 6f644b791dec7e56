using PlanMonitor.Core;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>What is wrong with one cell of the workbook that came.</summary>
/// <param name="Path">The field it is about, as in <see cref="FieldProblem"/>.</param>
public sealed record CellProblem(
    string Sheet,
    string Cell,
    string Path,
    string Code,
    Text Text,
    Severity Severity = Severity.Error
);

/// <summary>For whom the workbook must be, and the form as it is now.</summary>
public sealed record WorkbookExpected(
    string Cycle,
    string Obligation,
    string Period,
    string Unit,
    Text UnitName,
    Text PeriodName,
    Form Form
)
{
    /// <summary>The name of a unit, for the sentence that refuses another's file.</summary>
    public Func<string, Text> NameOf { get; init; } = code => new(code, code);

    /// <summary>The form as it was in another version; null: nobody has it any more.</summary>
    public Func<int, Form?> Earlier { get; init; } = _ => null;
}

/// <summary>What one unit's sheet says.</summary>
public sealed class WorkbookReading
{
    private readonly IReadOnlyDictionary<string, string> cells;
    private Dictionary<string, string>? firstOf;

    internal WorkbookReading(
        string sheet,
        int formVersion,
        IReadOnlyDictionary<string, FormValue> values,
        DocumentReference? document,
        IReadOnlySet<string> read,
        IReadOnlyList<CellProblem> problems,
        IReadOnlyDictionary<string, string> cells
    ) =>
        (Sheet, FormVersion, Values, Document, Read, Problems, this.cells) = (
            sheet,
            formVersion,
            values,
            document,
            read,
            problems,
            cells
        );

    /// <summary>The sheet's name, as the person may have changed it.</summary>
    public string Sheet { get; }
    public int FormVersion { get; }
    public IReadOnlyDictionary<string, FormValue> Values { get; }
    public DocumentReference? Document { get; }

    /// <summary>Fields whose cells could all be read, also where they are empty; "document" for the document of the submission.</summary>
    public IReadOnlySet<string> Read { get; }
    public IReadOnlyList<CellProblem> Problems { get; }

    /// <summary>The same sheet, read together with another one.</summary>
    internal WorkbookReading With(
        IReadOnlyDictionary<string, FormValue> values,
        DocumentReference? document,
        IReadOnlySet<string> read,
        IReadOnlyList<CellProblem> problems
    ) => new(Sheet, FormVersion, values, document, read, problems, cells);

    /// <summary>The notice that nothing is filled in.</summary>
    public CellProblem SaysNothing => new(Sheet, "", "", "nothing-entered", WorkbookTexts.Empty, Severity.Warning);

    public bool IsEmpty => Values.Count == 0 && Document is null;

    /// <summary>What the rules of the form say, beside the cell they speak of.</summary>
    public CellProblem At(FieldProblem problem) =>
        new(Sheet, CellOf(problem.Path), problem.Path, problem.Code, problem.Text, problem.Severity);

    /// <summary>The cell of a path; of a whole ("C3.sex", "A2") its first cell; empty: the sheet has none.</summary>
    private string CellOf(string path)
    {
        for (var asked = path; asked.Length > 0; asked = Whole(asked))
        {
            if (cells.TryGetValue(asked, out var cell) || FirstOf.TryGetValue(asked, out cell))
                return cell;
        }
        return "";
    }

    /// <summary>"C3.sex" of "C3.sex.female"; empty: nothing is around it.</summary>
    private static string Whole(string path) => path[..Math.Max(path.LastIndexOf('.'), 0)];

    /// <summary>The first cell of what has several, by the path of the whole; made when the first problem asks.</summary>
    private Dictionary<string, string> FirstOf => firstOf ??= FirstCells();

    private Dictionary<string, string> FirstCells()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, cell) in cells)
        {
            for (var whole = Whole(path); whole.Length > 0; whole = Whole(whole))
                first.TryAdd(whole, cell);
        }
        return first;
    }
}
