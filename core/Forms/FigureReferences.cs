using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Forms;

/// <summary>
/// Reads a number out of a form's values by its name: "B1"; "A2.numerator", "A2.denominator"; "C3.age.under16", "C3.sex*age.female*under16"; of a table
/// "H1.rows" (how many) and "H1.Cost" (a column added up); or a sum of these with "+".
/// </summary>
public static class FigureReferences
{
    public const string Numerator = "numerator";
    public const string Denominator = "denominator";
    public const string Rows = "rows";

    /// <summary>Null: something it names was not reported. Missing is not zero.</summary>
    public static long? Read(string figure, IReadOnlyDictionary<string, FormValue> values)
    {
        long sum = 0;
        foreach (var term in Terms(figure))
        {
            if (!values.TryGetValue(CodeOf(term), out var value) || ReadTerm(term, value) is not { } number)
                return null;
            sum += number;
        }
        return sum;
    }

    /// <summary>The field codes it names.</summary>
    public static IEnumerable<string> CodesOf(string figure) => Terms(figure).Select(CodeOf);

    /// <summary>The first name that the form does not have; null: it has all.</summary>
    public static string? Unknown(string figure, Form form) => Terms(figure).FirstOrDefault(t => !Knows(t, form));

    private static string[] Terms(string figure) =>
        figure.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string CodeOf(string term) => term.Split('.')[0];

    private static long? ReadTerm(string term, FormValue value) =>
        term.Split('.') switch
        {
            [_] => value.Number,
            [_, Numerator] => value.Numerator,
            [_, Denominator] => value.Denominator,
            [_, Rows] => value.Rows?.Count,
            [_, var column] => SumOfColumn(value, column),
            [_, var split, var item] => ReadSplit(value, split, item),
            _ => null,
        };

    /// <summary>A column that no row fills in adds nothing.</summary>
    private static long? SumOfColumn(FormValue value, string column) =>
        value.Rows?.Where(r => r.ContainsKey(column)).Sum(r => r[column].Number ?? 0);

    private static long? ReadSplit(FormValue value, string split, string item)
    {
        if (value.Splits?.GetValueOrDefault(split) is { } parts)
            return parts.GetValueOrDefault(item);
        // A total of zero has no parts to name.
        return value.Number == 0 ? 0 : null;
    }

    private static bool Knows(string term, Form form)
    {
        var path = term.Split('.');
        if (form.Fields.FirstOrDefault(f => f.Code == path[0]) is not { } field)
            return false;
        return path switch
        {
            [_] => field.Kind().IsNumber,
            [_, Numerator or Denominator] => field.Type == FieldType.Ratio,
            [_, Rows] => field.Kind().HasRows,
            [_, var column] => field.Columns.Any(c => c.Code == column && FieldKinds.Of(c.Type).IsNumber),
            [_, var split, var item] => HasItem(form, field, split, item),
            _ => false,
        };
    }

    private static bool HasItem(Form form, Field field, string key, string item)
    {
        var split = field.Splits.FirstOrDefault(s => s.Key == key);
        return split?.ItemsIn(form).Any(i => i.Code == item) == true;
    }
}
