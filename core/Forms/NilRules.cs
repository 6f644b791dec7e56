using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Forms;

/// <summary>"Không phát sinh nạn nhân": what a unit declares in one step. The other sections are asked for as ever.</summary>
/// <param name="Label">As the person reads it.</param>
/// <param name="Sections">Ids of the sections it answers.</param>
public sealed record NilDeclaration(Text Label, IReadOnlyList<string> Sections);

/// <summary>What follows from a nil declaration for the fields of its form.</summary>
public static class NilRules
{
    /// <summary>The fields a nil declaration answers: those of its sections, and those elsewhere that are zero by it ("of the victims": of none).</summary>
    public static IEnumerable<Field> Answered(Form form)
    {
        if (form.Nil is not { } nil)
            return [];
        var own = form.Sections.Where(s => nil.Sections.Contains(s.Id)).SelectMany(s => s.Fields);
        return own.Concat(form.Fields.Where(f => f.NilMeansZero)).Distinct();
    }

    /// <summary>The values with what the declaration says: zero where the form says that nil means zero, nothing elsewhere. What speaks against it stays.</summary>
    public static IReadOnlyDictionary<string, FormValue> Answer(
        Form form,
        IReadOnlyDictionary<string, FormValue> values
    )
    {
        var answered = new Dictionary<string, FormValue>(values, StringComparer.Ordinal);
        foreach (var field in Answered(form))
        {
            if (values.TryGetValue(field.Code, out var value) && SaysSomething(value))
                continue;
            answered.Remove(field.Code);
            if (field.NilMeansZero)
                answered[field.Code] = field.Kind().ZeroOf(form, field);
        }
        return answered;
    }

    /// <summary>What was entered although nothing occurred. Words may say why nothing did.</summary>
    public static IEnumerable<FieldProblem> Contradictions(Form form, IReadOnlyDictionary<string, FormValue> values)
    {
        bool IsEntered(Field field) => values.TryGetValue(field.Code, out var value) && SaysSomething(value);
        var entered = Answered(form).Where(f => !f.Kind().IsProse && IsEntered(f));
        return entered.Select(f => new FieldProblem(f.Code, "nil-contradicted", FormTexts.NilContradicted));
    }

    private static bool SaysSomething(FormValue value)
    {
        if (value.Number is > 0 or < 0 || value.Numerator is > 0 || value.Denominator is > 0 || value.Yes == true)
            return true;
        if (!string.IsNullOrWhiteSpace(value.Text) || value.Document is not null || value.Unreadable is not null)
            return true;
        var parts = (value.Splits ?? FormValue.NoSplits).Values.SelectMany(s => s.Values);
        return value.Rows is { Count: > 0 } || parts.Any(n => n != 0);
    }
}
