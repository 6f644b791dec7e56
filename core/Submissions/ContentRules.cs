using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Submissions;

/// <summary>Between which days the document of a submission is dated.</summary>
/// <param name="Plan">When the plan was issued: what answers it is not older. Null: nobody knows.</param>
/// <param name="Opens">When the period opens; an older document is only asked about.</param>
public sealed record DocumentDays(DateOnly? Plan, DateOnly? Opens)
{
    public static DocumentDays Of(Cycle cycle, Duty duty) => new(cycle.Plan.Date, duty.Period.OpensOn);
}

/// <summary>What a person sends, as it is judged and kept: texts cleaned, ratios derived.</summary>
public static class ContentRules
{
    private const int MaxDocumentNumber = 100;

    /// <summary>Values, document and files against the form; a draft may lack things.</summary>
    /// <param name="mayBeEmpty">A consolidated report may come without words of its own: it has its figures.</param>
    /// <param name="day">The last day the figures speak of.</param>
    /// <param name="before">The values of the period before.</param>
    public static IReadOnlyList<FieldProblem> Check(
        Form form,
        Content content,
        bool complete,
        DateOnly today,
        bool mayBeEmpty = false,
        DateOnly? day = null,
        FiguresBefore? before = null,
        DocumentDays? days = null
    )
    {
        var problems = new List<FieldProblem>(
            FormRules.Check(form, content.Values, complete, day, before, content.Explanations, content.Nil)
        );
        if (content.Document is { } document)
            problems.AddRange(CheckDocument(document, today, days ?? new(null, null)));
        if (content.Files.Count > form.MaxFiles)
            problems.Add(new("files", "files-too-many", FormTexts.FilesTooMany.With(form.MaxFiles)));
        if (content.Files.FirstOrDefault(f => !form.FileTypes.Contains(f.Type)) is { } other)
        {
            var taken = string.Join(", ", form.FileTypes.Select(t => t.ToString().ToUpperInvariant()));
            problems.Add(new("files", "file-not-taken", FormTexts.FileNotTaken.With(other.Name, taken)));
        }
        if (!complete)
            return problems;
        problems.AddRange(Missing(form, content));
        // An empty report is not a report (it would count as in time with nothing in it).
        var isEmpty = content.Values.Count == 0 && content.Files.Count == 0 && !content.Nil;
        if (isEmpty && !mayBeEmpty && problems.All(p => p.Severity == Severity.Warning))
            problems.Add(new("values", "nothing-entered", FormTexts.NothingEntered));
        return problems;
    }

    private static IEnumerable<FieldProblem> CheckDocument(
        DocumentReference document,
        DateOnly today,
        DocumentDays days
    )
    {
        if (document.Number.Length > MaxDocumentNumber)
            yield return new("document.number", "text-too-long", FormTexts.DocumentNumberLong);
        foreach (var lost in FormRules.LettersLost("document.number", new() { Document = document }))
            yield return lost;
        if (CheckDate(document.Date, today, days) is { } problem)
            yield return problem;
    }

    private static FieldProblem? CheckDate(DateOnly date, DateOnly today, DocumentDays days)
    {
        const string path = "document.date";
        var shown = VietnamTime.Show(date);
        if (date > today)
            return new(path, "document-later", FormTexts.DocumentLater);
        if (date < DocumentKind.First)
            return new(path, "document-long-ago", FormTexts.DocumentLongAgo.With(shown));
        if (days.Plan is { } plan && date < plan)
        {
            var words = FormTexts.DocumentBeforePlan.With(shown, VietnamTime.Show(plan));
            return new(path, "document-before-plan", words);
        }
        if (days.Opens is { } opens && date < opens)
        {
            var words = FormTexts.DocumentBeforePeriod.With(shown, VietnamTime.Show(opens));
            return new(path, "document-before-period", words, Severity.Warning);
        }
        return null;
    }

    private static IEnumerable<FieldProblem> Missing(Form form, Content content)
    {
        if (form.Document == Need.Required && string.IsNullOrWhiteSpace(content.Document?.Number))
            yield return new("document", "required", FormTexts.DocumentNeeded);
        if (form.Files == Need.Required && content.Files.Count == 0)
            yield return new("files", "required", FormTexts.FilesNeeded);
    }

    public static Content Clean(Form form, Content content)
    {
        var values = content.Values.ToDictionary(v => v.Key, v => Clean(v.Value), StringComparer.Ordinal);
        var document = content.Document is null ? null : Clean(content.Document);
        var explanations = content.Explanations is null ? null : Clean(content.Explanations);
        return content with
        {
            Values = FormRules.Derive(form, values),
            Document = document,
            Explanations = explanations,
        };
    }

    /// <summary>What was sent, on the present form: made on another version of it, what means the same.</summary>
    public static Content OnForm(Cycle cycle, Duty duty, Revision revision)
    {
        var content = revision.Content;
        if (revision.FormVersion == duty.Form.Version)
            return content;
        return cycle.FormOf(duty.Form.Id, revision.FormVersion) is { } made
            ? content with
            {
                Values = FormVersions.Map(content.Values, made, duty.Form).Values,
            }
            : content;
    }

    /// <summary>Null: nothing is left of them.</summary>
    private static Dictionary<string, string>? Clean(IReadOnlyDictionary<string, string> explanations)
    {
        var cleaned = explanations.Select(e => KeyValuePair.Create(e.Key, VietnameseText.Clean(e.Value)));
        var said = cleaned.Where(e => e.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        return said.Count > 0 ? said : null;
    }

    private static FormValue Clean(FormValue value)
    {
        if (value.Text is { } text)
            return value with { Text = VietnameseText.Clean(text) };
        if (value.Evidence is { } evidence)
            return value with { Evidence = CleanOrNull(evidence) };
        if (value.Document is { } document)
            return value with { Document = Clean(document) };
        return value.Rows is { } rows ? value with { Rows = [.. rows.Select(Clean)] } : value;
    }

    private static IReadOnlyDictionary<string, FormValue> Clean(IReadOnlyDictionary<string, FormValue> row) =>
        row.ToDictionary(c => c.Key, c => Clean(c.Value), StringComparer.Ordinal);

    private static string? CleanOrNull(string text)
    {
        var cleaned = VietnameseText.Clean(text);
        return cleaned.Length > 0 ? cleaned : null;
    }

    private static DocumentReference Clean(DocumentReference d)
    {
        var issuer = d.Issuer is null ? null : CleanOrNull(d.Issuer);
        var number = VietnameseText.WithoutUnseen(VietnameseText.Clean(d.Number));
        return d with { Number = number, Issuer = issuer };
    }
}
