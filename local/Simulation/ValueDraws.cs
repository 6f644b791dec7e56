using System.Diagnostics;
using PlanMonitor.Core;
using PlanMonitor.Core.Forms;

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
        switch (field.Type)
        {
            case FieldType.Count or FieldType.People:
                var most = field.Splits.Count > 0 ? 400 : 40;
                var total = field.Sensitive ? victims : random.Next(1, most);
                return field.Splits.Count == 0
                    ? FormValue.Of(total)
                    : new()
                    {
                        Number = total,
                        Splits = field.Splits.ToDictionary(s => s.Key, s => Parts([.. s.ItemsIn(form)], total, random)),
                    };
            case FieldType.Money:
                return FormValue.Of(field.Sensitive ? victims * 1_000_000L : random.Next(0, 40) * 500_000L);
            case FieldType.Ratio:
                var of = field.Sensitive ? victims : random.Next(1, 12);
                return FormValue.Ratio(random.Next(0, of + 1), of);
            case FieldType.YesNo:
                var yes = random.Next(0, 10) > 0;
                return yes && field.Evidence == Need.Required
                    ? new() { Yes = yes, Evidence = "van-ban.pdf" }
                    : FormValue.Of(yes);
            case FieldType.Choice:
                return FormValue.Of(field.Options[random.Next(field.Options.Count)].Code);
            case FieldType.Narrative:
                return random.Next(0, 2) == 0
                    ? null
                    : FormValue.Of(
                        "Kinh phí và thời gian cho công tác truyền thông còn hạn chế; đề nghị tiếp tục được hướng dẫn."
                    );
            case FieldType.Table:
                return new() { Rows = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Row(field, random))] };
            case FieldType.Document:
                return new()
                {
                    Document = new($"{random.Next(10, 300)}/BC", new(2023, random.Next(3, 12), random.Next(1, 28))),
                };
            case FieldType.Date:
                return FormValue.Of($"2023-{random.Next(3, 12):00}-{random.Next(1, 28):00}");
            case FieldType.Coverage:
                return null;
        }
        throw new UnreachableException($"{field.Type}");
    }

    private static IReadOnlyDictionary<string, FormValue> Row(Field field, Random random) =>
        field.Columns.ToDictionary(
            c => c.Code,
            c =>
                c.Type switch
                {
                    FieldType.Count => FormValue.Of(random.Next(5, 120)),
                    FieldType.Money => FormValue.Of(random.Next(0, 20) * 100_000L),
                    FieldType.Date => FormValue.Of($"2023-{random.Next(3, 12):00}-{random.Next(1, 28):00}"),
                    FieldType.Choice => FormValue.Of(c.Options[random.Next(c.Options.Count)].Code),
                    FieldType.People
                    or FieldType.Ratio
                    or FieldType.YesNo
                    or FieldType.Document
                    or FieldType.Narrative
                    or FieldType.Table
                    or FieldType.Coverage => FormValue.Of("Nhà văn hóa xã"),
                }
        );

    private static IReadOnlyDictionary<string, long> Parts(
        IReadOnlyList<DimensionItem> items,
        long total,
        Random random
    )
    {
        var parts = new Dictionary<string, long>(StringComparer.Ordinal);
        var left = total;
        foreach (var item in items.SkipLast(1))
        {
            var part = random.NextInt64(0, left + 1);
            parts[item.Code] = part;
            left -= part;
        }
        parts[items[^1].Code] = left;
        return parts;
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
