using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Local.Simulation;

/// <summary>Plausible values that a form accepts, drawn for a unit: victims are rare, activities are not.</summary>
public static class ValueDraws
{
    public static IReadOnlyDictionary<string, FormValue> For(Form form, Random random)
    {
        var values = new Dictionary<string, FormValue>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => !f.IsDerived))
        {
            if (Draw(form, field, random) is { } value)
                values[field.Code] = value;
        }
        foreach (var rule in form.Rules.Where(r => r.Kind == RuleKind.Compare))
            Settle(rule, values);
        // A rule this cannot settle leaves its field out rather than wrong.
        while (
            FormRules
                .Check(form, FormRules.Derive(form, values), complete: true)
                .FirstOrDefault(p => p.Severity != Severity.Warning)
                is { } problem
        )
        {
            if (!values.Remove(problem.Path.Split('.')[0]))
                break;
        }
        return values;
    }

    private static FormValue? Draw(Form form, Field field, Random random)
    {
        var victims = field.Sensitive && random.Next(0, 10) > 0 ? 0 : random.Next(0, 3);
        return field.Kind().Draw(new(form, field, victims, new(random.Next, random.NextInt64)));
    }

    /// <summary>Makes one side of a rule follow the other: a ratio's part or a plain number gives way.</summary>
    private static void Settle(FormRule rule, Dictionary<string, FormValue> values)
    {
        if (!TrySet(rule.Left!, rule.Right!, values))
            TrySet(rule.Right!, rule.Left!, values);
    }

    private static bool TrySet(string target, string source, Dictionary<string, FormValue> values)
    {
        if (target.Contains('+', StringComparison.Ordinal) || FigureReferences.Read(source, values) is not { } sum)
            return false;
        var parts = target.Split('.');
        if (!values.TryGetValue(parts[0], out var value) || value.Splits is not null || value.Rows is not null)
            return false;
        if (parts.Length == 1)
            values[parts[0]] = FormValue.Of(sum);
        else if (parts[1] == FigureReferences.Denominator)
            values[parts[0]] = FormValue.Ratio(Math.Min(value.Numerator ?? 0, sum), sum);
        else
            values[parts[0]] = FormValue.Ratio(sum, Math.Max(value.Denominator ?? 0, sum));
        return true;
    }
}
