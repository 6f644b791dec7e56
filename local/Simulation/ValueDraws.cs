namespace PlanMonitor.Local;

/// <summary>Plausible values that a form accepts, drawn for a unit: victims are rare, activities are not.</summary>
public static class ValueDraws
{
    public static IReadOnlyDictionary<string, FormValue> For(Form form, Random random)
    {
        var values = new Dictionary<string, FormValue>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Type != FieldType.Coverage))
        {
            if (Draw(form, field, random) is { } value)
                values[field.Code] = value;
        }
        foreach (var rule in form.Rules)
            Settle(rule, values);
        // A rule this cannot settle leaves its field out rather than wrong.
        while (FormRules.Check(form, values, complete: true) is { Count: > 0 } problems)
            values.Remove(problems[0].Path.Split('.')[0]);
        return values;
    }

    private static FormValue? Draw(Form form, Field field, Random random)
    {
        var victims = field.Sensitive && random.Next(0, 10) > 0 ? 0 : random.Next(0, 3);
        switch (field.Type)
        {
            case FieldType.Count:
                var total = field.Sensitive ? victims : random.Next(1, field.Splits.Count > 0 ? 400 : 40);
                return field.Splits.Count == 0 ? FormValue.Of(total) : new()
                {
                    Number = total,
                    Splits = field.Splits.ToDictionary(s => s.Dimension, s => Parts(form.Dimensions.First(d => d.Id == s.Dimension), total, random)),
                };
            case FieldType.Money:
                return FormValue.Of(field.Sensitive ? victims * 1_000_000L : random.Next(0, 40) * 500_000L);
            case FieldType.Ratio:
                var of = field.Sensitive ? victims : random.Next(1, 12);
                return FormValue.Ratio(random.Next(0, of + 1), of);
            case FieldType.YesNo:
                return FormValue.Of(random.Next(0, 10) > 0);
            case FieldType.Choice:
                return FormValue.Of(field.Options[random.Next(field.Options.Count)].Code);
            case FieldType.Narrative:
                return random.Next(0, 2) == 0 ? null : FormValue.Of("Kinh phí và thời gian cho công tác truyền thông còn hạn chế; đề nghị tiếp tục được hướng dẫn.");
            default:
                return null;
        }
    }

    private static IReadOnlyDictionary<string, long> Parts(Dimension dimension, long total, Random random)
    {
        var parts = new Dictionary<string, long>(StringComparer.Ordinal);
        var left = total;
        foreach (var item in dimension.Items.SkipLast(1))
        {
            var part = random.NextInt64(0, left + 1);
            parts[item.Code] = part;
            left -= part;
        }
        parts[dimension.Items[^1].Code] = left;
        return parts;
    }

    /// <summary>Makes one side of a rule follow the other: a ratio's part or a plain number gives way.</summary>
    private static void Settle(FormRule rule, Dictionary<string, FormValue> values)
    {
        if (!TrySet(rule.Left, rule.Right, values))
            TrySet(rule.Right, rule.Left, values);
    }

    private static bool TrySet(string target, string source, Dictionary<string, FormValue> values)
    {
        if (target.Contains('+', StringComparison.Ordinal) || Sum(source, values) is not { } sum)
            return false;
        var parts = target.Split('.');
        if (!values.TryGetValue(parts[0], out var value) || value.Splits is not null)
            return false;
        values[parts[0]] = parts.Length == 1
            ? FormValue.Of(sum)
            : parts[1] == "denominator"
                ? FormValue.Ratio(Math.Min(value.Numerator ?? 0, sum), sum)
                : FormValue.Ratio(sum, Math.Max(value.Denominator ?? 0, sum));
        return true;
    }

    private static long? Sum(string expression, Dictionary<string, FormValue> values)
    {
        long sum = 0;
        foreach (var term in expression.Split('+', StringSplitOptions.TrimEntries))
        {
            var parts = term.Split('.');
            var value = values.GetValueOrDefault(parts[0]);
            var number = parts.Length == 1 ? value?.Number : parts[1] == "numerator" ? value?.Numerator : value?.Denominator;
            if (number is null)
                return null;
            sum += number.Value;
        }
        return sum;
    }
}
