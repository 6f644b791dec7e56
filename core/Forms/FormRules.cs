using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Forms;

/// <summary>What a form accepts. The server's verdict is the only one that counts.</summary>
public static class FormRules
{
    /// <summary>Characters of the words that explain one value.</summary>
    public const int MaxExplanation = 1_000;

    /// <summary>
    /// Every value that is wrong, and what the rules of the form say. <paramref name="complete"/>: also what is missing or contradicts itself; a draft may
    /// still, half-way through its typing. Values are as <see cref="Derive"/> leaves them.
    /// </summary>
    /// <param name="day">The last day the figures speak of: codes of lists must be valid then.</param>
    /// <param name="before">The values of the period before, for the rules that compare with it.</param>
    /// <param name="nil">What the form lets one declare did not occur: these fields need no other answer, and may have none.</param>
    public static IReadOnlyList<FieldProblem> Check(
        Form form,
        IReadOnlyDictionary<string, FormValue> values,
        bool complete,
        DateOnly? day = null,
        FiguresBefore? before = null,
        IReadOnlyDictionary<string, string>? explanations = null,
        bool nil = false
    )
    {
        var fields = form.Fields.ToDictionary(f => f.Code);
        var problems = new List<FieldProblem>();
        foreach (var (code, value) in values)
        {
            if (fields.TryGetValue(code, out var field))
                problems.AddRange(CheckValue(new(form, field, code, value, complete, day)));
            else
                problems.Add(new(code, "field-unknown", FormTexts.UnknownField.With(code)));
        }
        problems.AddRange(CheckExplanations(form, explanations ?? new Dictionary<string, string>()));
        if (!complete)
            return problems;
        // A rule is silent where a value it names is wrong in itself. What is merely not there yet silences no other: rules are shown while one types.
        var wrong = problems.Select(p => p.Path.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var heard = form.Rules.Where(r => !RuleChecks.FieldsOf(r).Any(wrong.Contains));
        IReadOnlyList<Field> answered = nil ? [.. NilRules.Answered(form)] : [];
        problems.AddRange(CheckRequired(form, values).Where(p => answered.All(f => f.Code != p.Path)));
        if (nil)
            problems.AddRange(NilRules.Contradictions(form, values));
        problems.AddRange(RuleChecks.Check(form with { Rules = [.. heard] }, values, before, explanations));
        return problems;
    }

    private static IEnumerable<FieldProblem> CheckValue(Entry entry)
    {
        var kind = entry.Field.Kind();
        if (entry.Value.Unreadable is { } raw && kind.IsEntered)
            return [new(entry.Path, "value-unreadable", FormTexts.Unreadable.With(raw))];
        return kind.Check(entry).Concat(LettersLost(entry.Path, entry.Value));
    }

    /// <summary>A notice at each text whose letters were lost.</summary>
    public static IEnumerable<FieldProblem> LettersLost(string path, FormValue value)
    {
        string?[] texts = [value.Text, value.Evidence, value.Document?.Number, value.Document?.Issuer];
        if (texts.OfType<string>().FirstOrDefault(LostLetters.In) is { } lost)
        {
            var said = FormTexts.LostLetters.With(lost.Length > 60 ? lost[..60] + "…" : lost);
            yield return new(path, "letters-lost", said, Severity.Warning);
        }
        foreach (var (i, row) in (value.Rows ?? []).Index())
        {
            var cells = row.SelectMany(cell => LettersLost($"{path}.{i + 1}.{cell.Key}", cell.Value));
            foreach (var problem in cells)
                yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> CheckExplanations(
        Form form,
        IReadOnlyDictionary<string, string> explanations
    )
    {
        foreach (var (rule, words) in explanations)
        {
            if (form.Rules.All(r => r.Id != rule))
                yield return new($"explanations.{rule}", "field-unknown", FormTexts.UnknownField.With(rule));
            else if (words.Length > MaxExplanation)
                yield return new($"explanations.{rule}", "text-too-long", FormTexts.TextTooLong.With(MaxExplanation));
        }
    }

    private static IEnumerable<FieldProblem> CheckRequired(Form form, IReadOnlyDictionary<string, FormValue> values)
    {
        var required = form.Fields.Where(f => f is { Required: true, IsDerived: false });
        var missing = required.Where(f => IsMissing(f, values));
        return missing.Select(f => new FieldProblem(f.Code, "required", FormTexts.Required));
    }

    /// <summary>The values with their derived numerators and denominators; what was sent for these is not looked at. Where a figure they come from is missing, so are they.</summary>
    public static IReadOnlyDictionary<string, FormValue> Derive(
        Form form,
        IReadOnlyDictionary<string, FormValue> values
    )
    {
        var derived = new Dictionary<string, FormValue>(values, StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.NumeratorFrom is not null || f.DenominatorFrom is not null))
        {
            var entered = values.GetValueOrDefault(field.Code);
            var numerator = field.NumeratorFrom is { } above
                ? FigureReferences.Read(above, values)
                : entered?.Numerator;
            var denominator = field.DenominatorFrom is { } below
                ? FigureReferences.Read(below, values)
                : entered?.Denominator;
            if (numerator is { } n && denominator is { } d)
                derived[field.Code] = FormValue.Ratio(n, d);
            else if (entered?.Unreadable is null)
                derived.Remove(field.Code);
        }
        return derived;
    }

    private static bool IsMissing(Field field, IReadOnlyDictionary<string, FormValue> values)
    {
        if (!values.TryGetValue(field.Code, out var value))
            return true;
        var isBlank = value.Text is not null && string.IsNullOrWhiteSpace(value.Text);
        return isBlank || value.Rows is { Count: 0 };
    }
}
