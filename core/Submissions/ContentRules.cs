using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Submissions;

/// <summary>What a person sends, as it is judged and kept: texts cleaned, ratios derived.</summary>
public static class ContentRules
{
    public static Content Clean(Form form, Content content) =>
        content with
        {
            Values = FormRules.Derive(
                form,
                content.Values.ToDictionary(v => v.Key, v => Clean(v.Value), StringComparer.Ordinal)
            ),
            Document = content.Document is { } d ? Clean(d) : null,
            Explanations = content.Explanations is { } given ? Clean(given) : null,
        };

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
        var said = explanations
            .Select(e => KeyValuePair.Create(e.Key, VietnameseText.Clean(e.Value)))
            .Where(e => e.Value.Length > 0)
            .ToDictionary(StringComparer.Ordinal);
        return said.Count > 0 ? said : null;
    }

    private static FormValue Clean(FormValue value)
    {
        if (value.Text is { } text)
            return value with { Text = VietnameseText.Clean(text) };
        if (value.Evidence is { } evidence)
            return value with { Evidence = VietnameseText.Clean(evidence) is { Length: > 0 } kept ? kept : null };
        if (value.Document is { } document)
            return value with { Document = Clean(document) };
        return value.Rows is { } rows
            ? value with
            {
                Rows =
                [
                    .. rows.Select(r =>
                        (IReadOnlyDictionary<string, FormValue>)
                            r.ToDictionary(c => c.Key, c => Clean(c.Value), StringComparer.Ordinal)
                    ),
                ],
            }
            : value;
    }

    private static DocumentReference Clean(DocumentReference d) =>
        d with
        {
            Number = VietnameseText.Clean(d.Number),
            Issuer = d.Issuer is { } issuer && VietnameseText.Clean(issuer) is { Length: > 0 } kept ? kept : null,
        };
}
