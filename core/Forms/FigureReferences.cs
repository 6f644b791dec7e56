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

    private static long? ReadTerm(string term, FormValue value)
    {
        var path = term.Split('.');
        return path.Length switch
        {
            1 => value.Number,
            2 => ReadPart(value, path[1]),
            3 => ReadSplit(value, path[1], path[2]),
            _ => null,
        };
    }

    private static long? ReadPart(FormValue value, string part) =>
        part switch
        {
            Numerator => value.Numerator,
            Denominator => value.Denominator,
            Rows => value.Rows?.Count,
            _ => SumOfColumn(value, part),
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
        return path.Length switch
        {
            1 => field.Kind().IsNumber,
            2 => HasPart(field, path[1]),
            3 => HasItem(form, field, path[1], path[2]),
            _ => false,
        };
    }

    private static bool HasPart(Field field, string part) =>
        part switch
        {
            Numerator or Denominator => field.Type == FieldType.Ratio,
            Rows => field.Kind().HasRows,
            _ => field.Columns.Any(c => c.Code == part && FieldKinds.Of(c.Type).IsNumber),
        };

    private static bool HasItem(Form form, Field field, string key, string item)
    {
        var split = field.Splits.FirstOrDefault(s => s.Key == key);
        return split?.ItemsIn(form).Any(i => i.Code == item) == true;
    }
}
