namespace PlanMonitor.Core;

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

    /// <summary>Null: nothing is left of them.</summary>
    private static Dictionary<string, string>? Clean(IReadOnlyDictionary<string, string> explanations)
    {
        var said = explanations
            .Select(e => KeyValuePair.Create(e.Key, FormRules.Clean(e.Value)))
            .Where(e => e.Value.Length > 0)
            .ToDictionary(StringComparer.Ordinal);
        return said.Count > 0 ? said : null;
    }

    private static FormValue Clean(FormValue value)
    {
        if (value.Text is { } text)
            return value with { Text = FormRules.Clean(text) };
        if (value.Evidence is { } evidence)
            return value with { Evidence = FormRules.Clean(evidence) is { Length: > 0 } kept ? kept : null };
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
            Number = FormRules.Clean(d.Number),
            Issuer = d.Issuer is { } issuer && FormRules.Clean(issuer) is { Length: > 0 } kept ? kept : null,
        };
}
