using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>
/// Two sheets of one unit in a file, as a copied sheet makes them: what only one of them says is taken, what both say alike too, and where they differ the
/// field is refused, as two rows of one indicator are.
/// </summary>
internal static class SheetCopies
{
    public static WorkbookReading Compare(Form form, WorkbookReading own, IReadOnlyList<WorkbookReading> others) =>
        others.Aggregate(own, (reading, other) => Compare(form, reading, other));

    private static WorkbookReading Compare(Form form, WorkbookReading own, WorkbookReading other)
    {
        var values = new Dictionary<string, FormValue>(own.Values, StringComparer.Ordinal);
        var read = new HashSet<string>(own.Read, StringComparer.Ordinal);
        var problems = new List<CellProblem>(own.Problems);
        problems.AddRange(other.Problems.Where(p => p.Severity == Severity.Error));
        void Refuse(string path, string said)
        {
            values.Remove(path);
            read.Remove(path);
            problems.Add(own.At(new(path, "twice", WorkbookTexts.TwoSheets.With(path, said))));
        }
        foreach (var field in form.Fields.Where(f => !f.IsDerived))
        {
            if (!other.Read.Contains(field.Code))
            {
                read.Remove(field.Code);
                values.Remove(field.Code);
                continue;
            }
            if (!other.Values.TryGetValue(field.Code, out var said))
                continue;
            if (!values.TryGetValue(field.Code, out var value))
                values[field.Code] = said;
            else if (Json.Write(value) != Json.Write(said))
                Refuse(field.Code, Shown(form, field, said));
        }
        var document = own.Document ?? other.Document;
        var differs = own.Document is not null && other.Document is not null && own.Document != other.Document;
        if (differs)
            Refuse(FormLines.Document, other.Document!.Number);
        return own.With(FormRules.Derive(form, values), differs ? null : document, read, problems);
    }

    private static string Shown(Form form, Field field, FormValue value)
    {
        Content Of(params KeyValuePair<string, FormValue>[] values) =>
            new() { Values = values.ToDictionary(StringComparer.Ordinal) };
        var changes = ValueChanges.Between(form, Of(), Of(KeyValuePair.Create(field.Code, value)));
        return string.Join("; ", changes.Select(c => c.After).OfType<string>().Take(5));
    }
}
